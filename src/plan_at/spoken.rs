//! When the customer was last spoken with, whoever it was.

use super::view::PlanAt;
use crate::date::Date;

impl PlanAt {
    /// The last day on which anybody of the customer was spoken with, whether they are still there or not.
    pub fn last_contact(&self) -> Option<Date> {
        let people = self.plan.stakeholders.people.iter();
        people.filter_map(|it| self.last_contacts().with(&it.name)).map(|(on, _)| *on).max()
    }
}
