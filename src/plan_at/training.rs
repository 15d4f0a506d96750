//! Training on a day: which sessions the plan has, when they are due, and who was tested.

use super::trainees::{Trainee, admins, trainees};
use super::view::PlanAt;
use crate::date::Date;
use crate::model::{Due, Session, due_on, first_due};

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

    /// The day that a session had when the customer's side last agreed to days of the plan, or for which it was planned first
    /// where they never did; none of one that came later. What slip is counted from.
    pub fn session_baseline(&self, session: &Session) -> Option<Date> {
        let agreed_on = self.baselines.held_on();
        if agreed_on.is_some_and(|on| !session.is_planned_on(on)) {
            return None;
        }
        self.baseline_on(self.agreed_due(session))
    }

    /// The same for neglect, moved by the holds since; of a session that came later, the day for which it was planned first.
    pub fn session_held_to(&self, session: &Session) -> Option<Date> {
        let since = self.baselines.held_on().filter(|on| session.is_planned_on(*on));
        Some(self.moved_by_holds(self.owed_on(self.agreed_due(session))?, &session.moves, since))
    }

    /// Whether the customer's side agreed to another day than the one for which a session was planned first.
    pub fn is_session_agreed_anew(&self, session: &Session) -> bool {
        let first = first_due(session.due.as_ref(), &session.moves, self.as_of());
        self.baselines.agreed_anew().is_some() && self.agreed_due(session) != first
    }

    fn agreed_due<'s>(&self, session: &'s Session) -> Option<&'s Due> {
        let agreed_on = self.baselines.held_on().filter(|on| session.is_planned_on(*on));
        let agreed = agreed_on.and_then(|on| due_on(session.due.as_ref(), &session.moves, on));
        agreed.or_else(|| first_due(session.due.as_ref(), &session.moves, self.as_of()))
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
