//! When each milestone will be done, as far as the plan can tell, and how far that is from what was agreed.
//!
//! Facts dated after the as-of date are not known yet: a milestone done next week is open today. A forecast
//! is the earliest day on which the plan as written allows; it knows nothing of how likely that is.

mod forecast;
mod holds;
mod open;
mod order;

#[cfg(test)]
mod tests;

pub use forecast::{Forecast, Standing};
pub use holds::Holds;
pub use open::{Stuck, open_actions, stuck};

use crate::basis::Basis;
use crate::date::Date;
use crate::model::{Event, Milestone};
use crate::plan::Plan;
use forecast::Forecaster;
use order::Waits;

/// The milestones of a plan, forecast.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schedule {
    /// One a milestone of `plan.jsp.milestones`, in the same order.
    pub forecasts: Vec<Forecast>,
    /// The milestones that wait for themselves, directly or through others, in file order. They and all that
    /// wait for them have no forecast.
    pub cycle: Vec<usize>,
    /// The times when the plan stood still.
    pub holds: Holds,
}

impl Schedule {
    /// Forecasts every milestone of the plan.
    #[must_use]
    pub fn of(plan: &Plan, basis: &Basis) -> Self {
        let calendar = basis.config.calendar.with_holidays(plan.onboarding.holidays.iter().copied());
        let holds = Holds::of(&plan.onboarding, basis.as_of);
        let waits = Waits::of(&plan.jsp.milestones);
        let mut forecaster = Forecaster::new(plan, basis, &calendar, &holds);
        let mut cycle = Vec::new();
        for knot in waits.knots() {
            let is_cycle = waits.is_cycle(&knot);
            for index in &knot {
                forecaster.forecast(*index, waits.dependencies(*index), is_cycle);
            }
            if is_cycle {
                cycle.extend(knot);
            }
        }
        cycle.sort_unstable();
        Self { forecasts: forecaster.finish(), cycle, holds }
    }

    /// Each milestone with its index and its forecast, in file order.
    pub fn milestones<'a>(
        &'a self,
        plan: &'a Plan,
    ) -> impl Iterator<Item = (usize, &'a Milestone, &'a Forecast)> {
        let both = plan.jsp.milestones.iter().zip(&self.forecasts);
        both.enumerate().map(|(index, (milestone, forecast))| (index, milestone, forecast))
    }

    /// The milestone that is this event, with its index; the first where a plan has several.
    #[must_use]
    pub fn event<'a>(&'a self, plan: &'a Plan, event: Event) -> Option<(usize, &'a Milestone, &'a Forecast)> {
        self.milestones(plan).find(|(_, milestone, _)| milestone.event == Some(event))
    }

    /// The dependency cycles, one way around each: every milestone waits for the next, the last for the first.
    #[must_use]
    pub fn cycles(&self, plan: &Plan) -> Vec<Vec<usize>> {
        if self.cycle.is_empty() {
            return Vec::new();
        }
        let waits = Waits::of(&plan.jsp.milestones);
        let mut knots = waits.knots();
        knots.retain(|knot| waits.is_cycle(knot));
        knots.sort_unstable();
        knots.iter().map(|knot| waits.way_around(knot[0], knot)).collect()
    }
}

/// Calendar days since signature, up to the end of an onboarding that has ended; negative before the signature.
#[must_use]
pub fn days_since_signature(plan: &Plan, as_of: Date) -> i64 {
    let ended = plan.onboarding.outcome.as_ref().map(|ending| ending.on).filter(|on| *on <= as_of);
    ended.unwrap_or(as_of).days_since(plan.onboarding.contract.signed)
}

/// Whether the onboarding has ended by this day, so that nothing of it is late any more.
#[must_use]
pub fn has_ended(plan: &Plan, as_of: Date) -> bool {
    plan.onboarding.outcome.as_ref().is_some_and(|ending| ending.on <= as_of)
}
