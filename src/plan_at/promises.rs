//! What the sale promised, and what the customer promised in return, as it is on a day.

use std::fmt::Display;

use super::view::PlanAt;
use crate::date::Date;
use crate::model::{Commitment, Resource, due_on, first_due};

/// That a promise was put off, and the customer did not decide that.
pub fn put_off(to: impl Display) -> String {
    format!("moved to {to} without their decision")
}

impl PlanAt {
    /// Promises of the sale that are written down by the day, each with its number in the file.
    pub fn commitments(&self) -> impl Iterator<Item = (usize, &Commitment)> {
        self.plan.handoff.commitments.iter().enumerate().filter(|(_, it)| it.is_in_plan(self.as_of()))
    }

    /// Those that are still owed.
    pub fn owed_commitments(&self) -> impl Iterator<Item = (usize, &Commitment)> {
        self.commitments().filter(|(_, it)| it.is_owed_on(self.as_of()))
    }

    /// Those of them whose day has passed, each with it.
    pub fn overdue_commitments(&self) -> impl Iterator<Item = (usize, &Commitment, Date)> {
        let overdue = |(index, it)| {
            let due = self.commitment_owed(it).filter(|due| self.is_past(*due))?;
            Some((index, it, due))
        };
        self.owed_commitments().filter_map(overdue)
    }

    /// The day for which a promise is planned.
    pub fn commitment_due(&self, commitment: &Commitment) -> Option<Date> {
        self.day_of(commitment.due_on(self.as_of()))
    }

    /// The day that its lateness is held against: the one for which it was promised when both sides agreed on the plan, or
    /// at first, until somebody of the customer's side decides on another; moved by the holds since. So no move of ours
    /// makes it less late.
    pub fn commitment_owed(&self, commitment: &Commitment) -> Option<Date> {
        let (day, moves) = (self.as_of(), &commitment.moves);
        let agreed =
            self.baselines.agreed_on().map(|on| (due_on(commitment.due.as_ref(), moves, on), Some(on)));
        let first = || (first_due(commitment.due.as_ref(), moves, day), None);
        let (due, since) = agreed.filter(|(due, _)| due.is_some()).unwrap_or_else(first);
        let made = moves.iter().filter(|it| it.moved_on.is_some_and(|on| on <= day) && it.moved_on > since);
        let theirs = made.filter(|it| it.decision.get().is_some_and(|id| self.is_decided_by_customer(id)));
        // Of two moves of one day, the one that is written last came last.
        let (due, since) = theirs
            .max_by_key(|it| it.moved_on)
            .map_or((due, since), |last| (last.to.as_ref(), last.moved_on));
        Some(self.moved_by_holds(self.owed_on(due)?, moves, since))
    }

    /// The day to which a promise was put off, where its old one binds all the same: nobody of the customer's side decided on
    /// the new one.
    pub fn put_off_to(&self, commitment: &Commitment) -> Option<Date> {
        let owed = self.commitment_owed(commitment)?;
        self.commitment_due(commitment).filter(|planned| *planned > owed)
    }

    /// By when a promise is owed, as every screen says it: by the day that binds, with the one to which we put it off.
    pub fn promise_in_words(&self, commitment: &Commitment) -> Option<String> {
        let owed = self.commitment_owed(commitment)?;
        let moved = self.put_off_to(commitment).map(|on| format!(", {}", put_off(on.short())));
        Some(format!("{}{}", self.due_in_words(owed), moved.unwrap_or_default()))
    }

    /// The people and hours that the plan needs of the customer on the day, each with its number in the file.
    pub fn customer_resources(&self) -> impl Iterator<Item = (usize, &Resource)> {
        self.plan.handoff.customer_resources.iter().enumerate().filter(|(_, it)| it.is_in_plan(self.as_of()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};

    #[test]
    fn the_day_that_binds_is_told_with_the_one_to_which_we_put_it_off() {
        let case = |decision: &str, day: &str| {
            let handoff = format!(
                "commitments: [{{id: L-1, text: Import, due: 2026-06-19, \
                 moves: [{{from: 2026-06-10, to: 2026-06-19, moved_on: 2026-06-09{decision}}}]}}]"
            );
            let decisions = "decisions: [{id: D-1, text: later, by: Cy Ford, decided_on: 2026-06-09}]";
            let people = "people: [{name: Cy Ford, roles: [executive_sponsor]}]";
            let files = [
                ("handoff.yaml", handoff.as_str()),
                ("decisions.yaml", decisions),
                ("stakeholders.yaml", people),
            ];
            let at = PlanAt::of(plan_from(&files), &Basis::on(date(day)));
            at.promise_in_words(&at.plan.handoff.commitments[0]).expect("a day")
        };
        assert_eq!(case("", "2026-06-12"), "overdue by 2 days, moved to 19 Jun without their decision");
        assert_eq!(case("", "2026-06-08"), "due in 2 days");
        assert_eq!(case(", decision: D-1", "2026-06-12"), "due in 7 days");
    }
}
