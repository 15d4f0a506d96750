//! Why something is as it is: when the answer to a question about a plan turned last, and what turned it.
//!
//! Pure: which files there were on which day is told by whoever reads them. A score is not monotonic, so that every day of a
//! span is looked at and every turn is counted; halving the span would find any of them.

mod bound;
mod cause;
mod decisive;
mod hunk;
mod known;
mod parse;
mod question;
mod reasons;
mod turn;

pub use bound::{Bound, Comparator};
pub use cause::Cause;
pub use decisive::{Changed, Decided, Files, changes, decisive};
pub use hunk::{Hunk, hunks};
pub use known::known;
pub use parse::{Unasked, parse};
pub use question::{Asked, Question, Reply, Subject};
pub use reasons::Reason;
pub use turn::{Moment, Turn, moments, turns};
