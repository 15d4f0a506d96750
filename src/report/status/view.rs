//! The answer of `status` about the portfolio, for people and for programs.

use super::answer::PortfolioStatus;
use super::json::portfolio_json;
use crate::report::{Report, View};

impl View for PortfolioStatus {
    fn report(&self) -> Report {
        self.blocks()
    }

    fn json(&self) -> serde_json::Result<serde_json::Value> {
        serde_json::to_value(portfolio_json(self))
    }
}
