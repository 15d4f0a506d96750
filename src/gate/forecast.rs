//! When a gate can open.

use super::{Judge, JudgedGate, Verdict};
use crate::date::Date;
use crate::model::{Gate, GateName, Milestone};

impl Judge<'_> {
    /// The latest forecast of the open milestones of the gate's phase and of those its criteria name, and no
    /// earlier than the gates before it. Without open milestones the due date is all there is, and today for a
    /// gate that only wants a signature. None once it is open, or where a milestone has no forecast.
    pub(super) fn forecast(
        &self,
        name: GateName,
        gate: &Gate,
        verdict: Verdict,
        earlier: &[JudgedGate],
    ) -> Option<Date> {
        if verdict.is_open() {
            return None;
        }
        let as_of = self.as_of();
        let milestones = self.lens.schedule.milestones(self.lens.plan);
        let forecasts: Option<Vec<Date>> = milestones
            .filter(|(_, milestone, forecast)| forecast.standing.is_open() && concerns(name, gate, milestone))
            .map(|(_, _, forecast)| forecast.date)
            .collect();
        let own = match forecasts?.into_iter().max() {
            Some(latest) => latest,
            None if verdict == Verdict::Ready => as_of,
            None => gate.due?.max(as_of),
        };
        let before = earlier.iter().filter_map(|gate| gate.forecast).max();
        Some(before.map_or(own, |before| own.max(before)))
    }
}

fn concerns(name: GateName, gate: &Gate, milestone: &Milestone) -> bool {
    milestone.phase == Some(name.phase())
        || gate.criteria.iter().any(|criterion| criterion.milestone.get() == Some(milestone.id.as_str()))
}
