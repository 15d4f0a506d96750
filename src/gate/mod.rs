//! Whether the five gates are open, and what would open them.
//!
//! A gate is judged from `gates.yaml` and what its criteria point at: nobody can declare one open. Each act is judged by
//! its own day. A sign-off that counts on its day opens the gate for good, but for what was only lent to it: a waiver
//! that has run out shuts it again, and a word or a ruling that was withdrawn. A sign-off that does not count changes
//! nothing of all that.

mod attested;
mod automatic;
mod bypass;
mod criterion;
mod dates;
mod gates;
mod go_live;
mod guarded;
mod history;
mod judged;
mod limits;
mod measured;
mod measured_plan;
mod milestone;
mod ruling;
mod signoff;
mod state;
#[cfg(test)]
mod tests;
mod waived;
mod waiver;

pub use gates::Gates;
pub use go_live::{GoLive, PastAgreed};
pub use guarded::{Bypass, Guarded};
pub use judged::{JudgedCriterion, JudgedGate, Reason, ReasonKind, Verdict};
pub use limits::{OverLimit, PastLimit, over_limits};
pub use signoff::{sign_off, signed_by_one_of, signers};
pub use state::{CriterionKind, CriterionState};
pub use waived::Waived;
