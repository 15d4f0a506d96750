//! An item of an update in up to three parts, as people write it and as a mail shows it: `the list | Ben | Friday`.

use std::fmt::Display;

use crate::report::{Block, Column, Items, Table};

/// What parts them.
const BAR: char = '|';

/// What, who and when, as one text; whatever is not known is left out.
pub(super) fn written(what: &dyn Display, who: &str, when: &str) -> String {
    let plain = |text: String| text.replace(BAR, "/");
    let (what, who, when) = (plain(what.to_string()), plain(who.to_owned()), plain(when.to_owned()));
    match (who.is_empty(), when.is_empty()) {
        (true, true) => what,
        (_, true) => format!("{what} {BAR} {who}"),
        (true, _) => format!("{what} {BAR} {BAR} {when}"),
        _ => format!("{what} {BAR} {who} {BAR} {when}"),
    }
}

/// Adds what is below an item to what it says first.
pub(super) fn add_below(item: &mut String, more: &str) {
    let at = item.find(BAR).unwrap_or(item.len());
    let rest = item.split_off(at);
    item.truncate(item.trim_end().len());
    let joint = if item.ends_with([':', ';', ',']) { " " } else { "; " };
    item.push_str(&format!("{joint}{more}"));
    if !rest.is_empty() {
        item.push_str(&format!(" {rest}"));
    }
}

/// The items as a table, where any of them has parts; otherwise as a list.
pub(super) fn block(items: &[String], who: &str, when: &str) -> Block {
    if !items.iter().any(|item| item.contains(BAR)) {
        return Items::new(items.iter().map(String::as_str)).into();
    }
    let rows: Vec<[&str; 3]> = items.iter().map(|item| parts(item)).collect();
    let table = Table::new([
        Column::left("").named("what").wraps().of(&rows, |row| row[0]),
        Column::left(who).named("who").of(&rows, |row| row[1]),
        Column::left(when).named("when").wraps().of(&rows, |row| row[2]),
    ]);
    table.into()
}

fn parts(item: &str) -> [&str; 3] {
    let mut parts = item.splitn(3, BAR).map(str::trim);
    std::array::from_fn(|_| parts.next().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_comes_apart_as_it_was_put_together() {
        let case = |what: &str, who: &str, when: &str| {
            let text = written(&what, who, when);
            assert_eq!(parts(&text), [what, who, when], "{text}");
        };
        case("the list", "Ben", "Friday");
        case("the list", "", "Friday");
        case("the list", "Ben", "");
        case("the list", "", "");
        assert_eq!(parts(&written(&"a|b", "", "c")), ["a/b", "", "c"], "a bar of a title parts nothing");
        assert_eq!(parts("a | b | c | d"), ["a", "b", "c | d"]);
    }

    #[test]
    fn items_are_a_table_where_one_of_them_has_parts() {
        let of =
            |items: &[&str]| block(&items.iter().map(ToString::to_string).collect::<Vec<_>>(), "who", "by");
        assert!(matches!(of(&["the list", "the key"]), Block::Items(_)));
        let Block::Table(table) = of(&["the list | Ben | Friday", "the key"]) else { panic!("a table") };
        assert_eq!(table.len(), 2);
        assert_eq!(table.columns[1].cells[0].line.text(), "Ben");
    }
}
