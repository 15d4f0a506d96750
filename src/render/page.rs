//! Lines on a terminal: after one another, wrapped at its width, painted.

use super::flow;
use super::paint::paint;
use crate::report::Line;

/// The narrowest place that is laid out for: below it, lines run over.
const NARROWEST: usize = 30;

/// What was written so far, in so many columns.
pub(super) struct Page {
    pub(super) out: String,
    pub(super) width: usize,
}

impl Page {
    pub(super) fn new(width: usize) -> Self {
        Self { out: String::new(), width: width.max(NARROWEST) }
    }

    /// `line` after `first`, and its further lines after `indent`, which is as wide.
    pub(super) fn hanging(&mut self, first: &Line, indent: &str, line: &Line) {
        let lead = flow::width(first).max(indent.len());
        for (i, part) in flow::wrap(&flow::clean(line), self.width - lead).into_iter().enumerate() {
            if i == 0 {
                self.line("", &first.clone().then(part));
            } else {
                self.line(indent, &part);
            }
        }
    }

    /// The one place where a line reaches the output.
    pub(super) fn line(&mut self, indent: &str, line: &Line) {
        let line = flow::trimmed(line.clone());
        if !line.is_empty() {
            self.out.push_str(indent);
        }
        self.out.push_str(&paint(&line));
        self.out.push('\n');
    }
}
