//! What the customer bought, as it is on a day: value, outcomes, objectives.

use super::PlanAt;
use crate::date::Date;
use crate::model::{BusinessOutcome, Objective, Origin, ValueName};

impl PlanAt {
    /// Outcomes that are in the plan on the day, each with its number in the file.
    pub fn outcomes(&self) -> impl Iterator<Item = (usize, &BusinessOutcome)> {
        self.plan.jsp.outcomes.iter().enumerate().filter(|(_, it)| it.is_in_plan(self.as_of()))
    }

    /// Objectives that are in the plan on the day, each with its number in the file.
    pub fn objectives(&self) -> impl Iterator<Item = (usize, &Objective)> {
        self.plan.jsp.objectives.iter().enumerate().filter(|(_, it)| it.is_in_plan(self.as_of()))
    }

    /// Whether sales handed over how the customer measures success: an outcome or an objective of the handoff that has a
    /// metric.
    pub fn has_success_metric_of_handoff(&self) -> bool {
        let is_of_handoff = |origin: Option<Origin>| origin == Some(Origin::Handoff);
        self.outcomes().any(|(_, it)| is_of_handoff(it.origin) && it.metric.is_answered())
            || self.objectives().any(|(_, it)| is_of_handoff(it.origin) && it.metric.is_answered())
    }

    /// The day for which a point of value is planned.
    pub fn value_due(&self, name: ValueName) -> Option<Date> {
        self.day_of(self.plan.jsp.value.get(name).due_on(self.as_of()))
    }

    /// The day that its lateness is held against.
    pub fn value_owed(&self, name: ValueName) -> Option<Date> {
        self.owed_on(self.plan.jsp.value.get(name).due_on(self.as_of()))
    }

    /// The day on which a point of value is said to have been reached, whether or not anything shows it.
    pub fn value_claimed(&self, name: ValueName) -> Option<Date> {
        self.plan.jsp.value.get(name).claimed_by(self.as_of())
    }

    /// The day from which a point of value counts as reached: something shows it.
    pub fn value_reached(&self, name: ValueName) -> Option<Date> {
        self.plan.jsp.value.get(name).reached_by(self.as_of())
    }
}
