//! What goes on in between: calls, updates, asks and answers, actions, and use that grows.

use super::day::Day;
use super::milestones::is_to_be_counted;
use super::people::{ADMIN, CHAMPION, CSM, SPONSOR};
use crate::date::Date;
use crate::model::{ContactKind, Due, Fact, Frequency};

/// Whether the next day of work would be more than `days` after `last`, so that it has to be today.
fn is_turn(day: &Day, last: Date, days: i64) -> bool {
    let next = day.at.calendar.roll_forward(day.today().plus_days(1));
    next.days_since(last) > days
}

/// Speaks with the customer as often as agreed, writes what was said, and judges how they feel.
pub(super) fn keep_in_touch(day: &mut Day) {
    let (plan, today) = (day.plan.clone(), day.today());
    let cadence = &plan.jsp.cadence;
    let held =
        |kind: &ContactKind| matches!(kind, ContactKind::Call | ContactKind::Kickoff | ContactKind::Mail);
    let calls = plan.contacts.contacts.iter().filter(|it| held(&it.kind)).filter_map(|it| it.held_on);
    let start = day.at.fact_on(Fact::Kickoff).or_else(|| day.at.is_digital_first().then(|| day.at.signed()));
    let Some(start) = start else { return };
    let last = calls.max().unwrap_or(start);
    let every = cadence.execution_call.map_or(14, Frequency::days);
    if is_turn(day, last, every) {
        speak(day);
    }
    let sent = plan.updates.updates.iter().filter_map(|it| it.sent_on).max().unwrap_or(start);
    if cadence.update.is_some_and(|it| is_turn(day, sent, it.days())) {
        let update = format!(
            "{{id: U-{today}, sent_on: {today}, by: {CSM}, shipped: [what was planned], next: [what is planned]}}"
        );
        day.enter("updates.yaml:updates", &update);
    }
}

fn speak(day: &mut Day) {
    let today = day.today();
    let (kind, present): (_, &[&str]) = match day.at.is_digital_first() {
        true => (ContactKind::Mail, &[ADMIN]),
        false => (ContactKind::Call, &[SPONSOR, CHAMPION, ADMIN, CSM]),
    };
    let names = present.join(", ");
    let contact =
        format!("{{id: M-{today}, kind: {kind}, held_on: {today}, present: [{names}], summary: on its way}}");
    day.enter("contacts.yaml:contacts", &contact);
    for (index, person) in day.plan.clone().stakeholders.people.iter().enumerate() {
        if present.contains(&person.name.as_str()) {
            let judged = format!("{{judged_on: {today}, score: 4, by: {CSM}}}");
            day.enter(&format!("stakeholders.yaml:people.{index}.sentiments"), &judged);
        }
    }
    let due = day.at.calendar.roll_forward(today.plus_days(3));
    let asked =
        format!("{{id: L-{today}, kind: ask, asked_on: {today}, of: {ADMIN}, text: the list, due: {due}}}");
    day.enter("contacts.yaml:contacts", &asked);
    for (id, owner) in [("A", CSM), ("B", ADMIN)] {
        let action = format!(
            "{{id: {id}-{today}, title: What was agreed on, owner: {owner}, due: {due}, added_on: {today}}}"
        );
        day.enter("actions.yaml:actions", &action);
    }
}

/// Does what was asked for, on the day.
pub(super) fn answer(day: &mut Day) {
    let (plan, today) = (day.plan.clone(), day.today());
    for (index, ask) in plan.contacts.contacts.iter().enumerate() {
        if ask.kind == ContactKind::Ask && ask.answered_on.is_none() && is_due(day, ask.due.as_ref()) {
            day.fill_in(&format!("contacts.yaml:contacts.{index}.answered_on"), &today.to_string());
        }
    }
    for (index, action) in plan.actions.actions.iter().enumerate() {
        if day.at.is_action_open(index) && is_due(day, action.due.as_ref()) {
            day.fill_in(&format!("actions.yaml:actions.{index}.done_on"), &today.to_string());
        }
    }
}

fn is_due(day: &Day, due: Option<&Due>) -> bool {
    day.at.day_of(due).is_some_and(|due| due <= day.today())
}

/// Counts use on the days on which that is to show something, and once a week from go-live on, where customers help themselves from the first day on: it grows, wave by wave, to
/// nine in ten seats.
pub(super) fn count(day: &mut Day) {
    let (today, is_small) = (day.today(), day.at.is_digital_first());
    let Some(first) = day.at.live_on().or(is_small.then(|| day.at.signed())) else { return };
    let days = u32::try_from(today.days_since(first)).unwrap_or_default();
    let counted = day.plan.adoption.snapshots.iter().map(|it| it.measured_on).filter(|it| *it >= first);
    let last = counted.max().unwrap_or(first.plus_days(-7));
    if !is_turn(day, last, 7) && !is_to_be_counted(day) {
        return;
    }
    let licensed = if is_small { 10 } else { 100 };
    let grown = |from: u32, each: u32, to: u32| (from + each * days).min(to);
    let provisioned = licensed * grown(40, 3, 100) / 100;
    let active = provisioned * grown(60, 2, 92) / 100;
    let (actions, workflows) = (active * 6, grown(10, 2, 30) / 10);
    // Nobody is asked in the first days.
    let csat = if days >= 7 { ", csat: 4.7" } else { "" };
    let counted = format!(
        "{{measured_on: {today}, licensed: {licensed}, provisioned: {provisioned}, active: {active}, \
         key_actions: {actions}, workflows_live: {workflows}, last_used_on: {today}{csat}}}"
    );
    day.enter("adoption.yaml:snapshots", &counted);
}
