//! When each milestone can be done, and how that compares with what was agreed.

use crate::date::Date;
use crate::model::{Event, Milestone};
use crate::plan::Plan;

/// The forecasts of a plan's milestones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schedule {
    /// One a milestone, in the plan's order.
    pub forecasts: Vec<Forecast>,
    /// The milestones (by index) that wait for one another in a circle; empty when there is none.
    pub cycle: Vec<usize>,
}

/// When one milestone can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Forecast {
    /// The day; none in or behind a cycle, and for what does not apply.
    pub date: Option<Date>,
    /// Forecast − baseline in calendar days.
    pub slip_days: Option<i64>,
    /// Done on or before the as-of date.
    pub is_done: bool,
    /// Open, and due before the as-of date.
    pub is_overdue: bool,
    /// Open, and due within the days that configuration calls soon.
    pub is_due_soon: bool,
    /// The milestone (by index) that pushes it past its due date.
    pub driver: Option<usize>,
}

impl Schedule {
    /// The milestone that is this event, with its index and forecast.
    #[must_use]
    pub fn event<'a>(&'a self, plan: &'a Plan, event: Event) -> Option<(usize, &'a Milestone, &'a Forecast)> {
        let index = plan.jsp.milestones.iter().position(|milestone| milestone.event == Some(event))?;
        Some((index, &plan.jsp.milestones[index], self.forecasts.get(index)?))
    }
}
