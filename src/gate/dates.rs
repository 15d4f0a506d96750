//! The days of a gate: they follow from the milestones and the training that it waits for.

use std::collections::BTreeSet;

use super::judged::JudgedGate;
use super::measured_plan::MeasuredPlan;
use crate::date::Date;
use crate::metric;
use crate::model::{Criterion, Gate, GateName, Text};
use crate::schedule::Standing;

/// When a gate is planned to open, can open, and was agreed to open.
#[derive(Clone, Copy, Default)]
pub(super) struct Dates {
    pub(super) due: Option<Date>,
    pub(super) forecast: Option<Date>,
    pub(super) baseline: Option<Date>,
    pub(super) owed: Option<Date>,
}

impl Dates {
    /// The later of both, each for itself.
    fn and(self, other: Self) -> Self {
        Self {
            due: self.due.max(other.due),
            forecast: self.forecast.max(other.forecast),
            baseline: self.baseline.max(other.baseline),
            owed: self.owed.max(other.owed),
        }
    }
}

impl MeasuredPlan<'_> {
    /// Each the latest of that day over the milestones of the gate's phase and those that its criteria name, without those
    /// that the plan dropped, and over the sessions that its criteria count; never before the gate ahead. Where none of them
    /// has one it is the playbook's last day of the phase; unknown where that is not known either. The forecast is not before
    /// the day that is asked about.
    pub(super) fn gate_dates(&self, name: GateName, gate: &Gate, earlier: &[JudgedGate]) -> Dates {
        let day = self.as_of();
        let asked: Vec<&Criterion> = gate
            .criteria
            .iter()
            .filter(|it| it.is_asked_on(day) && self.ruled_out(name, it).is_none())
            .collect();
        let dates = self.dates_of_milestones(name, &asked).and(self.dates_of_sessions(&asked));
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

    /// The latest days of the milestones of a gate's phase, and of those that these criteria name.
    fn dates_of_milestones(&self, name: GateName, asked: &[&Criterion]) -> Dates {
        let named = asked.iter().flat_map(|criterion| {
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
        let of_gate = self.schedule.milestones().filter(|(_, milestone, forecast)| {
            let is_concerned = milestone.phase == Some(name.phase()) || named.contains(milestone.id.as_str());
            is_concerned && forecast.standing != Standing::Dropped
        });
        let days = of_gate.map(|(index, _, forecast)| Dates {
            due: forecast.due,
            forecast: forecast.date,
            baseline: forecast.baseline,
            owed: self.milestone_owed_on(index),
        });
        days.fold(Dates::default(), Dates::and)
    }

    /// The latest days of the training that the metrics of these criteria ask for.
    fn dates_of_sessions(&self, asked: &[&Criterion]) -> Dates {
        let metrics = asked.iter().flat_map(|it| {
            let any_of = it.any_of.iter().map(|one| &one.metric);
            std::iter::once(&it.metric).chain(any_of).filter_map(Text::get)
        });
        let metrics: BTreeSet<&str> = metrics.collect();
        let days = metrics.into_iter().flat_map(|id| metric::sessions_asked(id, self)).map(|session| {
            let due = self.session_due(session);
            let from_today = || Some(self.calendar.roll_forward(due?.max(self.as_of())));
            Dates {
                due,
                forecast: session.delivered_by(self.as_of()).or_else(from_today),
                baseline: self.session_baseline(session),
                owed: self.session_held_to(session),
            }
        });
        days.fold(Dates::default(), Dates::and)
    }
}
