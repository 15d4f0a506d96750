//! What a stand-up reads: the 30/60/90 windows of one plan, and one row for each plan of a portfolio.
//!
//! Nothing is derived here that an [`Assessment`](crate::assessment::Assessment) already holds: this picks,
//! counts by window and orders.

mod ahead;
mod asked;
mod before;
mod checkpoint;
mod counts;
mod earlier;
mod first_value;
mod gate_now;
mod need;
mod next_days;
mod next_gate;
mod order;
mod row;
#[cfg(test)]
mod tests;
mod triage;
mod upcoming;
mod urgency;
mod window;

pub use ahead::Implementer;
pub use before::{Before, Score, Trend, trend};
pub use checkpoint::{Checkpoint, CheckpointState};
pub use counts::{done_of_all, overdue};
pub use earlier::Earlier;
pub use first_value::FirstValue;
pub use need::Need;
pub use next_days::next_days;
pub use next_gate::NextGate;
pub use order::Order;
pub use row::{StatusRow, WaitingOn};
pub use triage::Triage;
pub use upcoming::{Blocked, Coming, blocked, late_entries, week};
pub use urgency::{LATE, Urgency};
pub use window::{Window, undated};
