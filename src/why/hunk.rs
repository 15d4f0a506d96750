//! What changed in a file: lines that went, and lines that came in their place.

use similar::{DiffTag, TextDiff};

/// Files of more bytes are not compared line by line: no plan that anybody has written is so large.
const LARGEST: usize = 1 << 20;

/// Lines of a file that were replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hunk {
    /// The name of the file.
    pub file: String,
    /// The number of the first line that went, from 1; of the line that it would be, where none went.
    pub old_line: usize,
    /// The lines that went, with their ends.
    pub old: Vec<String>,
    /// The number of the first line that came, from 1; of the line that it would be, where none came.
    pub new_line: usize,
    /// The lines that came, with their ends.
    pub new: Vec<String>,
}

/// What lies between two texts of a file, in the order of its lines.
pub fn hunks(file: &str, old: &[u8], new: &[u8]) -> Vec<Hunk> {
    if old == new || old.len().max(new.len()) > LARGEST {
        return Vec::new();
    }
    let (old, new) = (String::from_utf8_lossy(old), String::from_utf8_lossy(new));
    let (before, after) = (lines(&old), lines(&new));
    let diff = TextDiff::from_slices(&before, &after);
    let changed = diff.ops().iter().filter(|op| op.tag() != DiffTag::Equal);
    let owned = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect();
    let hunk = changed.map(|op| Hunk {
        file: file.to_owned(),
        old_line: op.old_range().start + 1,
        old: owned(&before[op.old_range()]),
        new_line: op.new_range().start + 1,
        new: owned(&after[op.new_range()]),
    });
    hunk.collect()
}

impl Hunk {
    /// The new text as it would be without this change.
    pub fn undone(&self, new: &[u8]) -> Vec<u8> {
        let text = String::from_utf8_lossy(new);
        let lines = lines(&text);
        let (from, to) = (self.new_line - 1, self.new_line - 1 + self.new.len());
        let kept = |lines: &[&str]| lines.concat();
        let (head, tail) = (kept(&lines[..from.min(lines.len())]), kept(&lines[to.min(lines.len())..]));
        format!("{head}{}{tail}", self.old.concat()).into_bytes()
    }

    /// Whether it has a line that another change made too.
    pub fn shares_with(&self, other: &Self) -> bool {
        let said = |line: &String| !line.trim().is_empty();
        let has =
            |one: &[String], many: &[String]| one.iter().filter(|it| said(it)).any(|it| many.contains(it));
        self.file == other.file && (has(&self.new, &other.new) || has(&self.old, &other.old))
    }
}

/// Lines with their ends.
fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_told_by_its_lines_and_can_be_undone_alone() {
        let (old, new) = ("a\nb\nc\nd\n", "a\nB\nc\nd\ne\n");
        let seen = hunks("x.yaml", old.as_bytes(), new.as_bytes());
        let told: Vec<_> =
            seen.iter().map(|it| (it.old_line, it.old.concat(), it.new_line, it.new.concat())).collect();
        let owned = |text: &str| text.to_owned();
        assert_eq!(told, [(2, owned("b\n"), 2, owned("B\n")), (5, owned(""), 5, owned("e\n"))]);
        assert_eq!(seen[0].undone(new.as_bytes()), b"a\nb\nc\nd\ne\n");
        assert_eq!(seen[1].undone(new.as_bytes()), b"a\nB\nc\nd\n");
    }

    #[test]
    fn a_file_that_came_or_went_is_one_change() {
        let came = hunks("x.yaml", b"", b"a\nb\n");
        assert_eq!((came.len(), came[0].new.len(), came[0].undone(b"a\nb\n").len()), (1, 2, 0));
        let went = hunks("x.yaml", b"a\nb", b"");
        assert_eq!((went.len(), went[0].undone(b"")), (1, b"a\nb".to_vec()));
        assert_eq!(hunks("x.yaml", b"a", b"a"), []);
    }

    #[test]
    fn changes_share_what_both_wrote() {
        let of = |file: &str, new: &str| hunks(file, b"", new.as_bytes()).remove(0);
        assert!(of("x", "a\nb\n").shares_with(&of("x", "b\n")));
        assert!(!of("x", "a\n\n").shares_with(&of("x", "\nb\n")), "an empty line is nobody's");
        assert!(!of("x", "a\n").shares_with(&of("y", "a\n")));
    }
}
