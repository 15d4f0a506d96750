//! What the sale promised, and what the customer promised in return, as it is on a day.

use super::view::PlanAt;
use crate::date::Date;
use crate::model::{Commitment, Resource};

impl PlanAt {
    /// Promises of the sale that are written down by the day, each with its number in the file.
    pub fn commitments(&self) -> impl Iterator<Item = (usize, &Commitment)> {
        self.plan.handoff.commitments.iter().enumerate().filter(|(_, it)| it.is_in_plan(self.as_of()))
    }

    /// Those that are still owed.
    pub fn owed_commitments(&self) -> impl Iterator<Item = (usize, &Commitment)> {
        self.commitments().filter(|(_, it)| it.is_owed_on(self.as_of()))
    }

    /// The day for which a promise is planned.
    pub fn commitment_due(&self, commitment: &Commitment) -> Option<Date> {
        self.day_of(commitment.due_on(self.as_of()))
    }

    /// The day that its lateness is held against.
    pub fn commitment_owed(&self, commitment: &Commitment) -> Option<Date> {
        self.owed_on(commitment.due_on(self.as_of()))
    }

    /// The people and hours that the plan needs of the customer on the day, each with its number in the file.
    pub fn customer_resources(&self) -> impl Iterator<Item = (usize, &Resource)> {
        self.plan.handoff.customer_resources.iter().enumerate().filter(|(_, it)| it.is_in_plan(self.as_of()))
    }
}
