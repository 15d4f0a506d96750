//! YAML as a person would write it: keys in order, comments in a column, long texts folded.
//!
//! Written line by line because the files of a new plan are read and edited by people, and no serialiser keeps
//! comments.

use std::fmt::{Display, Write};

use crate::document::{Surroundings, quote};

/// Comments of a block stand below each other up to this column; longer rows push theirs out.
const LAST_COLUMN: usize = 40;

/// Longer lines are folded.
const LONGEST_LINE: usize = 110;

/// `[a, b]`.
pub(super) fn flow_list<T: AsRef<str>>(items: &[T]) -> String {
    let items: Vec<String> = items.iter().map(|item| quote(item.as_ref(), Surroundings::Flow)).collect();
    format!("[{}]", items.join(", "))
}

/// Words on their way into a comment, which ends with its line and shows all it says.
fn said(words: &str) -> String {
    let shown = quote(words, Surroundings::Block);
    // Escapes mean that something is in there that a line of text must not hold.
    if shown.starts_with('"') { shown } else { words.to_owned() }
}

/// A key with its value and what there is to say about it.
pub(super) struct Row {
    key: String,
    value: String,
    /// The value unquoted, should it have to be folded.
    text: Option<String>,
    comment: String,
}

impl Row {
    /// A value that is YAML already: a date, a number, a list.
    pub(super) fn new(key: &str, value: impl Display) -> Self {
        Self { key: key.to_owned(), value: value.to_string(), text: None, comment: String::new() }
    }

    /// A text.
    pub(super) fn text(key: &str, text: &str) -> Self {
        Self { text: Some(text.to_owned()), ..Self::new(key, quote(text, Surroundings::Block)) }
    }

    /// Nothing yet, and what belongs here.
    pub(super) fn empty(key: &str, comment: impl Into<String>) -> Self {
        Self::new(key, "").note(comment)
    }

    /// An empty list, and what belongs into it.
    pub(super) fn empty_list(key: &str, comment: impl Into<String>) -> Self {
        Self::new(key, "[]").note(comment)
    }

    /// The value if there is one, else what belongs here.
    pub(super) fn maybe(key: &str, value: Option<impl Display>, comment: impl Into<String>) -> Self {
        value.map_or_else(|| Self::empty(key, comment), |value| Self::new(key, value))
    }

    /// The text if there is one, else what belongs here.
    pub(super) fn maybe_text(key: &str, text: Option<&str>, comment: impl Into<String>) -> Self {
        text.map_or_else(|| Self::empty(key, comment), |text| Self::text(key, text))
    }

    /// Says something about the value.
    pub(super) fn note(self, comment: impl Into<String>) -> Self {
        Self { comment: comment.into(), ..self }
    }

    fn line(&self) -> String {
        let gap = if self.value.is_empty() { "" } else { " " };
        format!("{}:{gap}{}", self.key, self.value)
    }

    /// The lines of a text too long for one, if it can be folded and read back as it was.
    fn folded(&self, indent: usize) -> Option<Vec<String>> {
        let text = self.text.as_ref().filter(|_| indent + self.line().chars().count() > LONGEST_LINE)?;
        let is_spaced = !text.starts_with(' ') && !text.ends_with(' ') && !text.contains("  ");
        if !is_spaced || quote(text, Surroundings::Block).starts_with('"') {
            return None;
        }
        let mut lines = vec![format!("{}: >-", self.key)];
        lines.extend(wrapped(text, LONGEST_LINE - indent - 2).into_iter().map(|line| format!("  {line}")));
        Some(lines)
    }
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

/// A file in the making.
pub(super) struct Page(String);

impl Page {
    /// A file that starts with these lines of comment.
    pub(super) fn new(lines: &[impl AsRef<str>]) -> Self {
        let mut page = Self(String::new());
        page.comments(0, lines);
        page
    }

    pub(super) fn finish(self) -> String {
        self.0
    }

    pub(super) fn blank(&mut self) {
        self.0.push('\n');
    }

    /// Lines of comment.
    pub(super) fn comments(&mut self, indent: usize, lines: &[impl AsRef<str>]) {
        for line in lines {
            let line = format!("# {}", said(line.as_ref()));
            self.line(indent, line.trim_end());
        }
    }

    /// A comment in as many lines as it takes.
    pub(super) fn remark(&mut self, indent: usize, words: &str) {
        self.comments(indent, &wrapped(words, LONGEST_LINE - indent - 2));
    }

    /// A key whose value follows, indented.
    pub(super) fn key(&mut self, indent: usize, key: &str) {
        self.line(indent, &format!("{key}:"));
    }

    /// Rows of a mapping, their comments in a column.
    pub(super) fn rows(&mut self, indent: usize, rows: &[Row]) {
        let width = |row: &Row| indent + row.line().chars().count();
        let commented = rows.iter().filter(|row| !row.comment.is_empty()).map(width);
        let column = commented.filter(|width| *width <= LAST_COLUMN).max().unwrap_or(0);
        for row in rows {
            if let Some(lines) = row.folded(indent) {
                lines.iter().for_each(|line| self.line(indent, line));
            } else if row.comment.is_empty() {
                self.line(indent, &row.line());
            } else {
                let gap = column.saturating_sub(width(row)) + 2;
                self.line(indent, &format!("{}{:gap$}# {}", row.line(), "", said(&row.comment)));
            }
        }
    }

    /// Rows as one item of a list.
    pub(super) fn item(&mut self, indent: usize, rows: &[Row]) {
        let start = self.0.len();
        self.rows(indent + 2, rows);
        self.0.replace_range(start + indent..start + indent + 1, "-");
    }

    fn line(&mut self, indent: usize, text: &str) {
        let _ = writeln!(self.0, "{:indent$}{text}", "");
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::document;

    #[derive(Debug, PartialEq, serde::Deserialize)]
    struct Sample {
        value: String,
        items: Vec<String>,
        after: Option<u32>,
    }

    fn written(text: &str, comment: &str) -> String {
        let mut page = Page::new(&["a comment", comment]);
        let rows = [
            Row::text("value", text).note(comment),
            Row::new("items", flow_list(&[text, "b"])).note(comment),
            Row::empty("after", comment),
        ];
        page.rows(0, &rows);
        page.finish()
    }

    #[test]
    fn comments_stand_in_a_column_and_long_texts_are_folded() {
        let mut page = Page::new(&["Said first."]);
        page.item(2, &[Row::text("id", "A-1"), Row::empty("owner", "who"), Row::empty("due", "by when")]);
        page.rows(0, &[Row::text("title", &format!("{}: end", "word ".repeat(24).trim_end()))]);
        let want = "\
# Said first.
  - id: A-1
    owner:  # who
    due:    # by when
title: >-
  word word word word word word word word word word word word word word word word word word word word word
  word word word: end
";
        assert_eq!(page.finish(), want);
    }

    proptest! {
        #[test]
        fn any_text_reads_back_as_it_was(
            text in "\\PC*|[ -~\n\t]{0,20}|(?s:.{0,12})|([a-z:#'-]{1,9} ?){12,40}", comment in "(?s:.{0,20})"
        ) {
            let page = written(&text, &comment);
            let reading = document::read::<Sample>(page.as_bytes());
            prop_assert_eq!(&reading.problems, &[], "{}", page);
            let want = Sample { value: text.clone(), items: vec![text, "b".to_owned()], after: None };
            prop_assert_eq!(reading.value, Some(want), "{}", page);
        }
    }
}
