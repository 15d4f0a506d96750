//! The answer of `history`, for people and for programs.

use super::HistoryAnswer;
use super::json::AnswerJson;
use super::moved::explained;
use crate::report::{Heading, Line, Report, View};

impl View for HistoryAnswer {
    fn report(&self) -> Report {
        let mut report = Report::new()
            .with(Heading::top(Line::new().plain("History of ").strong(self.customer())))
            .with(self.summary())
            .with(self.table().main());
        if !self.explained.is_empty() {
            report.push(Heading::part("why the score is what it is"));
            report.push_lines(explained(&self.explained));
        }
        report.push(Heading::part("what moved"));
        let moved = self.moved();
        if moved.is_empty() {
            report.push(Line::new().dim("no band, no gate and no day of go-live"));
        }
        for lines in moved {
            report.push_lines(lines);
        }
        report
    }

    fn json(&self) -> serde_json::Result<serde_json::Value> {
        serde_json::to_value(AnswerJson::of(self))
    }
}
