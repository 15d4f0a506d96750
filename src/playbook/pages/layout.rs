//! The lines of a file for people: comments in a column, long texts folded.
//!
//! Written line by line because the files of a new plan are read and edited by people, and no serialiser keeps
//! comments.

use crate::document::{Surroundings, quote};

/// Comments of neighbouring rows are below each other up to this column; longer rows push theirs out.
const LAST_COLUMN: usize = 40;

/// Longer lines are folded.
const LONGEST_LINE: usize = 110;

/// Words on their way into a comment, which ends with its line and shows all it says.
fn said(words: &str) -> String {
    let shown = quote(words, Surroundings::Block);
    // Escapes mean that something is in there that a line of text must not hold.
    if shown.starts_with('"') { shown } else { words.to_owned() }
}

/// Where the key of a row starts; a dash before it is passed over.
fn key_column(row: &str) -> usize {
    row.len() - row.trim_start_matches([' ', '-']).len()
}

/// A text too long for its line in several, if it reads back as it was.
fn folded(key: &str, text: &str) -> Option<String> {
    let indent = key_column(key) + 2;
    let is_spaced = !text.starts_with(' ') && !text.ends_with(' ') && !text.contains("  ");
    if !is_spaced || quote(text, Surroundings::Block).starts_with('"') {
        return None;
    }
    let lines = wrapped(text, LONGEST_LINE - indent);
    Some(lines.iter().fold(format!("{key}: >-"), |text, line| format!("{text}\n{:indent$}{line}", "")))
}

/// The words in lines of about this width.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// One line, or a row whose text is folded into several.
struct Line {
    text: String,
    comment: String,
    /// Where its key starts; none when it has none.
    key: Option<usize>,
}

impl Line {
    /// Whether its comment is in the same column as those of the line before.
    fn continues(&self, before: &Self) -> bool {
        self.key.is_some() && self.key == before.key && !self.text.trim_start().starts_with("- ")
    }

    fn width(&self) -> usize {
        self.text.chars().count()
    }
}

/// A file in the making.
#[derive(Default)]
pub(super) struct Page(Vec<Line>);

impl Page {
    pub(super) fn blank(&mut self) {
        self.line(String::new());
    }

    /// A line of comment.
    pub(super) fn comment(&mut self, indent: usize, words: &str) {
        let line = format!("{:indent$}# {}", "", said(words));
        self.line(line.trim_end().to_owned());
    }

    /// A comment in as many lines as it takes.
    pub(super) fn remark(&mut self, indent: usize, words: &str) {
        wrapped(words, LONGEST_LINE - indent - 2).iter().for_each(|line| self.comment(indent, line));
    }

    /// A key, indented, with the value that it has and what there is to say about it.
    pub(super) fn row(&mut self, row: &str, comment: &str) {
        self.0.push(Line { text: row.to_owned(), comment: said(comment), key: Some(key_column(row)) });
    }

    /// A key, indented, with a text that is quoted or folded as it needs.
    pub(super) fn text(&mut self, key: &str, text: &str, comment: &str) {
        let row = format!("{key}: {}", quote(text, Surroundings::Block));
        match folded(key, text).filter(|_| row.chars().count() > LONGEST_LINE) {
            Some(folded) => self.row(&folded, ""),
            None => self.row(&row, comment),
        }
    }

    fn line(&mut self, text: String) {
        self.0.push(Line { text, comment: String::new(), key: None });
    }

    /// The text of the file.
    pub(super) fn finish(self) -> String {
        let mut text = String::new();
        for neighbours in self.0.chunk_by(|before, line| line.continues(before)) {
            let commented = neighbours.iter().filter(|line| !line.comment.is_empty()).map(Line::width);
            let column = commented.filter(|width| *width <= LAST_COLUMN).max().unwrap_or(0);
            for line in neighbours {
                text.push_str(&line.text);
                if !line.comment.is_empty() {
                    let gap = column.saturating_sub(line.width()) + 2;
                    text.push_str(&format!("{:gap$}# {}", "", line.comment));
                }
                text.push('\n');
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_stand_in_a_column_and_long_texts_are_folded() {
        let mut page = Page::default();
        page.comment(0, "Said first.");
        page.row("  - id: A-1", "");
        page.row("    owner:", "who");
        page.row("    due:", "by when");
        page.row("    what is longer than the last column for comments:", "and keeps its own");
        page.row("  - id: A-200", "another column");
        page.text("title", &format!("{}: end", "word ".repeat(24).trim_end()), "gone");
        page.text("  - id", "word ".repeat(24).trim_end(), "");
        let want = "\
# Said first.
  - id: A-1
    owner:  # who
    due:    # by when
    what is longer than the last column for comments:  # and keeps its own
  - id: A-200  # another column
title: >-
  word word word word word word word word word word word word word word word word word word word word word
  word word word: end
  - id: >-
      word word word word word word word word word word word word word word word word word word word word word
      word word word
";
        assert_eq!(page.finish(), want);
    }
}
