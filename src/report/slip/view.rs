//! How the slip is shown, to people and to programs.

use serde_json::{Result, Value};

use super::json::{AnswerJson, PortfolioJson};
use super::{PortfolioSlip, SlipAnswer};
use crate::report::{Report, View};

impl View for SlipAnswer {
    fn report(&self) -> Report {
        self.as_report()
    }

    fn json(&self) -> Result<Value> {
        serde_json::to_value(AnswerJson::of(self))
    }
}

impl View for PortfolioSlip {
    fn report(&self) -> Report {
        self.as_report()
    }

    fn json(&self) -> Result<Value> {
        serde_json::to_value(PortfolioJson::of(self))
    }
}
