//! How a text is written so that it reads back as the same text, here and in other YAML tools.
//!
//! Plain where nothing could take it for something else, else in single quotes, else in double quotes. Always one
//! line: a value never changes the shape of the file around it.

use super::scalar;

/// What surrounds a scalar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Surroundings {
    /// Lines of a block.
    Block,
    /// `[…]` or `{…}`, where commas and brackets mean something.
    Flow,
}

/// `text` as a YAML scalar on one line.
pub fn quote(text: &str, surroundings: Surroundings) -> String {
    if is_plain(text, surroundings) {
        text.to_owned()
    } else if text.chars().any(needs_escape) {
        double(text)
    } else {
        single(text)
    }
}

/// `text` in single quotes, or in double quotes where it holds what those cannot.
pub fn single(text: &str) -> String {
    if text.chars().any(needs_escape) { double(text) } else { format!("'{}'", text.replace('\'', "''")) }
}

/// `text` in double quotes.
pub fn double(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            c if needs_escape(c) && u32::from(c) <= 0xffff => {
                quoted.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c if needs_escape(c) => quoted.push_str(&format!("\\U{:08x}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

fn is_plain(text: &str, surroundings: Surroundings) -> bool {
    let Some(first) = text.chars().next() else { return false };
    let is_flow = surroundings == Surroundings::Flow;
    !first.is_whitespace()
        && !text.ends_with(char::is_whitespace)
        && !"-?:,[]{}#&*!|>'\"%@`=<".contains(first)
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with(':')
        && !(is_flow && text.contains([',', '[', ']', '{', '}', ':']))
        // `[a -, b]`: the dash before the comma is taken for an item of a block list.
        && !(is_flow && text.ends_with(['-', '?']))
        && !text.chars().any(needs_escape)
        && !is_something_else(text)
}

/// Whether a YAML tool could take the bare text for something other than text: numbers, dates, `null`, and the
/// yes and no of YAML 1.1.
fn is_something_else(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let is_word =
        matches!(lower.as_str(), "y" | "n" | "yes" | "no" | "on" | "off" | "true" | "false" | "null" | "~");
    let starts_as_number = text.starts_with(|c: char| c.is_ascii_digit() || c == '+' || c == '.');
    let is_number_like = starts_as_number && !text.contains(' ') && text.chars().all(is_of_numbers);
    is_word || is_number_like || scalar::taken_for(text).is_some() || scalar::is_nothing(text)
}

fn is_of_numbers(c: char) -> bool {
    c.is_ascii_hexdigit() || matches!(c, '.' | '+' | '-' | '_' | ':' | 'o' | 'x' | 'i' | 'n' | 'T' | 'Z')
}

/// Control characters, line breaks of any alphabet, byte order marks, and what turns the direction of a line.
fn needs_escape(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}')
        || matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::document::read;
    use crate::model::List;

    fn case(text: &str, want: &str) {
        assert_eq!(quote(text, Surroundings::Block), want);
    }

    #[test]
    fn quotes_are_used_only_where_something_else_could_be_read() {
        case("Ledger history imported", "Ledger history imported");
        case("it's done", "it's done");
        case("50 accountants", "50 accountants");
        case("go-live: June", "'go-live: June'");
        case("a #1 priority", "'a #1 priority'");
        case("2026-04-10", "'2026-04-10'");
        case("1.0", "'1.0'");
        case("2026-04-10 12:00:00", "'2026-04-10 12:00:00'");
        case("12:30", "'12:30'");
        case("N", "'N'");
        case("no", "'no'");
        case("null", "'null'");
        case("", "''");
        case("- item", "'- item'");
        case("@team", "'@team'");
        case("two\nlines", "\"two\\nlines\"");
        case("\u{202e}evil", "\"\\u202eevil\"");
        assert_eq!(quote("a, b", Surroundings::Flow), "'a, b'");
        assert_eq!(quote("a -", Surroundings::Flow), "'a -'");
        assert_eq!(quote("a, b", Surroundings::Block), "a, b");
    }

    proptest! {
        #![proptest_config(crate::property::config(256))]

        #[test]
        fn every_text_reads_back_as_itself(text in "\\PC{0,40}|[ -~\\n\\t]{0,40}|.{0,20}") {
            let block = format!("- {}\n", quote(&text, Surroundings::Block));
            let flow = format!("[{}, {}]\n", quote(&text, Surroundings::Flow), double(&text));
            let texts = |yaml: &str| read::<List<String>>(yaml.as_bytes()).value.map(|list| list.to_vec());
            prop_assert_eq!(texts(&block), Some(vec![text.clone()]), "{}", block);
            prop_assert_eq!(texts(&flow), Some(vec![text.clone(), text.clone()]), "{}", flow);
        }
    }
}
