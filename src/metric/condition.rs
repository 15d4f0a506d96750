//! What the measurements say of the conditions by which a milestone is done (`done_when`).

use super::{Measurements, find};
use crate::model::{DoneWhen, Milestone};

/// One condition, held against what is measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// What is measured, and what is asked.
    pub said: String,
    /// Whether it holds; what is not known does not.
    pub is_met: bool,
}

impl Measurements {
    /// The conditions by which a milestone is done, in the order of the file; none where it names no metric.
    pub fn conditions(&self, milestone: &Milestone) -> Vec<Condition> {
        milestone.done_when.iter().filter_map(|condition| self.condition(condition)).collect()
    }

    fn condition(&self, condition: &DoneWhen) -> Option<Condition> {
        let metric = find(condition.metric.get()?)?;
        let value = self.get(metric.id);
        let asked = metric.unit.show_bounds(condition.at_least, condition.at_most).unwrap_or_default();
        let seen =
            value.known().map_or_else(|| value.state().replace('_', " "), |it| metric.unit.show_number(it));
        let is_met = value.known().is_some_and(|number| condition.is_met_by(number));
        Some(Condition { said: format!("`{}` is {seen}, asked is {asked}", metric.id), is_met })
    }
}

#[cfg(test)]
mod tests {
    use crate::assessment::Assessment;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};

    #[test]
    fn a_condition_holds_when_its_metric_is_known_and_within_its_bounds() {
        let jsp = "milestones: [{id: M-tidy, due: 2026-04-03, done_when: [{metric: overdue_milestones, at_most: 0}, \
                   {metric: csat, at_least: 4, at_most: 5}, {metric: friction_score, at_most: 10}]}]";
        let files = [("jsp.yaml", jsp), ("friction.yaml", "{fields: 10, decisions: 0, dependencies: 0}")];
        let it = Assessment::of(plan_from(&files), &Basis::on(date("2026-03-20")));
        let conditions = it.metrics.conditions(&it.plan.jsp.milestones[0]);
        let said: Vec<(&str, bool)> = conditions.iter().map(|it| (it.said.as_str(), it.is_met)).collect();
        assert_eq!(
            said,
            [
                ("`overdue_milestones` is 0, asked is at most 0", true),
                ("`csat` is unknown, asked is at least 4 of 5 and at most 5 of 5", false),
                ("`friction_score` is 15, asked is at most 10", false),
            ]
        );
    }
}
