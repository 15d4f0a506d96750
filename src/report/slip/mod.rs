//! Who caused the slip: of one plan, cause by cause, and of many.

mod json;
mod plan;
mod portfolio;
mod view;

pub use plan::{Ours, SlipAnswer, routes};
pub use portfolio::{Grouping, PortfolioSlip, SlipRow};
