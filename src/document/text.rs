//! A file's text by lines: positions that people count, and what is seen without parsing.

use std::ops::Range;

use super::problem::{LIMIT, Problem, ProblemKind};
use crate::steps;

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
/// Reads the file up to there: for more than a place or two, a [`LineIndex`] finds each at once.
pub fn line_column(bytes: &[u8], offset: usize) -> Position {
    let before = &bytes[..offset.min(bytes.len())];
    let line_start = before.iter().rposition(|b| *b == b'\n').map_or(0, |newline| newline + 1);
    let line = 1 + before[..line_start].iter().filter(|b| **b == b'\n').count();
    let in_line = &before[line_start..];
    let in_line = if line == 1 { in_line.strip_prefix(BOM).unwrap_or(in_line) } else { in_line };
    Position { line, column: 1 + characters(in_line) }
}

/// How many characters start in these bytes; bytes that are not UTF-8 count as one each.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count()
}

/// Where the lines of a file start: finds the line and column of any place in it without reading the file again.
///
/// Columns have marks of their own, since a hostile or generated file may be one line of some MiB.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineIndex {
    /// The byte at which each line starts.
    starts: Vec<u32>,
    /// Characters before every [`STRIDE`]th byte; empty when every byte is one.
    characters: Vec<u32>,
}

/// Bytes that are read at most to find a column.
const STRIDE: usize = 1024;

impl LineIndex {
    /// Reads a file once.
    pub fn new(bytes: &[u8]) -> Self {
        let newlines =
            bytes.iter().zip(0..).filter(|(byte, _)| **byte == b'\n').map(|(_, at): (_, u32)| at + 1);
        let starts = std::iter::once(0).chain(newlines).collect();
        let before = bytes.chunks(STRIDE).scan(0, |before, chunk| {
            let here = *before;
            *before += small(characters(chunk));
            Some(here)
        });
        Self { starts, characters: if bytes.is_ascii() { Vec::new() } else { before.collect() } }
    }

    /// Where byte `offset` of the file is, as [`line_column`] says; `bytes` are those that it was made of.
    pub fn position(&self, bytes: &[u8], offset: usize) -> Position {
        let offset = offset.min(bytes.len());
        let line = self.line_of(offset);
        let start = self.starts[line - 1] as usize;
        let has_mark = line == 1 && bytes[..offset].starts_with(BOM);
        let before = self.characters_before(bytes, offset) - self.characters_before(bytes, start);
        Position { line, column: 1 + before - usize::from(has_mark) }
    }

    /// The bytes of the line that byte `offset` is in, without its line break.
    pub fn line_at(&self, bytes: &[u8], offset: usize) -> Range<usize> {
        let line = self.line_of(offset.min(bytes.len()));
        let start = self.starts[line - 1] as usize;
        let end = self.starts.get(line).map_or(bytes.len(), |next| *next as usize - 1);
        start..if bytes[start..end].ends_with(b"\r") { end - 1 } else { end }
    }

    /// The line, from 1, that byte `offset` is in.
    pub fn line_of(&self, offset: usize) -> usize {
        steps::count(1);
        self.starts.partition_point(|start| *start as usize <= offset)
    }

    fn characters_before(&self, bytes: &[u8], offset: usize) -> usize {
        let stride = offset / STRIDE;
        match self.characters.get(stride).or(self.characters.last()) {
            None => offset,
            Some(before) => {
                let from = stride.min(self.characters.len() - 1) * STRIDE;
                *before as usize + characters(&bytes[from..offset])
            }
        }
    }
}

/// Files are read only up to a few MiB, so everything in them can be counted in 32 bits.
pub(super) fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The mark that some editors put before UTF-8 text; it is skipped.
pub(super) const BOM: &[u8] = "\u{feff}".as_bytes();

/// A text without its byte order mark.
pub(super) fn bare(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// Finds the byte at which a character starts, for characters that are asked for nearly in order: it walks there from
/// the last one, so that a file is walked over once.
pub(super) struct Characters<'t> {
    text: &'t str,
    is_ascii: bool,
    character: usize,
    byte: usize,
}

impl<'t> Characters<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, is_ascii: text.is_ascii(), character: 0, byte: 0 }
    }

    /// The byte of the text at which this character starts; one past the end is at the end.
    pub(super) fn byte(&mut self, character: usize) -> usize {
        if self.is_ascii {
            return character.min(self.text.len());
        }
        // Plans are nearly all of one-byte characters even where they are not ASCII, so their first byte is asked first.
        let bytes = self.text.as_bytes();
        while self.character < character {
            let Some(first) = bytes.get(self.byte) else { return self.byte };
            self.character += 1;
            self.byte += if first.is_ascii() { 1 } else { width(*first) };
        }
        while self.character > character {
            let Some(last) = self.text[..self.byte].chars().next_back() else { return self.byte };
            self.character -= 1;
            self.byte -= last.len_utf8();
        }
        self.byte
    }
}

/// The bytes of a character of several, by its first one.
const fn width(first: u8) -> usize {
    first.leading_ones() as usize
}

/// The conflicts that an unfinished merge left, one problem each.
///
/// Looked for in every file before parsing, since a parser may well read over them; `<` is so
/// rare in plans that the search costs nothing.
pub(super) fn conflicts(text: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut from = 0;
    let Some(mut next) = marker_line(text, from, '<') else { return problems };
    let lines = LineIndex::new(text.as_bytes());
    loop {
        let start = next;
        let start_line = lines.line_of(start);
        let shown = start..line_end(text, start);
        let problem = match marker_line(text, shown.end, '>') {
            Some(end) => {
                from = line_end(text, end);
                let end_line = lines.line_of(end);
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
        next = match marker_line(text, from, '<') {
            Some(next) if problems.len() < LIMIT => next,
            _ => return problems,
        };
    }
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

/// `span` cut to its first line. Looks at nothing after it: a line may be the whole of a large file.
pub(super) fn first_line(text: &str, span: Range<usize>) -> Range<usize> {
    let own = &text[span.clone()];
    let line = own.find('\n').map_or(own, |newline| &own[..newline]);
    steps::count(line.len() / STRIDE);
    span.start..span.start + line.strip_suffix('\r').unwrap_or(line).len()
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
        assert_eq!(
            LineIndex::new(text).position(text, offset),
            Position { line, column },
            "{text:?} at {offset}"
        );
    }

    #[test]
    fn an_index_finds_what_reading_from_the_start_finds() {
        let texts =
            ["", "\n", "a\r\n\r\nb", "\u{feff}", "\u{feff}é\nü", &"é東a\n".repeat(700), &"ü".repeat(3000)];
        for text in texts {
            let index = LineIndex::new(text.as_bytes());
            for offset in 0..text.len() + 2 {
                let want = line_column(text.as_bytes(), offset);
                if text.is_char_boundary(offset.min(text.len())) {
                    assert_eq!(index.position(text.as_bytes(), offset), want, "{offset} of {text:.40}");
                }
                let line = index.line_at(text.as_bytes(), offset);
                assert_eq!(text.lines().nth(want.line - 1).unwrap_or_default(), &text[line]);
            }
        }
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
