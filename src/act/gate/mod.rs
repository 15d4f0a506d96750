//! What people say of gates and their criteria. Whether a gate opens is worked out in [`crate::gate`]; here it is decided
//! what may be said, and how it is written.

mod alternative;
mod criterion;
mod definition;
mod ready;
mod setting;
mod signoff;
#[cfg(test)]
mod tests;
mod withdraw;

pub use alternative::Either;
pub use criterion::{Attest, CriterionTarget, RuleOut, Waive};
pub use definition::{AddCriterion, Decides, Deciding};
pub use ready::sign_ready;
pub use setting::SetCriterion;
pub use signoff::SignOff;
pub use withdraw::Withdraw;

use crate::model::{GateName, PlanFile};
use crate::route::Route;

/// The gate with its sign-offs and its criteria.
fn gate_route(gate: GateName) -> Route {
    Route::to(PlanFile::Gates).key("gates").key(gate.word())
}
