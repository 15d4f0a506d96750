//! The decisions that a plan knows of on a day.

use super::view::PlanAt;
use crate::date::Date;
use crate::model::{Decision, due_on};

impl PlanAt {
    /// The decisions that have been made, and not taken back, be they in force or replaced; each with its number in the
    /// file.
    pub fn made_decisions(&self) -> impl Iterator<Item = (usize, &Decision)> {
        self.plan.decisions.decisions.iter().enumerate().filter(|(_, it)| it.made_by(self.as_of()).is_some())
    }

    /// Whether a decision has been made, by somebody of the customer's side.
    pub fn is_decided_by_customer(&self, id: &str) -> bool {
        let mut made = self.made_decisions().filter(|(_, it)| it.id == id);
        made.any(|(_, it)| self.is_theirs(it.by.get()))
    }

    /// The day by which a decision is to be made.
    pub fn decision_due(&self, decision: &Decision) -> Option<Date> {
        self.day_of(due_on(decision.due.as_ref(), &decision.moves, self.as_of()))
    }
}
