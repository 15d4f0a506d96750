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

    /// The day for which a point of value is planned: that of the milestone which rests on it, where one does.
    pub fn value_due(&self, name: ValueName) -> Option<Date> {
        match self.milestone_with(name.fact()) {
            Some((milestone, _)) => self.due(milestone),
            None => self.day_of(self.plan.jsp.value.get(name).due_on(self.as_of())),
        }
    }

    /// The day that its lateness is held against.
    pub fn value_owed(&self, name: ValueName) -> Option<Date> {
        match self.milestone_with(name.fact()) {
            Some((milestone, _)) => self.baselines.held(milestone).or_else(|| self.due(milestone)),
            None => self.owed_on(self.plan.jsp.value.get(name).due_on(self.as_of())),
        }
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

#[cfg(test)]
mod tests {
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};
    use crate::model::ValueName;
    use crate::plan_at::PlanAt;

    fn at(jsp: &str, as_of: &str) -> PlanAt {
        PlanAt::of(plan_from(&[("jsp.yaml", jsp)]), &Basis::on(date(as_of)))
    }

    #[test]
    fn value_is_planned_for_the_day_of_the_milestone_that_rests_on_it() {
        let value = "value: {first: {due: 2026-04-03}}";
        let due = |jsp: &str| at(jsp, "2026-04-10").value_due(ValueName::First);
        assert_eq!(due(value), Some(date("2026-04-03")));
        let carried = format!("{value}\nmilestones: [{{id: M-1, fact: first_value, due: 2026-04-17}}]");
        assert_eq!(due(&carried), Some(date("2026-04-17")));
        let hangs = "value: {first: {due: M-1 +2wd}}\nmilestones: [{id: M-1, due: 2026-04-17}]";
        assert_eq!(due(hangs), Some(date("2026-04-21")));
    }

    #[test]
    fn value_is_planned_for_the_day_from_which_it_had_not_moved_yet() {
        let value = "value: {first: {due: 2026-04-17, moves: [{from: 2026-04-03, to: 2026-04-17, moved_on: 2026-03-24}]}}";
        assert_eq!(at(value, "2026-03-23").value_due(ValueName::First), Some(date("2026-04-03")));
        assert_eq!(at(value, "2026-03-24").value_due(ValueName::First), Some(date("2026-04-17")));
    }
}
