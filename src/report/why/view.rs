//! The answer of `why`, for people and for programs.

use super::json::AnswerJson;
use super::{Explained, WhyAnswer};
use crate::report::diff::consequence_table;
use crate::report::{Heading, Item, Items, Line, Report, View};
use crate::why::Cause;

/// So many findings are told.
const MOST_FINDINGS: usize = 5;

impl View for WhyAnswer {
    fn report(&self) -> Report {
        let mut report = Report::new().with(Heading::top(self.title())).with(self.summary());
        if let (Some(last), Some(turn)) = (&self.last, self.turns.last()) {
            if let Some(lines) = last.lines() {
                report.push(Heading::part(last.lines_title()));
                report.append(lines);
            }
            if turn.cause == Cause::Time
                && let Some(findings) = last.findings()
            {
                report.push(Heading::part("what that day brought"));
                report.push(findings);
            }
            if let Some(table) = consequence_table(&last.compared.diff.consequence) {
                report.push(Heading::part("what it did"));
                report.push(table);
            }
        }
        if self.turns.len() > 1 {
            report.push(Heading::part("every turn, the last one first"));
            report.push(self.shown_turns());
        }
        report.data(self.table(usize::MAX));
        report
    }

    fn json(&self) -> serde_json::Result<serde_json::Value> {
        serde_json::to_value(AnswerJson::of(self))
    }
}

impl Explained {
    /// What the checks say that they did not say before, and at which lines.
    fn findings(&self) -> Option<Items> {
        let new = &self.compared.diff.findings.new;
        let item = |finding: &crate::finding::Finding| {
            let line = Line::new().code(finding.check).plain(": ").then(Line::message(&finding.message));
            match self.compared.at(&finding.place, true) {
                place if place.is_empty() => Item::new(line),
                place => Item::new(line.dim(format!(" ({place})"))),
            }
        };
        (!new.is_empty()).then(|| Items::new(new.iter().take(MOST_FINDINGS).map(item)))
    }
}
