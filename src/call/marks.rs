//! Lines that cannot be read: each stays as it is, with a mark in front of it and the reason below.

use std::collections::BTreeMap;

/// What is in front of a line that could not be read.
pub(super) const MARK: &str = "??";

/// What a reason begins with. It is dropped on reading, as every line that begins with `#`.
const REASON: &str = "#^";

/// What could not be read of a form: why, by the number of the line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unread(BTreeMap<usize, String>);

impl Unread {
    /// One line that cannot be read.
    pub fn of(line: usize, why: impl Into<String>) -> Self {
        Self(BTreeMap::from([(line, why.into())]))
    }

    pub(super) fn note(&mut self, line: usize, why: String) {
        self.0.entry(line).or_insert(why);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each line that cannot be read, as it is in the form, and why.
    pub fn lines<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (&'t str, &'t str)> {
        let lines: Vec<&str> = text.lines().collect();
        let line = move |number: usize| lines.get(number).copied().unwrap_or_default();
        self.0.iter().map(move |(number, why)| (unmarked(line(*number)).trim(), why.as_str()))
    }

    /// The form with a mark in front of each of these lines; marks and reasons of an earlier reading are gone.
    pub fn mark(&self, text: &str) -> String {
        let mut marked = String::new();
        for (number, line) in text.lines().enumerate() {
            if line.starts_with(REASON) {
                continue;
            }
            // A carriage return is a part of the line's end, and a form is written with line feeds.
            let line = unmarked(line).trim_end_matches('\r');
            match self.0.get(&number) {
                Some(why) => {
                    let why = why.split_whitespace().collect::<Vec<_>>().join(" ");
                    marked.push_str(&format!("{MARK} {line}\n{REASON} {why}\n"));
                }
                None => marked.push_str(&format!("{line}\n")),
            }
        }
        marked
    }
}

/// A line without the marks of an earlier reading.
pub(super) fn unmarked(line: &str) -> &str {
    let mut line = line;
    while let Some(rest) = line.strip_prefix(MARK) {
        line = rest.strip_prefix(' ').unwrap_or(rest);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_marked_once_however_often_it_is_read() {
        let text = "there    Ben\n+ Sofia: run the replay, tuesdy\nours     x\n";
        let unread = Unread::of(1, "`tuesdy` is not\na day");
        let marked = unread.mark(text);
        let want = "there    Ben\n?? + Sofia: run the replay, tuesdy\n#^ `tuesdy` is not a day\nours     x\n";
        assert_eq!(marked, want);
        assert_eq!(unread.mark(&marked), want);
        assert_eq!(Unread::default().mark(&marked), text);
        assert_eq!(
            unread.lines(&marked).collect::<Vec<_>>(),
            [("+ Sofia: run the replay, tuesdy", "`tuesdy` is not\na day")]
        );
    }
}
