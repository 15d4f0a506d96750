//! A plan at a day, with its milestones forecast.

use super::forecast::{Forecast, Forecaster};
use super::order::Waits;
use crate::basis::Basis;
use crate::model::{Event, Milestone};
use crate::plan::Plan;
use crate::plan_at::PlanAt;
use crate::steps;

/// The milestones of a plan, forecast on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Schedule {
    /// The plan at its day.
    pub at: PlanAt,
    /// One a milestone of `plan.jsp.milestones`, in the same order.
    pub forecasts: Vec<Forecast>,
    /// The milestones that wait for themselves, directly or through others, in file order. They and all that
    /// wait for them have no forecast.
    pub cycle: Vec<usize>,
}

impl Schedule {
    /// Forecasts every milestone of the plan.
    pub fn of(at: PlanAt) -> Self {
        let milestones = &at.plan.jsp.milestones;
        let waits = Waits::of(milestones);
        let mut forecaster = Forecaster::new(&at);
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
        let forecasts = forecaster.finish();
        Self { at, forecasts, cycle }
    }

    /// The schedule of a plan on the day of a basis.
    pub fn of_plan(plan: &Plan, basis: &Basis) -> Self {
        Self::of(PlanAt::of(plan.clone(), basis))
    }

    /// Each milestone with its index and its forecast, in file order.
    pub fn milestones(&self) -> impl Iterator<Item = (usize, &Milestone, &Forecast)> {
        let both = self.at.plan.jsp.milestones.iter().zip(&self.forecasts);
        both.enumerate().map(|(index, (milestone, forecast))| {
            steps::count(1);
            (index, milestone, forecast)
        })
    }

    /// The milestone with this id, with its index, if it is written down by then; the first where a plan has several.
    pub fn milestone(&self, id: &str) -> Option<(usize, &Milestone, &Forecast)> {
        let (index, milestone) = self.at.milestone_named(id)?;
        Some((index, milestone, &self.forecasts[index]))
    }

    /// The milestone that is this event, with its index; the first where a plan has several.
    pub fn event(&self, event: Event) -> Option<(usize, &Milestone, &Forecast)> {
        let (index, milestone) = self.at.milestone_of(event)?;
        Some((index, milestone, &self.forecasts[index]))
    }

    /// A milestone and all that it waits for, directly or through others, each with what it waits for, which comes before it
    /// but for those of a cycle.
    pub fn way_to(&self, milestone: usize) -> Vec<(usize, Vec<usize>)> {
        let waits = Waits::of(&self.at.plan.jsp.milestones);
        let way = waits.way_to(milestone).into_iter();
        way.map(|index| (index, waits.dependencies(index).to_vec())).collect()
    }

    /// The dependency cycles, one way around each: every milestone waits for the next, the last for the first.
    pub fn cycles(&self) -> Vec<Vec<usize>> {
        if self.cycle.is_empty() {
            return Vec::new();
        }
        let waits = Waits::of(&self.at.plan.jsp.milestones);
        let mut knots = waits.knots();
        knots.retain(|knot| waits.is_cycle(knot));
        knots.sort_unstable();
        knots.iter().map(|knot| waits.way_around(knot[0], knot)).collect()
    }
}
