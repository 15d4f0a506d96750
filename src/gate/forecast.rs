//! When a gate can open.

use std::collections::BTreeSet;

use super::judged::{JudgedGate, Verdict};
use super::measured_plan::MeasuredPlan;
use crate::date::Date;
use crate::model::{Gate, GateName};

impl MeasuredPlan<'_> {
    /// The latest forecast of the open milestones of the gate's phase and of those that its criteria wait for, and no
    /// earlier than the gates before it. Without open milestones the due date is all there is, and today for a
    /// gate that only wants a signature. None once it is open, where a milestone has no forecast, or where the
    /// onboarding has ended: then it will not open any more.
    pub(super) fn forecast(
        &self,
        name: GateName,
        gate: &Gate,
        verdict: Verdict,
        earlier: &[JudgedGate],
    ) -> Option<Date> {
        if verdict.is_open() || self.has_ended() {
            return None;
        }
        let as_of = self.as_of();
        let needed = gate.criteria.iter().filter(|criterion| !criterion.not_applicable.is_answered());
        let named: BTreeSet<&str> = needed.filter_map(|criterion| criterion.milestone.get()).collect();
        let forecasts: Option<Vec<Date>> = self
            .schedule
            .milestones()
            .filter(|(_, milestone, forecast)| {
                let is_concerned =
                    milestone.phase == Some(name.phase()) || named.contains(milestone.id.as_str());
                forecast.standing.is_open() && is_concerned
            })
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
