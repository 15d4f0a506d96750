//! Words that are read from right to left, set apart so that they turn no cell beside them.
//!
//! A terminal that knows both directions reorders a whole row around such a word: a name would change places with the number
//! after it. Isolates (U+2068, U+2069) keep the order of the row. They take no room, and only a screen gets them: a file, a
//! pipe or another program has the words alone.

use std::borrow::Cow;

const OPEN: char = '\u{2068}';
const CLOSE: char = '\u{2069}';

/// Letters of scripts that are written from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko and their like.
const fn turns(c: char) -> bool {
    matches!(
        c,
        '\u{0590}'..='\u{08FF}'
            | '\u{FB1D}'..='\u{FDFF}'
            | '\u{FE70}'..='\u{FEFC}'
            | '\u{10800}'..='\u{10FFF}'
            | '\u{1E800}'..='\u{1EFFF}'
    )
}

/// The text with each run of such words in an isolate; blanks around it stay outside.
pub(super) fn isolated(text: &str) -> Cow<'_, str> {
    if !text.chars().any(turns) {
        return Cow::Borrowed(text);
    }
    let words: Vec<&str> = text.split(' ').collect();
    let is_turning = |at: usize| words.get(at).is_some_and(|word| word.chars().any(turns));
    let mut shown = String::with_capacity(text.len() + 2 * OPEN.len_utf8());
    for (at, word) in words.iter().enumerate() {
        if at > 0 {
            shown.push(' ');
        }
        if is_turning(at) && !(at > 0 && is_turning(at - 1)) {
            shown.push(OPEN);
        }
        shown.push_str(word);
        if is_turning(at) && !is_turning(at + 1) {
            shown.push(CLOSE);
        }
    }
    Cow::Owned(shown)
}

/// The text as it is for anything but a screen. Isolates of a plan never come here: they are made visible before.
pub fn joined(text: String) -> String {
    if text.contains([OPEN, CLOSE]) { text.replace([OPEN, CLOSE], "") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_of_words_is_one_isolate_and_what_stands_beside_it_is_outside() {
        let case = |text: &str, want: &str| {
            assert_eq!(isolated(text), want, "{text}");
            assert_eq!(joined(want.to_owned()), text);
        };
        case("Kestrel & Pine", "Kestrel & Pine");
        case("שירות לקוחות  4d", "\u{2068}שירות לקוחות\u{2069}  4d");
        case("A-1: أنس رويز is late", "A-1: \u{2068}أنس رويز\u{2069} is late");
        case("", "");
    }
}
