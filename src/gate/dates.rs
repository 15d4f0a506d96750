//! The days of a gate: they follow from the milestones that it waits for.

use std::collections::BTreeSet;

use super::judged::JudgedGate;
use super::measured_plan::MeasuredPlan;
use crate::date::Date;
use crate::model::{Criterion, Gate, GateName};
use crate::schedule::Standing;

/// When a gate is planned to open, can open, and was agreed to open.
#[derive(Clone, Copy, Default)]
pub(super) struct Dates {
    pub(super) due: Option<Date>,
    pub(super) forecast: Option<Date>,
    pub(super) baseline: Option<Date>,
    pub(super) owed: Option<Date>,
}

impl MeasuredPlan<'_> {
    /// Each the latest of that day over the milestones of the gate's phase and those that its criteria name, without those
    /// that the plan dropped, and never before the gate ahead. Where none of them has one it is the playbook's last day of
    /// the phase; unknown where that is not known either. The forecast is not before the day that is asked about.
    pub(super) fn gate_dates(&self, name: GateName, gate: &Gate, earlier: &[JudgedGate]) -> Dates {
        let day = self.as_of();
        let is_needed =
            |criterion: &&Criterion| criterion.is_asked_on(day) && self.ruled_out(name, criterion).is_none();
        let named = gate.criteria.iter().filter(is_needed).flat_map(|criterion| {
            let any_of = criterion.any_of.iter().map(|one| (&one.milestone, one.fact));
            // A fact is planned for the day of the milestone that carries it.
            [(&criterion.milestone, criterion.fact)].into_iter().chain(any_of).filter_map(
                |(milestone, fact)| {
                    let carrier = || Some(self.milestone_with(fact?)?.1.id.as_str());
                    milestone.get().or_else(carrier)
                },
            )
        });
        let named: BTreeSet<&str> = named.collect();
        let mut dates = Dates::default();
        for (index, milestone, forecast) in self.schedule.milestones() {
            let is_concerned = milestone.phase == Some(name.phase()) || named.contains(milestone.id.as_str());
            if is_concerned && forecast.standing != Standing::Dropped {
                dates.due = dates.due.max(forecast.due);
                dates.forecast = dates.forecast.max(forecast.date);
                dates.baseline = dates.baseline.max(forecast.baseline);
                dates.owed = dates.owed.max(self.milestone_owed_on(index));
            }
        }
        let usual = || {
            let stamp = self.plan.onboarding.playbook.get();
            let last = self.basis.playbooks.last_day(stamp, name.phase())?;
            Some(self.signed().plus_days(last.into()))
        };
        // A gate that nothing dates is not dated by the one ahead of it either.
        let settle = |own: Option<Date>, ahead: fn(&JudgedGate) -> Option<Date>| {
            let own = own.or_else(usual)?;
            Some(earlier.iter().filter_map(ahead).fold(own, Date::max))
        };
        Dates {
            due: settle(dates.due, |gate| gate.due),
            forecast: settle(dates.forecast, |gate| gate.forecast).map(|date| date.max(day)),
            baseline: settle(dates.baseline, |gate| gate.baseline),
            owed: settle(dates.owed, |gate| gate.owed),
        }
    }
}
