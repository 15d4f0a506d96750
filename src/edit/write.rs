//! New values as text: on one line within brackets, or on lines of a block.

use super::value::Yaml;
use crate::document::{Surroundings, quote};

/// A list of texts up to this long stands on its key's line.
const SHORT: usize = 60;

/// `value` within one line.
pub(super) fn flow(value: &Yaml, surroundings: Surroundings) -> String {
    match value {
        Yaml::Null => "null".to_owned(),
        Yaml::Plain(text) => text.clone(),
        Yaml::Text(text) => quote(text, surroundings),
        Yaml::List(items) => {
            let items: Vec<_> = items.iter().map(|item| flow(item, Surroundings::Flow)).collect();
            format!("[{}]", items.join(", "))
        }
        Yaml::Map(entries) => {
            let entry =
                |(key, value): &(String, Yaml)| format!("{}: {}", name(key), flow(value, Surroundings::Flow));
            format!("{{{}}}", entries.iter().map(entry).collect::<Vec<_>>().join(", "))
        }
    }
}

/// The manner of the lines around: what they end with, and how far a list stands in from its key.
#[derive(Clone, Copy, Debug)]
pub(super) struct Manner {
    pub(super) line_break: &'static str,
    pub(super) list_indent: usize,
}

/// `key: value` in a block whose keys are in `column`, the lines below it included; no break at the end.
pub(super) fn entry(key: &str, value: &Yaml, column: usize, manner: Manner) -> String {
    format!("{}:{}", name(key), behind_key(value, column, manner))
}

/// What follows the `:` of a key that is in `column`: a space and a value, or the lines below.
pub(super) fn behind_key(value: &Yaml, column: usize, manner: Manner) -> String {
    match value {
        Yaml::Map(entries) if !entries.is_empty() => {
            let lines = entries.iter().map(|(key, value)| entry(key, value, column + 2, manner));
            lines.map(|line| format!("{}{:2$}{line}", manner.line_break, "", column + 2)).collect()
        }
        Yaml::List(items) if !is_short(items) => {
            let dash = column + manner.list_indent;
            let lines = items.iter().map(|value| item(value, dash, 2, manner));
            lines.map(|line| format!("{}{:2$}{line}", manner.line_break, "", dash)).collect()
        }
        value => format!(" {}", flow(value, Surroundings::Block)),
    }
}

/// `- value` for a list whose dashes are in `dash`, text starting `offset` columns later; no break at the end.
pub(super) fn item(value: &Yaml, dash: usize, offset: usize, manner: Manner) -> String {
    let lines = match value {
        Yaml::Map(entries) if !entries.is_empty() => {
            let lines = entries.iter().map(|(key, value)| entry(key, value, dash + offset, manner));
            lines.collect::<Vec<_>>().join(&format!("{}{:2$}", manner.line_break, "", dash + offset))
        }
        value => flow(value, Surroundings::Block),
    };
    format!("-{:1$}{lines}", "", offset - 1)
}

/// A key; ours are never in quotes, not even `on`, which some tools would take for a truth value.
fn name(key: &str) -> String {
    let is_ours = key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') && !key.is_empty();
    if is_ours { key.to_owned() } else { quote(key, Surroundings::Flow) }
}

fn is_short(items: &[Yaml]) -> bool {
    let length = |item: &Yaml| item.scalar().map_or(2, |text| text.chars().count() + 2);
    items.iter().all(Yaml::is_scalar) && items.iter().map(length).sum::<usize>() <= SHORT
}

#[cfg(test)]
mod tests {
    use super::*;

    const MANNER: Manner = Manner { line_break: "\n", list_indent: 2 };

    fn action() -> Yaml {
        Yaml::map([
            ("id", Some(Yaml::plain("A-1"))),
            ("title", Some(Yaml::text("call: IT"))),
            ("due", None),
            ("blocked", Some(Yaml::map([("reason", Some(Yaml::text("no, VPN")))]))),
            ("tags", Some(Yaml::texts(["a", "b, c"]))),
            ("moves", Some(Yaml::List(vec![Yaml::map([("to", Some(Yaml::plain("2026-04-10")))])]))),
        ])
    }

    #[test]
    fn a_value_on_one_line() {
        let want = "{id: A-1, title: 'call: IT', blocked: {reason: 'no, VPN'}, tags: [a, 'b, c'], moves: [{to: 2026-04-10}]}";
        assert_eq!(flow(&action(), Surroundings::Block), want);
    }

    #[test]
    fn a_value_on_lines_of_its_own() {
        let want = "- id: A-1\n    title: 'call: IT'\n    blocked:\n      reason: no, VPN\n    tags: [a, 'b, c']\n    moves:\n      - to: 2026-04-10";
        assert_eq!(item(&action(), 2, 2, MANNER), want);
        let wide = item(&Yaml::texts(["x"; 2]), 0, 4, MANNER);
        assert_eq!(wide, "-   [x, x]");
        let long =
            Yaml::texts(["Ledger history imported and signed off", "Access for everyone in the pilot"]);
        let zero = Manner { line_break: "\r\n", list_indent: 0 };
        assert_eq!(
            entry("next", &long, 4, zero),
            "next:\r\n    - Ledger history imported and signed off\r\n    - Access for everyone in the pilot"
        );
    }
}
