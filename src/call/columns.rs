//! Texts in columns, by the width that they have on a screen.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Columns that a text takes.
pub(super) fn width(text: &str) -> usize {
    text.width()
}

/// A text filled up with spaces to a width.
pub(super) fn padded(text: &str, to: usize) -> String {
    format!("{text}{}", " ".repeat(to.saturating_sub(width(text))))
}

/// A text cut to a width, with `…` where something is missing.
pub(super) fn cut(text: &str, most: usize) -> String {
    if width(text) <= most {
        return text.to_owned();
    }
    let mut taken = 0;
    let fits = |c: &char| {
        taken += c.width().unwrap_or(0);
        taken < most
    };
    let head: String = text.chars().take_while(fits).collect();
    format!("{}…", head.trim_end())
}

/// Words in lines of a width, each begun with `lead`.
pub(super) fn wrapped(words: impl IntoIterator<Item = String>, lead: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words {
        match lines.last_mut().filter(|line| width(line) + 1 + width(&word) <= most) {
            Some(line) => {
                line.push(' ');
                line.push_str(&word);
            }
            None => lines.push(format!("{lead}{word}")),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_and_filled_by_their_width() {
        assert_eq!(
            (cut("notice texts", 12).as_str(), cut("notice texts", 9).as_str()),
            ("notice texts", "notice t…")
        );
        assert_eq!(cut("notice texts", 8), "notice…", "no blank before it");
        assert_eq!((cut("日本語の文", 7).as_str(), padded("日本", 6).as_str()), ("日本語…", "日本  "));
    }

    #[test]
    fn words_go_into_lines() {
        let words = ["one,", "two,", "three"].map(str::to_owned);
        assert_eq!(wrapped(words, "# ", 12), ["# one, two,", "# three"]);
        assert!(wrapped([], "# ", 12).is_empty());
    }
}
