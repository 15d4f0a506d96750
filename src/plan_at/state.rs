//! How far the milestones and actions of a plan are on the day: the one place that knows, whatever an entry rests on.

use std::collections::BTreeMap;

use super::{DayAt, PlanAt};
use crate::date::Date;
use crate::model::{Blocker, ContactKind, Finished, PlanFile, Progress, Side, State};
use crate::plan::Plan;
use crate::route::Route;

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
}

/// An entry that a blocker names, by its index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WaitedFor {
    /// An action, until it is done.
    Action(usize),
    /// An ask, until it is answered.
    Ask(usize),
}

/// What blockers wait for, by id; of two with one id the first is meant, and an action before an ask.
pub(super) fn waited_for(plan: &Plan) -> BTreeMap<String, WaitedFor> {
    let milestones = plan.jsp.milestones.iter().flat_map(|it| &it.blockers);
    let blockers = milestones.chain(plan.actions.actions.iter().flat_map(|it| &it.blockers));
    let mut named: BTreeMap<&str, Option<WaitedFor>> =
        blockers.filter_map(|blocker| Some((blocker.action.get()?, None))).collect();
    if named.is_empty() {
        return BTreeMap::new();
    }
    let actions = plan.actions.actions.iter().enumerate();
    let actions = actions.map(|(index, action)| (action.id.as_str(), WaitedFor::Action(index)));
    let asks = plan.contacts.contacts.iter().enumerate().filter(|(_, it)| it.kind == ContactKind::Ask);
    let asks = asks.map(|(index, ask)| (ask.id.as_str(), WaitedFor::Ask(index)));
    for (id, entry) in actions.chain(asks) {
        if let Some(found) = named.get_mut(id) {
            found.get_or_insert(entry);
        }
    }
    named.into_iter().filter_map(|(id, entry)| Some((id.to_owned(), entry?))).collect()
}

impl PlanAt {
    /// How far a milestone is. One that rests on a fact is done once that is true; one that the handoff says is not needed
    /// is out of the plan, unless it was done all the same.
    pub fn state(&self, milestone: usize) -> State {
        let (it, progress) = (&self.plan.jsp.milestones[milestone], self.milestone(milestone));
        if self.is_done(milestone) {
            State::Done
        } else if self.milestone_not_needed(it).is_some() {
            State::Dropped
        } else {
            progress.state_on(self.as_of(), |blocker| self.over_on(blocker))
        }
    }

    /// Whether a milestone is done.
    pub fn is_done(&self, milestone: usize) -> bool {
        self.done_on(milestone).is_some()
    }

    /// The day on which a milestone was done, while it is.
    pub fn done_on(&self, milestone: usize) -> Option<Date> {
        match self.plan.jsp.milestones[milestone].fact {
            Some(fact) => {
                self.fact_on(fact).filter(|_| self.milestone(milestone).is_planned_on(self.as_of()))
            }
            None => self.finished(milestone).map(|finished| finished.done_on),
        }
    }

    /// The day on which a milestone was done, while it is, and where that is written.
    pub fn done_at(&self, milestone: usize) -> Option<DayAt> {
        if let Some(fact) = self.plan.jsp.milestones[milestone].fact {
            return self.fact(fact).filter(|_| self.is_done(milestone)).cloned();
        }
        let finished = self.finished(milestone)?;
        let entry = Route::to(PlanFile::Jsp).key("milestones").index(milestone);
        let place = match finished.index {
            Some(index) => entry.key("reopened").index(index),
            None => entry,
        };
        Some((finished.done_on, place.key("done_on")))
    }

    /// What shows by now that a milestone is done. Evidence that came later than what it shows counts from its own day.
    pub fn evidence(&self, milestone: usize) -> Option<&str> {
        self.finished(milestone)?.evidence_on(self.as_of())
    }

    /// Whether somebody still has to finish a milestone.
    pub fn is_open(&self, milestone: usize) -> bool {
        self.state(milestone).is_open()
    }

