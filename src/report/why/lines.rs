//! The lines that changed, as a diff shows them, each change under its file and line.

use super::Explained;
use crate::phrase::Count;
use crate::report::{Line, Report, Tone, Verbatim};
use crate::why::{Decided, Hunk};

/// So many lines are shown; of a plan that was rewritten the rest is counted.
const MOST_LINES: usize = 16;

impl Explained {
    /// What the lines that are shown are.
    pub(super) fn lines_title(&self) -> Line {
        let hunks = &self.changed.hunks;
        let count: usize = hunks.iter().map(|it| it.new.len().max(it.old.len())).sum();
        match (self.changed.decided, count) {
            (Decided::ByLines, 1) => Line::from("the line that turned it"),
            (Decided::ByLines, _) => Line::from("the lines that turned it"),
            (Decided::ByFiles, _) => {
                let mut files: Vec<&str> = Vec::new();
                hunks.iter().for_each(|it| {
                    if !files.contains(&&*it.file) {
                        files.push(&it.file);
                    }
                });
                let all = if files.len() > 1 { " each as a whole" } else { " as a whole" };
                let files = Line::joined(files.into_iter().map(|it| Line::new().code(it)), ", ");
                Line::from("no single change turned it, but ").then(files).plain(all)
            }
            (Decided::ByNone, _) => Line::from("what changed with it"),
        }
    }

    /// The lines; nothing where no text changed. Of many the first changes are shown, each whole.
    pub(super) fn lines(&self) -> Option<Report> {
        let mut shown: Vec<Line> = Vec::new();
        let mut rest = (0, 0);
        for hunk in &self.changed.hunks {
            let lines = told(hunk);
            if rest.0 == 0 && (shown.is_empty() || shown.len() + lines.len() <= MOST_LINES) {
                let cut = lines.len().saturating_sub(MOST_LINES);
                shown.extend(lines.into_iter().take(MOST_LINES));
                rest = (usize::from(cut > 0), cut);
            } else {
                rest = (rest.0 + 1, rest.1 + lines.len() - 1);
            }
        }
        if shown.is_empty() {
            return None;
        }
        let mut report = Report::new().with(Verbatim { language: "diff", lines: shown });
        if rest.0 > 0 {
            let (changes, lines) = (Count(rest.0, "change"), Count(rest.1, "more line"));
            report.push(Tone::Dim.line(format!("and {lines} of {changes}")));
        }
        if self.changed.others > 0 {
            let others = Count(self.changed.others, "other change");
            report.push(Tone::Dim.line(format!("{others} of files came with it, and did not turn it")));
        }
        Some(report)
    }
}

fn told(hunk: &Hunk) -> Vec<Line> {
    let (line, lines) = match hunk.new.is_empty() {
        true => (hunk.old_line, hunk.old.len()),
        false => (hunk.new_line, hunk.new.len()),
    };
    let range = if lines > 1 { format!("{line}-{}", line + lines - 1) } else { line.to_string() };
    let gone = if hunk.new.is_empty() { " (before)" } else { "" };
    let head = Line::new().code(format!("{}:{range}", hunk.file)).dim(gone);
    let marked = |tone: Tone, mark: &str, line: &String| {
        tone.line(format!("{mark} {}", line.trim_end_matches(['\n', '\r'])))
    };
    let old = hunk.old.iter().map(|line| marked(Tone::Bad, "-", line));
    let new = hunk.new.iter().map(|line| marked(Tone::Good, "+", line));
    std::iter::once(head).chain(old).chain(new).collect()
}
