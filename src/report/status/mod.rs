//! The stand-up view: the portfolio, and one plan's 30/60/90.

mod answer;
mod attention;
mod cells;
mod digest;
mod due;
mod facts;
mod head;
mod json;
mod load;
mod milestones;
mod names;
mod needs;
mod plan;
mod portfolio;
mod rows;
mod since;
mod totals;
mod usage;
mod view;
mod week;
mod windows;

pub use answer::PortfolioStatus;
pub(super) use cells::judged;
pub use digest::Digest;
pub use json::{StatusJson, plan_json};
pub use plan::plan_report;
