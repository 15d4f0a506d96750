//! A file's text by lines: positions that people count, and what is seen without parsing.

use std::ops::Range;

use super::problem::{LIMIT, Problem, ProblemKind};

/// A place in a file as editors count it: both from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The character within the line, from 1.
    pub column: usize,
}

/// Where byte `offset` of a file is; an offset past the end is at the end.
///
/// Works on bytes so that it can also point into a file that is not UTF-8.
#[must_use]
pub fn line_column(bytes: &[u8], offset: usize) -> Position {
    let before = &bytes[..offset.min(bytes.len())];
    let line_start = before.iter().rposition(|b| *b == b'\n').map_or(0, |newline| newline + 1);
    let line = 1 + before[..line_start].iter().filter(|b| **b == b'\n').count();
    let in_line = &before[line_start..];
    let in_line = if line == 1 { in_line.strip_prefix(BOM).unwrap_or(in_line) } else { in_line };
    let is_character_start = |byte: &&u8| **byte & 0b1100_0000 != 0b1000_0000;
    Position { line, column: 1 + in_line.iter().filter(is_character_start).count() }
}

/// The mark that some editors put before UTF-8 text; it is skipped.
pub(super) const BOM: &[u8] = "\u{feff}".as_bytes();

/// The conflicts that an unfinished merge left, one problem each.
///
/// Looked for in every file before parsing, since a parser may well read over them; `<` is so
/// rare in plans that the search costs nothing.
pub(super) fn conflicts(text: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut from = 0;
    while problems.len() < LIMIT {
        let Some(start) = marker_line(text, from, '<') else { break };
        let start_line = line_column(text.as_bytes(), start).line;
        let shown = start..line_end(text, start);
        let problem = match marker_line(text, shown.end, '>') {
            Some(end) => {
                from = line_end(text, end);
                let end_line = line_column(text.as_bytes(), end).line;
                format!("git conflict, from line {start_line} to line {end_line}")
            }
            None => {
                from = text.len();
                format!("git conflict, from line {start_line} on, with no closing `>>>>>>>`")
            }
        };
        problems.push(
            Problem::new(ProblemKind::ConflictMarkers, shown, problem)
                .help("settle the merge and remove the lines with `<<<<<<<`, `=======` and `>>>>>>>`"),
        );
    }
    problems
}

/// The start of the first line at or after `from` that is a conflict marker made of `sign`.
fn marker_line(text: &str, from: usize, sign: char) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut from = from;
    while let Some(found) = text[from..].find(sign) {
        let at = from + found;
        let run = bytes[at..].iter().take_while(|b| **b == sign as u8).count();
        let starts_line = at == 0 || bytes[at - 1] == b'\n';
        if starts_line && run == 7 && matches!(bytes.get(at + 7), None | Some(b' ' | b'\n' | b'\r')) {
            return Some(at);
        }
        from = at + run;
    }
    None
}

/// The first control character of a text that starts at byte `base` of its file.
///
/// Written so that the compiler looks at many bytes at once: every file is searched.
pub(super) fn control_characters(text: &str, base: usize) -> Option<Problem> {
    let is_control = |b: &u8| (*b < b' ') & (*b != b'\n') & (*b != b'\t') & (*b != b'\r') | (*b == 0x7f);
    let bytes = text.as_bytes();
    let chunk =
        bytes.chunks(4096).position(|chunk| chunk.iter().fold(false, |found, b| found | is_control(b)))?;
    let at = chunk * 4096 + bytes[chunk * 4096..].iter().position(is_control)?;
    let count = bytes.iter().filter(|b| is_control(b)).count();
    let more = if count > 1 { format!(", the first of {count}") } else { String::new() };
    let message = format!("the control character 0x{:02x}{more}", bytes[at]);
    Some(Problem::new(ProblemKind::ControlCharacter, base + at..base + at + 1, message).help("remove it"))
}

/// The end of the line that `offset` is in, before its line break.
pub(super) fn line_end(text: &str, offset: usize) -> usize {
    let end = text[offset..].find('\n').map_or(text.len(), |found| offset + found);
    if text[offset..end].ends_with('\r') { end - 1 } else { end }
}

/// `span` cut to its first line.
pub(super) fn first_line(text: &str, span: Range<usize>) -> Range<usize> {
    span.start..span.end.min(line_end(text, span.start)).max(span.start)
}

/// The length of the quoted text that `text` starts with, a tag or an anchor before it included.
pub(super) fn quoted_length(text: &str) -> Option<usize> {
    let open = text.find(['"', '\'']).filter(|at| {
        let before = text[..*at].split_whitespace();
        *at == 0 || (text[..*at].ends_with(char::is_whitespace) && before.into_iter().all(is_property))
    })?;
    let quote = text.as_bytes()[open];
    let mut bytes = text.bytes().enumerate().skip(open + 1);
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'\\' if quote == b'"' => {
                bytes.next();
            }
            b'\'' if quote == b'\'' && text.as_bytes().get(at + 1) == Some(&b'\'') => {
                bytes.next();
            }
            byte if byte == quote => return Some(at + 1),
            _ => {}
        }
    }
    None
}

fn is_property(word: &str) -> bool {
    word.starts_with(['&', '!'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn position(text: &[u8], offset: usize, line: usize, column: usize) {
        assert_eq!(line_column(text, offset), Position { line, column }, "{text:?} at {offset}");
    }

    #[test]
    fn columns_count_characters_and_skip_the_byte_order_mark() {
        position(b"ab\ncd", 0, 1, 1);
        position(b"ab\ncd", 2, 1, 3);
        position(b"ab\ncd", 4, 2, 2);
        position("é: ü".as_bytes(), 4, 1, 4);
        position("\u{feff}a: 1".as_bytes(), 3, 1, 1);
        position(b"a\r\nb\r\n", 3, 2, 1);
        position(b"a\n", 99, 2, 1);
        position(b"", 0, 1, 1);
        position(b"a\xff\xfeb", 3, 1, 4);
    }

    #[test]
    fn conflicts_name_both_ends() {
        let text = "a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> other\nc: 4\n";
        let found = conflicts(text);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].message, "git conflict, from line 2 to line 6");
        assert_eq!(&text[found[0].span.clone()], "<<<<<<< HEAD");
        assert_eq!(conflicts(&text.repeat(3)).len(), 3);
        assert_eq!(
            conflicts("<<<<<<< ours\r\n")[0].message,
            "git conflict, from line 1 on, with no closing `>>>>>>>`"
        );
    }

    #[test]
    fn what_only_looks_like_a_marker_is_none() {
        for text in
            ["a: <<<<<<< HEAD\n", "<<<<<<<< x\n", "<< x", "  <<<<<<< HEAD\n", "=======\n", "<<<<<<<x\n"]
        {
            assert_eq!(conflicts(text), [], "{text}");
        }
    }
}
