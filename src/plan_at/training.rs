//! Training on a day: which sessions the plan has, when they are due, and who was tested.

use super::trainees::{Trainee, admins, trainees};
use super::view::PlanAt;
use crate::date::Date;
use crate::model::{Session, due_on};

impl PlanAt {
    /// The sessions that are part of the plan, each with its number in the file.
    pub fn sessions(&self) -> impl Iterator<Item = (usize, &Session)> {
        self.plan.training.sessions.iter().enumerate().filter(|(_, it)| it.is_planned_on(self.as_of()))
    }

    /// The day on which a session is to be given.
    pub fn session_due(&self, session: &Session) -> Option<Date> {
        self.day_of(due_on(session.due.as_ref(), &session.moves, self.as_of()))
    }

    /// Everybody who has been tested by name, once for each audience, in the order of the file.
    pub fn trainees(&self) -> Vec<Trainee<'_>> {
        trainees(&self.plan, self.as_of())
    }

    /// The customer's administrators: who has that role, and whoever has been tested in a session for administrators.
    /// Somebody who has left administers nothing any more.
    pub fn admins(&self) -> Vec<Trainee<'_>> {
        admins(&self.plan, self.as_of())
    }
}
