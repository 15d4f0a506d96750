//! The lines that changed, as a diff shows them, each change under its file and line.

use super::Explained;
use crate::phrase::Count;
use crate::report::{Line, Report, Tone, Verbatim};
use crate::why::Hunk;

/// So many lines are shown; of a plan that was rewritten the rest is counted.
const MOST_LINES: usize = 16;

impl Explained {
    /// What the lines that are shown are.
    pub(super) fn lines_title(&self) -> &'static str {
        let count: usize = self.changed.hunks.iter().map(|it| it.new.len().max(it.old.len())).sum();
        match (self.changed.is_decisive, count) {
            (true, 1) => "the line that turned it",
            (true, _) => "the lines that turned it",
            (false, _) => "what changed with it",
        }
    }

    /// The lines; nothing where no text changed.
    pub(super) fn lines(&self) -> Option<Report> {
        let all: Vec<Line> = self.changed.hunks.iter().flat_map(told).collect();
        if all.is_empty() {
            return None;
        }
        let rest = all.len().saturating_sub(MOST_LINES);
        let shown = all.into_iter().take(MOST_LINES).collect();
        let mut report = Report::new().with(Verbatim { language: "diff", lines: shown });
        if rest > 0 {
            report.push(Tone::Dim.line(format!("and {}", Count(rest, "more line"))));
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
