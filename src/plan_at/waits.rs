//! What holds milestones and actions up on the day, since when, and who has to move.

use super::view::PlanAt;
use super::waited_for::WaitedFor;
use crate::date::Date;
use crate::model::{Blocker, Progress, Side, Urgency};

/// A blocker that is open on the day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wait<'a> {
    /// Which of the entry's `blockers`.
    pub index: usize,
    /// What is written of it.
    pub blocker: &'a Blocker,
    /// Since when it holds things up: since the entry is in the plan where it does not say.
    pub since: Date,
    /// The side that has to move, as far as the plan tells.
    pub side: Option<Side>,
    /// Who has to move, where somebody is named.
    pub person: Option<&'a str>,
}

impl PlanAt {
    /// What holds a milestone up, the longest first.
    pub fn waits(&self, milestone: usize) -> Vec<Wait<'_>> {
        if self.is_open(milestone) { self.waits_of(self.milestone(milestone)) } else { Vec::new() }
    }

    /// The day by which a blocker is to be answered.
    pub fn answer_due(&self, wait: &Wait<'_>) -> Date {
        let deadlines = &self.basis.config.deadlines;
        let days = match wait.blocker.urgency() {
            Urgency::Critical => deadlines.critical_blocker_working_days,
            Urgency::Normal => deadlines.normal_blocker_working_days,
        };
        self.calendar.add_working_days(wait.since, days)
    }

    /// Whether nobody has answered, and the day for it is past.
    pub fn is_past_answer(&self, wait: &Wait<'_>) -> bool {
        wait.blocker.answered_by(self.as_of()).is_none() && self.answer_due(wait) < self.as_of()
    }

    /// What holds an action up, the longest first.
    pub fn action_waits(&self, action: usize) -> Vec<Wait<'_>> {
        self.waits_of(self.action(action))
    }

    /// The first day on which a blocker was over by what is written of it, or of what it waits for.
    pub fn blocker_over_on(&self, blocker: &Blocker) -> Option<Date> {
        let own = blocker.ended_on.filter(|on| *on <= self.as_of());
        own.or_else(|| self.over_on(blocker))
    }

    /// The first day on which a blocker was over because what it waits for was done or answered. What left the plan is
    /// waited for no more.
    pub(super) fn over_on(&self, blocker: &Blocker) -> Option<Date> {
        match self.entry_waited_for(blocker)? {
            WaitedFor::Action(index) => {
                let action = self.action(index);
                let finished = action.finished_on(self.as_of()).map(|finished| finished.done_on);
                finished.or_else(|| action.left_on(self.as_of()))
            }
            WaitedFor::Ask(index) => {
                let ask = &self.plan.contacts.contacts[index];
                let withdrawn = ask.withdrawn.as_ref().map(|it| it.withdrawn_on);
                let withdrawn = withdrawn.filter(|on| *on <= self.as_of());
                ask.answered_by(self.as_of()).or(withdrawn)
            }
        }
    }

    fn entry_waited_for(&self, blocker: &Blocker) -> Option<WaitedFor> {
        self.waited_for.get(blocker.action.get()?).copied()
    }

    fn waits_of<'a>(&'a self, entry: Progress<'a>) -> Vec<Wait<'a>> {
        let open = entry.open_blockers_on(self.as_of(), |blocker| self.over_on(blocker));
        let wait = |(index, blocker): (usize, &'a Blocker)| {
            // Whoever has answered is waited for no more.
            let is_waiting = blocker.answered_by(self.as_of()).is_none();
            Wait {
                index,
                blocker,
                since: entry.start_of(blocker, self.signed()),
                side: self.side_waited_for(blocker).filter(|_| is_waiting),
                person: self.person_waited_for(blocker).filter(|_| is_waiting),
            }
        };
        let mut waits: Vec<Wait<'_>> = open.map(wait).collect();
        waits.sort_by_key(|wait| (wait.since, wait.index));
        waits
    }

    /// Who has to move for a blocker to end, where somebody is named: whom it waits for, or who does the action or was asked.
    fn person_waited_for<'a>(&'a self, blocker: &'a Blocker) -> Option<&'a str> {
        match blocker.waiting_for.one_on(self.as_of()) {
            Some(who) => Some(who).filter(|who| Side::from_word(who).is_none()),
            None => match self.entry_waited_for(blocker)? {
                WaitedFor::Action(index) => self.action_owner(index),
                WaitedFor::Ask(index) => self.plan.contacts.contacts[index].of.one_on(self.as_of()),
            },
        }
    }

    /// The side that a blocker waits for: the one that is written, that of the person, or of who does the action or was
    /// asked.
    pub fn side_waited_for(&self, blocker: &Blocker) -> Option<Side> {
        self.side_waited_for_on(blocker, self.as_of())
    }

    /// The side that a blocker waited for on an earlier day: see [`Self::side_waited_for`].
    pub(super) fn side_waited_for_on(&self, blocker: &Blocker, day: Date) -> Option<Side> {
        match blocker.waiting_for.one_on(day) {
            Some(who) => Side::from_word(who).or_else(|| self.side_of(who)),
            None => match self.entry_waited_for(blocker)? {
                WaitedFor::Action(index) => self.action_side_on(index, day),
                WaitedFor::Ask(index) => self.side_of(self.plan.contacts.contacts[index].of.one_on(day)?),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};
    use crate::plan_at::PlanAt;

    #[test]
    fn a_wait_knows_since_when_and_for_which_side() {
        let people = ("stakeholders.yaml", "people: [{name: Lee Novak}]");
        let actions = (
            "actions.yaml",
            "actions: [{id: A-1, owner: [{name: Ana, until: 2026-04-03}, {name: Lee Novak, since: 2026-04-03}], side: third_party},
              {id: A-2, added_on: 2026-03-20, blockers: [
                {id: X-1, waiting_for: vendor, since: 2026-04-01}, {id: X-2, waiting_for: lee novak},
                {id: X-3, action: A-1, since: 2026-04-01}, {id: X-4, waiting_for: Nobody, since: 2026-04-02}]}]",
        );
        let seen = |day: &str| {
            let at = PlanAt::of(plan_from(&[people, actions]), &Basis::on(date(day)));
            let waits = at.action_waits(1).into_iter();
            waits
                .map(|wait| format!("{} {} {:?}", wait.blocker.id, wait.since, wait.side))
                .collect::<Vec<_>>()
        };
        let (ours, theirs) = ("X-1 2026-04-01 Some(Vendor)", "X-2 2026-03-20 Some(Customer)");
        let nobody = "X-4 2026-04-02 None";
        assert_eq!(seen("2026-04-02"), [theirs, ours, "X-3 2026-04-01 Some(ThirdParty)", nobody]);
        assert_eq!(seen("2026-04-03"), [theirs, ours, "X-3 2026-04-01 Some(Customer)", nobody]);
        assert_eq!(seen("2026-03-20"), [theirs]);
    }
}
