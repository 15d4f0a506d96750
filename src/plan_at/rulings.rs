//! Which criteria a plan does without on a day because somebody ruled so. It never ends, so that it takes whoever could
//! waive the criterion on the day of the ruling.

use super::view::PlanAt;
use crate::date::Date;
use crate::model::{Criterion, GateName, NotApplicable};

impl PlanAt {
    /// The ruling by which the plan does not need a criterion on the day; the last where there are several.
    pub fn ruled_out<'a>(&self, gate: GateName, criterion: &'a Criterion) -> Option<&'a NotApplicable> {
        let there = criterion.not_applicable.iter().filter(|ruling| ruling.is_there_on(self.as_of()));
        let counting =
            there.filter(|ruling| self.why_ruling_does_not_count(gate, criterion, ruling).is_none());
        counting.max_by_key(|ruling| ruling.ruled_on)
    }

    /// Why a ruling that is complete counts for nothing, if it does not.
    pub fn why_ruling_does_not_count(
        &self,
        gate: GateName,
        criterion: &Criterion,
        ruling: &NotApplicable,
    ) -> Option<String> {
        let (by, on) = ruling.by.answer().zip(ruling.ruled_on)?;
        self.why_may_not_rule_out(gate, criterion, by, on)
    }

    /// Why a criterion was not somebody's to rule out on `day`, if it was not.
    pub fn why_may_not_rule_out(
        &self,
        gate: GateName,
        criterion: &Criterion,
        by: &str,
        day: Date,
    ) -> Option<String> {
        self.why_not_theirs(gate, criterion, by, day, "rule it out")
    }
}
