//! Whether the five gates are open, and what would open them.
//!
//! A gate is judged from `gates.yaml` and what its criteria point at: nobody can declare one open. What a
//! signed gate was opened on is judged as of the day of the sign-off, so that a number which moves later
//! re-opens no old question; waivers are judged today, so that a promise which ran out shuts the gate again.
//! A sign-off that does not count changes nothing of all that.

mod attested;
mod criterion;
mod forecast;
mod gates;
mod judged;
mod measured;
mod measured_plan;
mod milestone;
mod ruling;
mod signing;
mod signoff;
mod state;
#[cfg(test)]
mod tests;
mod waiver;

pub use gates::Gates;
pub use judged::{JudgedCriterion, JudgedGate, Reason, ReasonKind, Verdict};
pub use signoff::{sign_off, signers};
pub use state::{CriterionKind, CriterionState};
