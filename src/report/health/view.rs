//! The answer of `health` about one plan, for people and for programs.

use super::HealthAnswer;
use super::json::AnswerJson;
use crate::report::{Report, View};

impl View for HealthAnswer {
    fn report(&self) -> Report {
        self.blocks()
    }

    fn json(&self) -> serde_json::Result<serde_json::Value> {
        serde_json::to_value(AnswerJson::of(self))
    }
}