    /// What holds a milestone up, the longest first.
    pub fn waits(&self, milestone: usize) -> Vec<Wait<'_>> {
        if self.is_open(milestone) { self.waits_of(self.milestone(milestone)) } else { Vec::new() }
    }

    /// How far an action is.
    pub fn action_state(&self, action: usize) -> State {
        self.action(action).state_on(self.as_of(), |blocker| self.over_on(blocker))
    }

    /// The day on which an action was done, while it is.
    pub fn action_done_on(&self, action: usize) -> Option<Date> {
        self.action(action).finished_on(self.as_of()).map(|finished| finished.done_on)
    }

    /// The day on which an action was done, while it is, and where that is written.
    pub fn action_done_at(&self, action: usize) -> Option<(Date, Route)> {
        let finished = self.action(action).finished_on(self.as_of())?;
        let entry = Route::to(PlanFile::Actions).key("actions").index(action);
        let place = match finished.index {
            Some(index) => entry.key("reopened").index(index),
            None => entry,
        };
        Some((finished.done_on, place.key("done_on")))
    }

    /// Whether somebody still has to finish an action.
    pub fn is_action_open(&self, action: usize) -> bool {
        self.action_state(action).is_open()
    }

    /// What holds an action up, the longest first.
    pub fn action_waits(&self, action: usize) -> Vec<Wait<'_>> {
        self.waits_of(self.action(action))
    }

    /// Who does an action.
    pub fn action_owner(&self, action: usize) -> Option<&str> {
        self.plan.actions.actions[action].owner.one_on(self.as_of())
    }

    /// Whose an action is: the side of who does it, or the one that is written where that is nobody the plan knows.
    pub fn action_side(&self, action: usize) -> Option<Side> {
        let owner = self.action_owner(action);
        owner.and_then(|name| self.side_of(name)).or(self.plan.actions.actions[action].side)
    }

    fn finished(&self, milestone: usize) -> Option<Finished<'_>> {
        self.milestone(milestone).finished_on(self.as_of())
    }

    fn milestone(&self, index: usize) -> Progress<'_> {
        self.plan.jsp.milestones[index].progress()
    }

    fn action(&self, index: usize) -> Progress<'_> {
        self.plan.actions.actions[index].progress()
    }

    /// The first day on which a blocker was over because what it waits for was done or answered. What left the plan is
    /// waited for no more.
    fn over_on(&self, blocker: &Blocker) -> Option<Date> {
        match self.entry_waited_for(blocker)? {
            WaitedFor::Action(index) => {
                let action = self.action(index);
                let finished = action.finished_on(self.as_of()).map(|finished| finished.done_on);
                let is_out = !action.is_planned_on(self.as_of()) && !action.is_added_after(self.as_of());
                finished.or_else(|| is_out.then(|| self.as_of()))
            }
            WaitedFor::Ask(index) => {
                let ask = &self.plan.contacts.contacts[index];
                let is_out = ask.is_withdrawn(self.as_of());
                ask.answered_by(self.as_of()).or_else(|| is_out.then(|| self.as_of()))
            }
        }
    }

    fn entry_waited_for(&self, blocker: &Blocker) -> Option<WaitedFor> {
        self.waited_for.get(blocker.action.get()?).copied()
    }

    fn waits_of<'a>(&'a self, entry: Progress<'a>) -> Vec<Wait<'a>> {
        let open = entry.open_blockers_on(self.as_of(), |blocker| self.over_on(blocker));
        let wait = |(index, blocker)| Wait {
            index,
            blocker,
            since: entry.start_of(blocker, self.signed()),
            side: self.side_waited_for(blocker),
        };
        let mut waits: Vec<Wait<'_>> = open.map(wait).collect();
        waits.sort_by_key(|wait| (wait.since, wait.index));
        waits
    }

    /// The side that a blocker waits for: the one that is written, that of the person, or of who does the action or was
    /// asked.
    pub fn side_waited_for(&self, blocker: &Blocker) -> Option<Side> {
        match blocker.waiting_for.get() {
            Some(_) => blocker.side().or_else(|| self.side_of(blocker.person()?)),
            None => match self.entry_waited_for(blocker)? {
                WaitedFor::Action(index) => self.action_side(index),
                WaitedFor::Ask(index) => self.side_of(self.plan.contacts.contacts[index].of.get()?),
            },
        }
    }
}
