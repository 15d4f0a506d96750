//! A form that was taken already: sent once more it would log the call, and all that is new in it, twice.

use super::form::{CallForm, Tick, WhatBecame};
use super::ticked::Ticked;
use crate::model::{Contact, Move};
use crate::person::is_same;
use crate::phrase::{Count, List};
use crate::plan_at::PlanAt;
use crate::refused::Refused;

/// Why a form is not taken once more: a call of that day with the same people is in the log, and all that it says is in the
/// plan.
pub fn taken_before(form: &CallForm, at: &PlanAt) -> Option<Refused> {
    let all = at.plan.contacts.contacts.iter().filter(|it| it.withdrawn.is_none());
    let known = all.into_iter().find(|it| is_of_call(form, it))?;
    let new = new_entries(form, at)?;
    let open = Ticked::open(at);
    if !form.ticks.iter().all(|line| has_become(&line.what, form, at, &open)) {
        return None;
    }
    let (kind, day) = (form.kind.word().replace('_', " "), form.day);
    let there: Vec<String> = new.iter().map(|id| format!("`{id}`")).collect();
    let also = match there.as_slice() {
        [] => String::new(),
        ids => format!(", with {}", List::and(ids).at_most(5)),
    };
    let why = format!("this {kind} of {day} is in the log already, as `{}`{also}", known.id);
    let lines = Count(form.ticks.len() + new.len(), "line");
    Some(Refused::because(why).hint(format!("`--again` takes it as another one, {lines} and all")))
}

/// Whether a contact in the log is the one that a form logs.
fn is_of_call(form: &CallForm, it: &Contact) -> bool {
    let are_same = |those: &[String], these: &[String]| {
        those.len() == these.len() && those.iter().all(|one| these.iter().any(|other| is_same(one, other)))
    };
    let says =
        |text: Option<&str>, form: &Option<String>| text.map(str::trim) == form.as_deref().map(str::trim);
    it.kind == form.kind
        && it.held_on == Some(form.day)
        && are_same(&it.present, &form.present)
        && are_same(&it.absent, &form.absent)
        && says(it.summary.get(), &form.summary)
        && says(it.note.get(), &form.note)
}

/// The entries that the new lines of a form have made, if each has made one.
fn new_entries<'p>(form: &CallForm, at: &'p PlanAt) -> Option<Vec<&'p str>> {
    let plan = &at.plan;
    let is_text = |written: Option<&str>, text: &str| written.is_some_and(|it| it.trim() == text.trim());
    let actions = form.actions.iter().map(|line| {
        let mut all = plan.actions.actions.iter();
        all.find(|it| is_text(it.title.get(), &line.what.title)).map(|it| it.id.as_str())
    });
    let decisions = form.decisions.iter().map(|line| {
        let mut all = plan.decisions.decisions.iter();
        let made = all.find(|it| it.decided_on == Some(form.day) && is_text(it.text.get(), &line.what.text));
        made.map(|it| it.id.as_str())
    });
    let asks = form.asks.iter().map(|line| {
        let mut all = plan.contacts.contacts.iter();
        let asked = all.find(|it| it.asked_on == Some(form.day) && is_text(it.text.get(), &line.what.text));
        asked.map(|it| it.id.as_str())
    });
    actions.chain(decisions).chain(asks).collect()
}

/// Whether an entry is as a line makes it, given those that are open. A day moved by a distance has moved once the log of its
/// moves has that reason.
fn has_become(tick: &Tick, form: &CallForm, at: &PlanAt, open: &[Ticked]) -> bool {
    let is_blocked = || tick.entry.seen(at).is_blocked;
    match &tick.became {
        WhatBecame::Moved { reason, .. } => moves(tick.entry, at).iter().any(|it| {
            let is_now = it.moved_on.is_some_and(|on| form.day <= on && on <= at.as_of());
            is_now && it.reason.get().map(str::trim) == reason.as_deref().map(str::trim)
        }),
        WhatBecame::Blocked { .. } => is_blocked(),
        WhatBecame::Unblocked => !is_blocked(),
        WhatBecame::Done { .. } | WhatBecame::Dropped { .. } => !open.contains(&tick.entry),
    }
}

fn moves(entry: Ticked, at: &PlanAt) -> &[Move] {
    match entry {
        Ticked::Action(index) => &at.plan.actions.actions[index].moves,
        Ticked::Milestone(index) => &at.plan.jsp.milestones[index].moves,
        Ticked::Ask(_) | Ticked::Decision(_) => &[],
    }
}
