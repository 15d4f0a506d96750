//! Where a gate is in its file.

use onboard::model::{GateName, PlanFile};
use onboard::route::Route;

/// The gate with its criteria and its sign-off.
pub(super) fn gate_route(gate: GateName) -> Route {
    Route::to(PlanFile::Gates).key("gates").key(gate.word())
}
