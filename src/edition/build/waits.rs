//! What holds the plan up, in words that the customer may read: what would name something hidden is work on our side.

use super::Builder;
use crate::edition::parts::{Cause, Wait};
use crate::edition::words::Words;
use crate::fields::Shown;
use crate::model::{Blocker, Event, Side, ValueName};
use crate::plan_at;
use crate::schedule;

impl Builder<'_> {
    /// What holds a step up, and which steps with it: those that both sides look at.
    pub(super) fn waits_of(&self, milestone: usize) -> Vec<Wait> {
        let waits = self.it.waits(milestone);
        if waits.is_empty() {
            return Vec::new();
        }
        let mut held = vec![milestone];
        let behind = self.it.waiting_for(&[milestone]);
        let looked_at = [
            self.it.value_milestone(ValueName::First).map(|(index, _)| index),
            self.it.milestone_of(Event::GoLive).map(|(index, _)| index),
        ];
        held.extend(looked_at.into_iter().flatten().filter(|index| behind.contains(index)));
        held.dedup();
        let holds_up: Vec<Words> = held.iter().filter_map(|index| self.title_of(*index)).collect();
        waits.iter().map(|wait| self.wait(wait, holds_up.clone())).collect()
    }

    pub(super) fn wait(&self, wait: &plan_at::Wait<'_>, holds_up: Vec<Words>) -> Wait {
        const REASON: Shown = Shown::key("Blocker", "reason");
        const WAITING_FOR: Shown = Shown::key("Blocker", "waiting_for");
        Wait {
            reason: Words::of(REASON, &wait.blocker.reason),
            task: self.task_waited_for(wait.blocker),
            from: wait.person.and_then(|name| self.stand_in(WAITING_FOR, name)),
            is_theirs: wait.side == Some(Side::Customer),
            since: wait.since,
            answered_on: wait.blocker.answered_by(self.it.as_of()),
            holds_up,
        }
    }

    /// The task that would end a blocker, in its own words, where the customer may see it.
    fn task_waited_for(&self, blocker: &Blocker) -> Option<Words> {
        const TITLE: Shown = Shown::key("Action", "title");
        const TEXT: Shown = Shown::key("Contact", "text");
        let id = blocker.action.get()?;
        let (actions, contacts) = (&self.it.plan.actions.actions, &self.it.plan.contacts.contacts);
        if let Some(index) = actions.iter().position(|it| it.id.trim() == id) {
            return Words::of(TITLE, &actions[index].title).filter(|_| self.it.shows_action(index));
        }
        let ask = contacts.iter().find(|it| it.id.trim() == id && self.it.shows_ask(it))?;
        Words::of(TEXT, &ask.text)
    }

    /// Why go-live is not expected earlier.
    pub(super) fn cause(&self) -> Option<Cause> {
        let it = self.it;
        let (go_live, _) = it.milestone_of(Event::GoLive)?;
        if !it.is_open(go_live) {
            return None;
        }
        let (root, cause) = it.schedule.root_cause(go_live)?;
        let is_blocked = cause == schedule::Cause::Blocker;
        let milestone = self.title_of(root).filter(|_| root != go_live || is_blocked);
        let wait = self.waits_of(root).into_iter().next().filter(|_| is_blocked && milestone.is_some());
        let next = it.holds.roll_forward(&it.calendar, it.as_of().plus_days(1));
        let is_theirs = wait.as_ref().is_some_and(|wait| wait.is_theirs);
        let moves = is_theirs && it.schedule.why_it_moves(root).is_some();
        let is_said = milestone.is_some() || cause.moves_with_time() || root != go_live;
        is_said.then_some(Cause { holds_until: moves.then_some(next), milestone, wait })
    }
}
