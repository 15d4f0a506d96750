//! The gate that a plan comes to next.

use crate::date::Date;
use crate::gate::JudgedGate;
use crate::model::GateName;
use crate::schedule::Timing;

/// The next gate of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct NextGate {
    /// Which.
    pub gate: GateName,
    /// When it is planned to open.
    pub due: Option<Date>,
    /// When it was agreed to open.
    pub baseline: Option<Date>,
    /// When it can.
    pub forecast: Option<Date>,
    /// Calendar days by which the forecast is past the plan as it is now.
    #[serde(rename = "slip_of_plan_days")]
    pub slip_of_plan: Option<i64>,
    /// Calendar days by which the forecast is past what was agreed, or else planned: the slip of the gate everywhere.
    #[serde(rename = "slip_days")]
    pub slip: Option<i64>,
    /// Whether it is in time.
    pub timing: Timing,
}

impl NextGate {
    pub(super) fn of(gate: &JudgedGate) -> Self {
        Self {
            gate: gate.gate,
            due: gate.due,
            baseline: gate.baseline,
            forecast: gate.forecast,
            slip: gate.slip_days,
            timing: gate.timing(),
            slip_of_plan: gate.slip_of_plan_days,
        }
    }
}
