//! The answer of `history` about all plans, for people and for programs.

use super::PortfolioHistory;
use super::json::AnswerJson;
use crate::report::{Heading, Line, Report, View};

impl View for PortfolioHistory {
    fn report(&self) -> Report {
        let mut report = Report::new()
            .with(Heading::top(Line::from("History of all plans")))
            .with(self.summary())
            .with(self.table().main());
        report.push(Heading::part("who came and went"));
        let lines = self.came_and_went();
        if lines.is_empty() {
            report.push(Line::new().dim("nobody"));
        }
        report.push_lines(lines);
        report
    }

    fn json(&self) -> serde_json::Result<serde_json::Value> {
        serde_json::to_value(AnswerJson::of(self))
    }
}
