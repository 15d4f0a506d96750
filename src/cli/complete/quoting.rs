//! The quotes of a shell: taken off what was typed, and put around what is offered.

/// A word as it was typed, perhaps not to its end.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Typed {
    /// What it stands for so far.
    pub(super) text: String,
    /// The quote that is still open.
    pub(super) quote: Option<char>,
}

/// Reads a word that is still being typed.
pub(super) fn read(word: &str) -> Typed {
    let (mut text, mut quote) = (String::new(), None);
    let mut chars = word.chars();
    while let Some(char) = chars.next() {
        match (char, quote) {
            ('\'' | '"', None) => quote = Some(char),
            (_, Some(open)) if open == char => quote = None,
            // Within `"`, a backslash protects a few characters only, and is one itself before all others.
            ('\\', Some('"')) => match chars.next() {
                Some(next) if "\"\\$`".contains(next) => text.push(next),
                Some(next) => text.extend(['\\', next]),
                None => {}
            },
            ('\\', None) => text.extend(chars.next()),
            _ => text.push(char),
        }
    }
    Typed { text, quote }
}

/// A value as bash takes it for one word, typed after a quote that is open. Bash closes that quote.
pub(super) fn quoted(value: &str, quote: Option<char>) -> String {
    let is_plain = |char: char| char.is_alphanumeric() || "-_./:+@%,=".contains(char);
    let mut quoted = String::new();
    for char in value.chars() {
        match quote {
            Some('\'') if char == '\'' => quoted.push_str("'\\'"),
            Some('"') if "\"\\$`".contains(char) => quoted.push('\\'),
            None if !is_plain(char) => quoted.push('\\'),
            _ => {}
        }
        quoted.push(char);
    }
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_taken_off_also_before_they_are_closed() {
        let case = |word: &str, text: &str, quote: Option<char>| {
            assert_eq!(read(word), Typed { text: text.to_owned(), quote }, "{word}");
        };
        case("Tom", "Tom", None);
        case("\"Tomas L", "Tomas L", Some('"'));
        case("'Tomas L", "Tomas L", Some('\''));
        case("\"Tomas Lind\"", "Tomas Lind", None);
        case("Tomas\\ L", "Tomas L", None);
        case("Tomas\\", "Tomas", None);
        case("\"O'Br", "O'Br", Some('"'));
        case("'O'\\''Br", "O'Br", Some('\''));
        case("O\\'Br", "O'Br", None);
        case("\"a\\\"b\\x\\$", "a\"b\\x$", Some('"'));
        case("Mül", "Mül", None);
    }

    #[test]
    fn what_is_offered_is_read_as_it_is_meant() {
        for value in ["Tomas Lind", "O'Brien", "a \"b\" $c `d` \\e!", "Müller & Söhne; rm -rf *", "go_live"]
        {
            for open in ["", "\"", "'"] {
                let quote = open.chars().next();
                let line = format!("{open}{}{open}", quoted(value, quote));
                assert_eq!(shlex::split(&line).unwrap(), [value], "{line}");
                assert_eq!(read(&line).text, value);
            }
        }
    }
}
