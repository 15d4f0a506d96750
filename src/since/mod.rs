//! What became of the plans since an earlier day. Unlike in a diff, each side is judged on its own day by its own
//! configuration, so that what time did shows beside what people did.
//!
//! Pure: the old files are judged on the new day as well, and what moved by then moved by itself; so are those after each
//! commit in between, and what moved from one to the next is that commit's.

mod alike;
mod by;
mod change;
mod news;
mod plan;
mod portfolio;
mod promise;
mod rhythm;
mod risk;
mod slid;
mod stage;
#[cfg(test)]
mod tests;
mod usage;
mod value;
mod waiver;

pub use by::{By, Hands};
pub use change::Change;
pub use news::News;
pub use plan::{PlanSince, Started};
pub use portfolio::Since;
pub use promise::{Promise, PromiseFate};
pub use rhythm::{Rhythm, SentUpdate};
pub use risk::{RiskFate, RiskNews};
pub use slid::Slid;
pub use stage::{Share, Stage};
pub use usage::{Seats, UsageNews};
pub use value::{ValueFate, ValueNews};
pub use waiver::{WaiverFate, WaiverNews};
