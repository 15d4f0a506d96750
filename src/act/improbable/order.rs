//! What comes before what it waits for.

use std::collections::BTreeSet;

use crate::act::Remark;
use crate::act::following::to_follow;
use crate::assessment::Assessment;
use crate::date::Date;
use crate::phrase::List;
use crate::remedy::{Remedy, blank, commands};

/// How many milestones are named.
const NAMED: usize = 4;

/// Milestones that are due before what they wait for can be done and their own working days have passed.
pub(super) fn too_early(old: &Assessment, new: &Assessment) -> Vec<Remark> {
    let is_on_hold =
        |at: &Assessment| at.plan.onboarding.holds.iter().any(|hold| hold.is_running_on(at.as_of()));
    if is_on_hold(new) && !is_on_hold(old) {
        // The end of a hold moves what it kept from happening.
        return Vec::new();
    }
    let known: BTreeSet<(&str, &str)> =
        early(old).into_iter().map(|it| (id(old, it.of), id(old, it.waits))).collect();
    let mut fresh = early(new);
    fresh.retain(|it| !known.contains(&(id(new, it.of), id(new, it.waits))));
    let mut awaited: Vec<usize> = fresh.iter().map(|it| it.of).collect();
    awaited.sort_unstable();
    awaited.dedup();
    let of = |awaited: usize| fresh.iter().filter(|it| it.of == awaited).collect::<Vec<_>>();
    awaited.into_iter().map(|awaited| remark(old, new, awaited, &of(awaited))).collect()
}

/// A milestone that is due too early after what it waits for.
struct Early {
    /// What it waits for.
    of: usize,
    waits: usize,
    due: Date,
    /// The first day on which it could be done.
    earliest: Date,
}

fn id(at: &Assessment, milestone: usize) -> &str {
    &at.plan.jsp.milestones[milestone].id
}

fn early(at: &Assessment) -> Vec<Early> {
    let open = (0..at.plan.jsp.milestones.len()).filter(|index| at.is_open(*index));
    let dated = open.filter_map(|index| Some((index, at.due(index)?)));
    let early = dated.flat_map(|(waits, due)| {
        let awaited = at.awaited_by(waits).into_iter().filter(|of| at.is_open(*of));
        awaited.filter_map(move |of| {
            let earliest = at.earliest_after(waits, at.due(of)?);
            (due < earliest).then_some(Early { of, waits, due, earliest })
        })
    });
    early.collect()
}

fn remark(old: &Assessment, new: &Assessment, awaited: usize, early: &[&Early]) -> Remark {
    let milestone = &new.plan.jsp.milestones[awaited];
    let due = milestone.due.map(|due| due.to_string()).unwrap_or_default();
    let named: Vec<String> =
        early.iter().map(|it| format!("`{}` (due {})", id(new, it.waits), it.due)).collect();
    let (verb, wait) = if named.len() == 1 { ("comes", "waits") } else { ("come", "wait") };
    let named = List::and(&named).at_most(NAMED);
    let said = format!("{named} {verb} too early: it {wait} for `{}`, due {due}", milestone.id);
    let said = if early.len() == 1 { said } else { said.replacen(": it ", ": they ", 1) };
    let was_due = old.milestone_named(&milestone.id).and_then(|(index, _)| old.due(index));
    let calendar = &new.calendar;
    let least = early.iter().map(|it| calendar.working_days_between(it.due, it.earliest)).max();
    let shift = to_follow(new, awaited, was_due, least);
    Remark::warning(said).with(Remedy::run("move all that waits for it as well", shift))
}

/// What is done now although what it waits for is not.
pub(super) fn done_before(old: &Assessment, new: &Assessment) -> Vec<Remark> {
    let was_done = |id: &str| old.milestone_named(id).is_some_and(|(index, _)| old.is_done(index));
    let milestones = new.plan.jsp.milestones.iter().enumerate();
    let done = milestones.filter(|(index, it)| new.is_done(*index) && !was_done(&it.id));
    let of_milestones = done.filter_map(|(index, it)| {
        let before = new.open_before(index, new.done_on(index)?);
        let ids: Vec<&str> = before.iter().map(|(_, id, _)| *id).collect();
        let still_open = before.iter().find(|(_, _, since)| since.is_none());
        let finish = still_open.and_then(|(_, id, _)| finish(new, id));
        (!ids.is_empty()).then(|| remark_done(&it.id, &ids, finish))
    });
    let old_actions = old.plan.actions.actions.iter().enumerate();
    let old_done = old_actions.filter(|(index, _)| old.action_done_on(*index).is_some());
    let old_done: BTreeSet<&str> = old_done.map(|(_, it)| it.id.as_str()).collect();
    let actions = new.plan.actions.actions.iter().enumerate().filter(|(_, it)| !it.after.is_empty());
    let done = actions
        .filter(|(index, it)| new.action_done_on(*index).is_some() && !old_done.contains(it.id.as_str()));
    let of_actions = done.filter_map(|(_, it)| {
        let all = new.plan.actions.actions.iter().enumerate();
        let open = all.filter(|(index, of)| new.is_action_open(*index) && it.after.contains(&of.id));
        let ids: Vec<&str> = open.map(|(_, of)| of.id.as_str()).collect();
        let finish = commands::action_done(new.slug(), *ids.first()?, None);
        Some(remark_done(&it.id, &ids, Some(Remedy::run("finish that too", finish))))
    });
    of_milestones.chain(of_actions).collect()
}

/// What finishes a milestone; nothing where it rests on a fact, which is noted elsewhere.
fn finish(new: &Assessment, id: &str) -> Option<Remedy> {
    let (_, milestone) = new.milestone_named(id).filter(|(_, it)| it.fact.is_none())?;
    let evidence = milestone.acceptance.is_written().then(|| blank("evidence"));
    let done = commands::milestone_done(new.slug(), id, None, evidence);
    Some(Remedy::run("finish that too", done))
}

fn remark_done(id: &str, before: &[&str], finish: Option<Remedy>) -> Remark {
    let named: Vec<String> = before.iter().map(|id| format!("`{id}`")).collect();
    let named = List::and(&named).at_most(NAMED);
    Remark::note(format!("`{id}` is done before {named}, which it waits for"))
        .with(finish.unwrap_or_default())
}
