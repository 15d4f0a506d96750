//! YAML answers: the same values as the JSON answers, so that the two always say the same.
//!
//! `serde_yaml` quotes what itself would take for something else than text. Other readers take more: a YAML 1.1 reader
//! finds days, times and truth values in bare words, and neither minds what acts on a terminal. Such texts are written as
//! [`document::quote`](crate::document) writes them into plans.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::sanitise::acts_unseen;
use crate::document::{Surroundings, double, quote};

/// The value as a YAML document.
///
/// # Errors
/// Never in practice: every JSON value is a YAML value.
pub fn render(value: &Value) -> Result<String, serde_yaml::Error> {
    let mut quoted = Quoted::default();
    let marked = serde_yaml::to_string(&quoted.marked(value))?;
    Ok(quoted.put_into(&marked))
}

/// Texts that are written our way: in the value a mark is put in the place of each, in the document it in the place of
/// its mark.
#[derive(Default)]
struct Quoted {
    marks: BTreeMap<String, usize>,
    texts: Vec<String>,
}

/// How `serde_yaml` writes the control character that a mark begins and ends with. A text that holds it is given a mark
/// itself, so that no text is taken for one.
const EDGE: &str = "\\x01";

impl Quoted {
    fn marked(&mut self, value: &Value) -> Value {
        match value {
            Value::String(text) => self.mark(text).into(),
            Value::Array(items) => items.iter().map(|item| self.marked(item)).collect(),
            Value::Object(entries) => {
                let entries = entries.iter().map(|(key, below)| (self.mark(key), self.marked(below)));
                Value::Object(entries.collect::<Map<_, _>>())
            }
            other => other.clone(),
        }
    }

    fn mark(&mut self, text: &str) -> String {
        let Some(written) = written_our_way(text) else { return text.to_owned() };
        let next = self.texts.len();
        let number = *self.marks.entry(text.to_owned()).or_insert(next);
        if number == next {
            self.texts.push(written);
        }
        format!("\u{1}{number}\u{1}")
    }

    fn put_into(&self, document: &str) -> String {
        let open = format!("\"{EDGE}");
        let close = format!("{EDGE}\"");
        let mut parts = document.split(&open);
        let mut whole = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (number, rest) = part.split_once(&close).unwrap_or((part, ""));
            let text = number.parse().ok().and_then(|number: usize| self.texts.get(number));
            whole.push_str(text.map_or("", String::as_str));
            whole.push_str(rest);
        }
        whole
    }
}

/// A text as it is written where `serde_yaml` is not left to decide. Lines are left to it: it keeps them as lines.
fn written_our_way(text: &str) -> Option<String> {
    let is_unseen = |c: char| c != '\n' && acts_unseen(c);
    if text.chars().any(is_unseen) || text.contains(EDGE) {
        let escape = |c: char| match u32::from(c) {
            code if !is_unseen(c) => char::from_u32(code).map(String::from).unwrap_or_default(),
            code if code <= 0xffff => format!("\\u{code:04x}"),
            code => format!("\\U{code:08x}"),
        };
        return Some(double(text).chars().map(escape).collect());
    }
    let written = quote(text, Surroundings::Block);
    (written != text && !text.contains('\n')).then_some(written)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[track_caller]
    fn case(value: &Value, want: &str) {
        let text = render(value).unwrap();
        assert_eq!(text, want);
        assert_eq!(serde_yaml::from_str::<Value>(&text).unwrap(), *value);
    }

    #[test]
    fn keys_keep_their_order_and_numbers_their_form() {
        case(
            &json!({"b": 22.0, "a": [1, null, {"x": true, "y2": []}], "c": {}}),
            "b: 22.0\na:\n- 1\n- null\n- x: true\n  y2: []\nc: {}\n",
        );
    }

    #[test]
    fn text_stays_text_for_every_reader() {
        for text in [
            "1.10",
            "2026-04-10",
            "12:30",
            "0x1f",
            "1_000",
            "yes",
            "on",
            "y",
            "~",
            "null",
            "",
            " a ",
            "a: b",
            "- a",
        ] {
            let value = json!({ "key": text });
            let written = render(&value).unwrap();
            assert_eq!(written, format!("key: '{text}'\n"));
            assert_eq!(serde_yaml::from_str::<Value>(&written).unwrap(), value);
        }
        case(&json!({"on": "plain words, and more"}), "'on': plain words, and more\n");
        case(&json!("one\ntwo\n"), "|\n  one\n  two\n");
    }

    #[test]
    fn data_stays_whole_and_shows_no_control() {
        let text = "\u{e9}\u{1b}\u{202e}\u{7f}\u{9b}\u{e0041}\n";
        case(&json!({ "a": text }), "a: \"\u{e9}\\u001b\\u202e\\u007f\\u009b\\U000e0041\\n\"\n");
    }

    #[test]
    fn no_text_is_taken_for_a_mark() {
        let mark = "\u{1}0\u{1}";
        for text in ["\"\\x010\\x01\"", "a\n- \"\\x010\\x01\"\n", mark] {
            let value = json!(["2026-04-10", text]);
            assert_eq!(serde_yaml::from_str::<Value>(&render(&value).unwrap()).unwrap(), value, "{text}");
        }
    }
}
