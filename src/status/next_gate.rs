//! The gate that a plan comes to next.

use serde::ser::SerializeStruct;

use crate::date::Date;
use crate::gate::JudgedGate;
use crate::model::GateName;

/// The next gate of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextGate {
    /// Which.
    pub gate: GateName,
    /// When it is planned to open.
    pub due: Option<Date>,
    /// When it was agreed to open.
    pub baseline: Option<Date>,
    /// When it can.
    pub forecast: Option<Date>,
    /// Calendar days by which the forecast is past what was agreed, or else planned.
    pub slip: Option<i64>,
    /// Calendar days by which the forecast is past the plan as it is now.
    pub slip_of_plan: Option<i64>,
}

impl NextGate {
    pub(super) fn of(gate: &JudgedGate) -> Self {
        Self {
            gate: gate.gate,
            due: gate.due,
            baseline: gate.baseline,
            forecast: gate.forecast,
            slip: gate.slip_days,
            slip_of_plan: gate.slip_of_plan_days,
        }
    }
}

/// With the days of its slip.
impl serde::Serialize for NextGate {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("NextGate", 6)?;
        fields.serialize_field("gate", &self.gate)?;
        fields.serialize_field("due", &self.due)?;
        fields.serialize_field("baseline", &self.baseline)?;
        fields.serialize_field("forecast", &self.forecast)?;
        fields.serialize_field("slip_days", &self.slip_of_plan)?;
        fields.serialize_field("slip_since_baseline_days", &self.slip)?;
        fields.end()
    }
}
