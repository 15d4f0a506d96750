//! JSON answers, indented. Every command has its own versioned structs; this writes their values.

use std::fmt::Write;

use serde_json::Value;

use super::sanitise::acts_unseen;

/// The value, indented by two, with an end of line. What acts on a terminal or cannot be seen is
/// written as an escape, so that the data stays whole and the screen stays safe.
pub fn render(value: &Value) -> String {
    // `{:#}` of a value is its indented form. Escaping the whole text is right because JSON's own
    // structure is ASCII: anything else is within a string.
    let mut out = String::new();
    for c in format!("{value:#}").chars() {
        if c == '\n' || !acts_unseen(c) {
            out.push(c);
            continue;
        }
        for unit in c.encode_utf16(&mut [0; 2]) {
            // Writing to a string cannot fail.
            let _ = write!(out, "\\u{unit:04x}");
        }
    }
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_stays_whole_and_shows_no_control() {
        let value = serde_json::json!({"a": "é\u{1b}\u{202e}\u{7f}\u{9b}\u{e0041}\n", "b": [1, null]});
        let text = render(&value);
        assert_eq!(
            text,
            "{\n  \"a\": \"é\\u001b\\u202e\\u007f\\u009b\\udb40\\udc41\\n\",\n  \"b\": [\n    1,\n    null\n  ]\n}\n"
        );
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value);
    }
}
