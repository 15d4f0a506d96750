//! Where a gate is in its file.

use onboard::model::{GateName, PlanFile};
use onboard::route::Route;

/// The gate with its sign-offs and its criteria.
pub(super) fn gate_route(gate: GateName) -> Route {
    Route::to(PlanFile::Gates).key("gates").key(gate.word())
}
