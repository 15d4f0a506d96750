//! What somebody does or was asked for, decisions, training, and when both sides spoke.

use std::collections::BTreeSet;

use super::Builder;
use crate::edition::parts::{Contact, Decision, Session, Task};
use crate::edition::words::Words;
use crate::fields::Shown;
use crate::model::{self, ContactKind, DecisionState, State};

impl Builder<'_> {
    /// Actions, then asks; an ask that an action of the same person says is left to that.
    pub(super) fn tasks(&self) -> Vec<Task> {
        let it = self.it;
        let on_the_way: BTreeSet<&str> =
            self.path.iter().map(|index| it.plan.jsp.milestones[*index].id.as_str()).collect();
        let shown = (0..it.plan.actions.actions.len()).filter(|index| it.shows_action(*index));
        let mut tasks: Vec<Task> = shown.filter_map(|index| self.action(index, &on_the_way)).collect();
        let asks = it.plan.contacts.contacts.iter();
        let shown = asks.filter(|ask| ask.asked_by(it.as_of()).is_some() && it.shows_ask(ask));
        let asks: Vec<Task> = shown.filter_map(|ask| self.ask(ask)).collect();
        let new: Vec<Task> = asks.into_iter().filter(|ask| !tasks.iter().any(|it| says(it, ask))).collect();
        tasks.extend(new);
        tasks
    }

    fn action(&self, index: usize, on_the_way: &BTreeSet<&str>) -> Option<Task> {
        const TITLE: Shown = Shown::key("Action", "title");
        const OWNER: Shown = Shown::key("Action", "owner");
        let it = self.it;
        let action = &it.plan.actions.actions[index];
        if it.action_state(index) == State::Dropped {
            return None;
        }
        let milestone = action.milestone.get();
        let done_on = it.action_done_on(index);
        Some(Task {
            title: Words::of(TITLE, &action.title)?,
            owner: self.holder_until(OWNER, &action.owner, done_on),
            is_orphaned: done_on.is_none() && self.is_orphaned(&action.owner),
            is_theirs: it.action_side(index) == Some(model::Side::Customer),
            is_awaited: milestone.is_some_and(|id| on_the_way.contains(id)),
            asked_on: None,
            due: it.action_due(index),
            started_on: action.started_on.filter(|on| *on <= it.as_of()),
            done_on,
            milestone: milestone
                .and_then(|id| it.milestone_named(id))
                .and_then(|(milestone, _)| self.title_of(milestone)),
            moves: self.moves(&action.moves),
            waits: it.action_waits(index).iter().map(|wait| self.wait(wait, Vec::new())).collect(),
        })
    }

    fn ask(&self, ask: &model::Contact) -> Option<Task> {
        const TEXT: Shown = Shown::key("Contact", "text");
        const OF: Shown = Shown::key("Contact", "of");
        let (it, day) = (self.it, self.it.as_of());
        let of = ask.of.one_on(day);
        Some(Task {
            title: Words::of(TEXT, &ask.text)?,
            owner: self.holder_until(OF, &ask.of, ask.answered_by(day)),
            is_orphaned: ask.answered_by(day).is_none() && self.is_orphaned(&ask.of),
            is_theirs: it.is_theirs(of),
            is_awaited: false,
            asked_on: ask.asked_by(day),
            due: it.day_of(ask.due_on(day)),
            started_on: None,
            done_on: ask.answered_by(day),
            milestone: None,
            moves: self.moves(&ask.moves),
            waits: Vec::new(),
        })
    }

    /// What was decided and is in force, the oldest first.
    pub(super) fn decided(&self) -> Vec<Decision> {
        let (it, day) = (self.it, self.it.as_of());
        let states = it.plan.decisions.states_on(day);
        let decisions = it.plan.decisions.decisions.iter().zip(states);
        let in_force =
            decisions.filter(|(_, state)| *state == Some(DecisionState::InForce)).map(|(it, _)| it);
        let mut decided: Vec<Decision> = in_force
            .filter(|decision| it.shows_decision(decision))
            .filter_map(|it| self.decision(it))
            .collect();
        decided.sort_by_key(|it| it.decided_on);
        decided
    }

    pub(super) fn to_decide(&self) -> Vec<Decision> {
        let open = self.it.open_decisions().filter(|(_, decision)| self.it.shows_decision(decision));
        open.filter_map(|(_, decision)| self.decision(decision)).collect()
    }

    fn decision(&self, decision: &model::Decision) -> Option<Decision> {
        const TEXT: Shown = Shown::key("Decision", "text");
        const BY: Shown = Shown::key("Decision", "by");
        const OF: Shown = Shown::key("Decision", "of");
        const _ANSWER: Shown = Shown::key("Decision", "answer");
        let day = self.it.as_of();
        let decided_on = decision.made_by(day);
        Some(Decision {
            text: Words::written(TEXT, &decision.words_on(day))?,
            who: match decided_on {
                Some(_) => self.text_name(BY, &decision.by),
                None => self.holder(OF, &decision.of),
            },
            decided_on,
            due: self.it.decision_due(decision),
        })
    }

    pub(super) fn sessions(&self) -> Vec<Session> {
        const TITLE: Shown = Shown::key("Session", "title");
        const _AUDIENCE: Shown = Shown::key("Session", "audience");
        const _INVITED: Shown = Shown::key("Session", "invited");
        let day = self.it.as_of();
        let sessions = self.it.sessions().filter_map(|(_, it)| {
            let delivered_on = it.delivered_by(day);
            Some(Session {
                tag: self.tag().within("training", &it.id),
                title: Words::of(TITLE, &it.title)?,
                audience: it.audience,
                assessment: it.assessment,
                due: self.it.session_due(it),
                delivered_on,
                invited: it.invited,
                attended: it.attended.filter(|_| delivered_on.is_some()),
            })
        });
        sessions.collect()
    }

    /// The times at which somebody of the customer was there, the oldest first.
    pub(super) fn contacts(&self) -> Vec<Contact> {
        const PRESENT: Shown = Shown::key("Contact", "present");
        let (at, day) = (self.it, self.it.as_of());
        let shown = at.plan.contacts.contacts.iter().filter(|it| at.shows_contact(it));
        let held = shown.filter(|it| it.kind != ContactKind::Ask).filter_map(|it| {
            Some(Contact {
                kind: it.kind,
                held_on: it.held_by(day)?,
                present: it.present.iter().filter_map(|name| self.named(PRESENT, name)).collect(),
            })
        });
        let mut held: Vec<Contact> = held.collect();
        held.sort_by_key(|it| it.held_on);
        held
    }
}

/// Whether a task says what an ask does, and is the same person's: `the credentials` is in `Hand over the credentials`.
fn says(task: &Task, ask: &Task) -> bool {
    let plain = |words: &Words| words.as_str().to_lowercase();
    task.owner == ask.owner && plain(&task.title).contains(&plain(&ask.title))
}
