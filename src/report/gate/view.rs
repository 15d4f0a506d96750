//! The answers of `gate`, for people and for programs.

use super::answer::GateAnswer;
use super::json::{AnswerJson, RowJson};
use super::rows::GateRow;
use crate::report::collected::{Collected, CollectedJson};
use crate::report::{Report, View};

impl View for GateAnswer {
    fn report(&self) -> Report {
        self.blocks()
    }

    fn json(&self) -> serde_json::Result<serde_json::Value> {
        serde_json::to_value(AnswerJson::of(self))
    }
}

impl View for Collected<GateRow> {
    fn report(&self) -> Report {
        self.blocks()
    }

    fn json(&self) -> serde_json::Result<serde_json::Value> {
        serde_json::to_value(CollectedJson::of(self, RowJson::of))
    }
}
