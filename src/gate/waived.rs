//! What live waivers stand in for: while one holds, nobody is told again that what it waives is missing.

use std::collections::BTreeSet;

use crate::metric;
use crate::model::{Fact, Milestone};
use crate::plan_at::PlanAt;

/// What the live waivers of a plan on a day stand in for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Waived<'a> {
    metrics: BTreeSet<&'a str>,
    milestones: BTreeSet<&'a str>,
    facts: BTreeSet<Fact>,
}

impl<'a> Waived<'a> {
    /// That of a plan on its day.
    pub fn of(at: &'a PlanAt) -> Self {
        let mut waived = Self::default();
        for live in at.holding_waivers() {
            let criterion = live.criterion.1;
            waived.add(criterion.metric.get(), criterion.milestone.get(), criterion.fact);
            for one in &*criterion.any_of {
                waived.add(one.metric.get(), one.milestone.get(), one.fact);
            }
            waived.facts.extend(criterion.attests);
        }
        waived
    }

    fn add(&mut self, metric: Option<&'a str>, milestone: Option<&'a str>, fact: Option<Fact>) {
        self.metrics.extend(metric);
        self.milestones.extend(milestone);
        self.facts.extend(fact);
        self.facts.extend(metric.and_then(metric::measures));
    }

    /// Whether it is waived that a fact is missing, be it asked for by its name or by a metric that counts the days to
    /// it.
    pub fn has_fact(&self, fact: Fact) -> bool {
        self.facts.contains(&fact)
    }

    /// Whether it is waived that a metric is where it is.
    pub fn has_metric(&self, id: &str) -> bool {
        self.metrics.contains(id) || metric::measures(id).is_some_and(|fact| self.has_fact(fact))
    }

    /// Whether it is waived that a milestone is open.
    pub fn has_milestone(&self, milestone: &Milestone) -> bool {
        self.milestones.contains(milestone.id.as_str())
            || milestone.fact.is_some_and(|fact| self.has_fact(fact))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};

    #[test]
    fn a_live_waiver_stands_in_for_what_its_criterion_names_and_a_lapsed_one_for_nothing() {
        let head =
            "{customer: Acme, segment: mid-market, contract: {signed_on: 2026-03-02}, team: {csm: Jo}}";
        let waiver = "waivers: [{by: Jo, waived_on: 2026-03-05, until: 2026-03-12, reason: town hall moved}]";
        let gates = format!(
            "gates: {{handoff: {{criteria: [{{id: C-1, milestone: M-1, {waiver}}}, {{id: C-2, metric: handoff_meeting_days, {waiver}}}]}}}}"
        );
        let jsp = "milestones: [{id: M-1}, {id: M-2, fact: handoff_meeting}, {id: M-3}]";
        let files = [("onboarding.yaml", head), ("gates.yaml", gates.as_str()), ("jsp.yaml", jsp)];
        let plan = plan_from(&files);
        let seen = |day: &str| {
            let at = PlanAt::of(plan.clone(), &Basis::on(date(day)));
            let waived = Waived::of(&at);
            let milestones =
                at.plan.jsp.milestones.iter().map(|it| waived.has_milestone(it)).collect::<Vec<_>>();
            (milestones, waived.has_fact(Fact::HandoffMeeting), waived.has_metric("handoff_meeting_days"))
        };
        assert_eq!(seen("2026-03-12"), (vec![true, true, false], true, true));
        assert_eq!(seen("2026-03-13"), (vec![false, false, false], false, false));
    }
}
