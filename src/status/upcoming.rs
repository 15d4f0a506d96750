//! What the next days bring, and what cannot go on.

use crate::date::Date;
use crate::model::{Blocker, Side};

use super::StandUp;

/// How many days the stand-up looks ahead.
const AHEAD: i64 = 7;

/// Something that is due in the next days.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Coming {
    /// The day.
    pub on: Date,
    /// `milestone`, `action`, `training`, `gate`, `risk`, `meeting`.
    pub kind: &'static str,
    /// What.
    pub what: String,
    /// Who.
    pub owner: Option<String>,
}

/// What is due from the as-of date to 7 days after it, by day.
#[must_use]
pub fn coming(it: &StandUp<'_>) -> Vec<Coming> {
    let mut all = Vec::new();
    let mut add = |on: Option<Date>, kind, what: &str, owner: Option<&str>| {
        if let Some(on) = on.filter(|on| (0..=AHEAD).contains(&on.days_since(it.as_of()))) {
            all.push(Coming { on, kind, what: what.to_owned(), owner: owner.map(str::to_owned) });
        }
    };
    let plan = &it.plan;
    for milestone in plan.jsp.milestones.iter().filter(|m| m.is_open()) {
        add(milestone.due, "milestone", milestone.label(), milestone.owner.get());
    }
    for action in plan.actions.actions.iter().filter(|a| a.is_open()) {
        add(action.due, "action", action.title.or(&action.id), action.owner.get());
    }
    for session in plan.training.sessions.iter().filter(|s| s.delivered_on.is_none()) {
        add(session.planned, "training", session.title.or(&session.id), None);
    }
    for gate in it.gates.gates.iter().filter(|gate| !gate.verdict.is_open()) {
        add(gate.due, "gate", gate.gate.word(), None);
    }
    for risk in plan.risks.risks.iter().filter(|risk| risk.is_open()) {
        add(risk.trigger_date, "risk", risk.text.or(&risk.id), risk.owner.get());
    }
    if plan.handoff.meeting.held_on.is_none() {
        add(plan.handoff.meeting.planned, "meeting", "handoff meeting", plan.onboarding.team.ae.get());
    }
    all.sort();
    all
}

/// Something that cannot go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocked {
    /// What.
    pub what: String,
    /// Its id.
    pub id: String,
    /// Why.
    pub reason: String,
    /// Who has to move.
    pub side: Option<Side>,
    /// Since when.
    pub since: Option<Date>,
}

/// Blocked milestones and actions, longest blocked first; those without a date last.
#[must_use]
pub fn blocked(it: &StandUp<'_>) -> Vec<Blocked> {
    let entry = |id: &str, label: &str, blocker: &Blocker| Blocked {
        what: label.to_owned(),
        id: id.to_owned(),
        reason: blocker.reason.or("no reason given").to_owned(),
        side: blocker.waiting_on,
        since: blocker.since,
    };
    let milestones = it.plan.jsp.milestones.iter().filter(|m| m.is_open());
    let milestones = milestones.filter_map(|m| m.blocked.as_ref().map(|b| entry(&m.id, m.label(), b)));
    let actions = it.plan.actions.actions.iter().filter(|a| a.is_open());
    let actions = actions.filter_map(|a| a.blocked.as_ref().map(|b| entry(&a.id, a.title.or(&a.id), b)));
    let mut all: Vec<_> = milestones.chain(actions).collect();
    all.sort_by_key(|blocked| (blocked.since.is_none(), blocked.since, blocked.id.clone()));
    all
}
