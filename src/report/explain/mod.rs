//! What a check, metric, gate, signal or play is, why it matters, how to fix it, and where it comes from.

mod gates;
mod json;
mod list;
mod page;
mod prose;
mod topic;

pub use list::{list, table};
pub use topic::{KINDS, Topic};
