//! The stand-up's screen: the portfolio, and one plan's 30/60/90.

mod attention;
mod cells;
mod head;
mod json;
mod plan;
mod portfolio;
mod view;
mod windows;

pub use json::{StatusJson, plan_json};
pub use plan::plan_report;
pub use portfolio::PortfolioStatus;
