//! Something wrong at a place of a file, quoted from the file's own bytes.

use std::ops::Range;

use crate::document::{LineIndex, Position};
use crate::finding::Severity;
use crate::remedy::Remedy;

/// A finding with the line of the file that it points to. Its texts are raw: renderers sanitise them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// How grave it is.
    pub severity: Severity,
    /// The id of the check, for what is one.
    pub check: Option<String>,
    /// What is wrong.
    pub message: String,
    /// What fixes it.
    pub help: Option<Remedy>,
    /// The file or directory, relative to the workspace.
    pub path: String,
    /// The line, for what is in a file that was read.
    pub quote: Option<Quote>,
}

/// A line of a file, or the part of a very long one around what is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// Where what is wrong starts in the file.
    pub position: Position,
    /// The text, where bytes that are not UTF-8 are `�`.
    pub text: String,
    /// The bytes of `text` that are wrong; at least where, if it is nothing that is wrong.
    pub mark: Range<usize>,
    /// Whether text before it was left out, so that its start is not the line's.
    pub starts_late: bool,
}

/// Characters that are kept before, within and after what is wrong; terminals show fewer.
const KEPT: usize = 240;

impl Excerpt {
    /// `message` about `path` as a whole.
    pub fn new(severity: Severity, path: impl Into<String>, message: impl Into<String>) -> Self {
        Self { severity, check: None, message: message.into(), help: None, path: path.into(), quote: None }
    }

    /// Names the check.
    #[must_use]
    pub fn check(self, id: &str) -> Self {
        Self { check: Some(id.to_owned()), ..self }
    }

    /// Says what fixes it.
    #[must_use]
    pub fn help(self, help: Option<impl Into<Remedy>>) -> Self {
        Self { help: help.map(Into::into), ..self }
    }

    /// Points to `span` of the file's bytes; of more lines than one it quotes the first.
    #[must_use]
    pub fn quoting(self, bytes: &[u8], span: &Range<usize>) -> Self {
        self.quoting_line(bytes, &LineIndex::new(bytes), span)
    }

    /// As [`Self::quoting`], of a file whose lines are known.
    #[must_use]
    pub fn quoting_line(self, bytes: &[u8], lines: &LineIndex, span: &Range<usize>) -> Self {
        Self { quote: Some(Quote::of(bytes, lines, span)), ..self }
    }
}

impl Quote {
    /// The line of `bytes` that `span` starts on.
    fn of(bytes: &[u8], lines: &LineIndex, span: &Range<usize>) -> Self {
        let start = span.start.min(bytes.len());
        let line = lines.line_at(bytes, start);
        // What is wrong may be the line break itself, after the end of its line.
        let (line_start, line_end) = (line.start, line.end.max(start));
        let end = span.end.clamp(start, line_end);
        let (before, starts_late) = last(&bytes[line_start..start]);
        let before = if line_start == 0 { before.trim_start_matches('\u{feff}') } else { &before };
        let marked = first(&bytes[start..end]);
        let mark = before.len()..before.len() + marked.len();
        let text = format!("{before}{marked}{}", first(&bytes[end..line_end]));
        Self { position: lines.position(bytes, start), text, mark, starts_late }
    }
}

/// The start of a text.
fn first(bytes: &[u8]) -> String {
    // Four bytes are the longest character: more than enough of them, and never the whole of a long line.
    let text = String::from_utf8_lossy(&bytes[..bytes.len().min(KEPT * 4)]);
    text.chars().take(KEPT).collect()
}

/// The end of a text, and whether that is not all of it.
fn last(bytes: &[u8]) -> (String, bool) {
    let tail = &bytes[bytes.len().saturating_sub(KEPT * 4)..];
    let is_inside = |byte: &u8| byte & 0b1100_0000 == 0b1000_0000;
    let skipped = if tail.len() < bytes.len() { tail.iter().take_while(|b| is_inside(b)).count() } else { 0 };
    let text = String::from_utf8_lossy(&tail[skipped..]);
    let surplus = text.chars().count().saturating_sub(KEPT);
    (text.chars().skip(surplus).collect(), surplus > 0 || tail.len() < bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(bytes: &[u8], span: Range<usize>, text: &str, marked: &str, at: (usize, usize)) {
        let quote = Quote::of(bytes, &LineIndex::new(bytes), &span);
        assert_eq!((quote.text.as_str(), &quote.text[quote.mark.clone()]), (text, marked));
        assert_eq!((quote.position.line, quote.position.column), at);
    }

    #[test]
    fn the_line_is_quoted_and_the_rest_is_not() {
        case(b"a: 1\r\nb: 22\r\nc: 3", 9..11, "b: 22", "22", (2, 4));
        case(b"a: 1\nb:\n  - 2\n", 5..13, "b:", "b:", (2, 1));
        case("\u{feff}é: ü\n".as_bytes(), 7..9, "é: ü", "ü", (1, 4));
        case(b"a: \xff\xfe b", 3..4, "a: \u{fffd}\u{fffd} b", "\u{fffd}", (1, 4));
        case(b"a\n", 2..2, "", "", (2, 1));
        case(b"", 5..9, "", "", (1, 1));
    }

    #[test]
    fn a_long_line_is_cut_around_what_is_wrong() {
        let line = format!("{}WRONG{}", "ü".repeat(1_000_000), "x".repeat(1_000_000));
        let quote = Quote::of(line.as_bytes(), &LineIndex::new(line.as_bytes()), &(2_000_000..2_000_005));
        assert_eq!((quote.position.column, quote.starts_late), (1_000_001, true));
        assert_eq!(quote.text, format!("{}WRONG{}", "ü".repeat(KEPT), "x".repeat(KEPT)));
        assert_eq!(&quote.text[quote.mark.clone()], "WRONG");
        let all = Quote::of(line.as_bytes(), &LineIndex::new(line.as_bytes()), &(0..line.len()));
        assert_eq!((all.text.chars().count(), all.starts_late), (KEPT, false));
    }
}
