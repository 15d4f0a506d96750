//! Terms: who holds something from a day on, and who ceases to. Nobody is taken out of a list: a term gets its last day.

mod handover;
mod holding;
mod pass_on;
mod roles;
mod term;

pub use handover::{Handover, hand_over};
pub use holding::{Holding, begin_holding, end_holding};
pub use pass_on::PassOn;
pub use roles::{begin_role, end_role};
pub use term::TermError;
