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

    /// The day by which a session is late or not: see [`Self::owed_on`].
    pub fn session_owed_on(&self, session: &Session) -> Option<Date> {
        self.owed_on(due_on(session.due.as_ref(), &session.moves, self.as_of()))
    }

    /// The sessions that nobody has given and whose day is past, the longest first.
    pub fn overdue_sessions(&self) -> Vec<(usize, &Session, Date)> {
        let open = self.sessions().filter(|(_, it)| it.delivered_by(self.as_of()).is_none());
        let late = open.filter_map(|(index, it)| Some((index, it, self.session_owed_on(it)?)));
        let mut late: Vec<_> = late.filter(|(_, _, owed)| self.is_past(*owed)).collect();
        late.sort_by_key(|(index, _, owed)| (*owed, *index));
        late
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
