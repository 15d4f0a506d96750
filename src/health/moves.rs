//! No move of a date makes a plan look better.

use std::sync::LazyLock;

use proptest::prelude::*;

use crate::assessment::Assessment;
use crate::basis::Basis;
use crate::config::Config;
use crate::date::Date;
use crate::fixture::{date, plan_from};
use crate::model::{ContactKind, Due, Move};
use crate::plan::{self, Directory, Plan};
use crate::starter;

/// The plans of the sample, and one that nobody touches.
static PLANS: LazyLock<Vec<Plan>> = LazyLock::new(|| {
    let basis = Basis::on(date("2026-04-10"));
    let files = starter::sample(basis.as_of, &basis.config.calendar);
    let mut plans = Vec::new();
    for slug in ["corvane-insurance", "kestrel-pine-logistics", "lumenfold-health", "varnholt-industries"] {
        let within = format!("onboardings/{slug}/");
        let own =
            files.iter().filter_map(|file| Some((file.path.strip_prefix(&within)?, file.text.as_str())));
        plans.push(plan::load(Directory::of(slug, own.collect::<Vec<_>>())).plan.unwrap());
    }
    plans.push(plan_from(&[
        ("stakeholders.yaml", "people: [{name: Lee Novak}]"),
        ("actions.yaml", "actions: [{id: A-1, owner: Lee Novak, due: 2026-03-20}, {id: A-2, owner: Lee Novak, due: 2026-05-20}]"),
        ("contacts.yaml", "contacts: [{id: L-1, kind: ask, asked_on: 2026-03-10, of: Lee Novak, due: 2026-03-13}]"),
        (
            "jsp.yaml",
            "milestones: [{id: M-1, due: 2026-03-10}, {id: M-2, due: 2026-04-08, after: [M-1]}, {id: M-3, event: go_live, due: 2026-04-20, after: [M-2]}]
value: {first: {definition: a, due: 2026-04-01}, full: {definition: b, milestone: M-3}}",
        ),
    ]));
    plans
});

/// The planned day, so many days later, and the move that says so.
fn later(due: Date, days: i64, on: Date) -> (Date, Move) {
    let to = due.plus_days(days);
    let moved = Move {
        from: Some(Due::Day(due)),
        to: Some(Due::Day(to)),
        reason: "more time".into(),
        side: None,
        by: "Jo".into(),
        moved_on: Some(on),
        decision: "".into(),
        hold: "".into(),
    };
    (to, moved)
}

/// The plan with its open dates so many days later, of those that `picks` picks.
fn moved(plan: &Plan, on: Date, days: i64, picks: impl Fn(usize) -> bool) -> Plan {
    let mut plan = plan.clone();
    let mut milestones = plan.jsp.milestones.to_vec();
    for (_, it) in milestones.iter_mut().enumerate().filter(|(index, _)| picks(*index)) {
        let is_open = it.progress().finished_on(on).is_none();
        if let Some(due) = it.due_on(on).filter(|_| is_open && it.due.is_some()) {
            let (to, made) = later(due, days, on);
            it.moves = it.moves.iter().cloned().chain([made]).collect::<Vec<_>>().into();
            it.due = Some(to);
        }
    }
    plan.jsp.milestones = milestones.into();
    let mut actions = plan.actions.actions.to_vec();
    for (_, it) in actions.iter_mut().enumerate().filter(|(index, it)| picks(*index) && it.done_on.is_none())
    {
        if let Some(due) = it.due.as_ref().and_then(Due::day) {
            let (to, made) = later(due, days, on);
            it.moves = it.moves.iter().cloned().chain([made]).collect::<Vec<_>>().into();
            it.due = Some(Due::Day(to));
        }
    }
    plan.actions.actions = actions.into();
    for point in [&mut plan.jsp.value.first, &mut plan.jsp.value.full] {
        if let Some(due) = point.due.as_ref().and_then(Due::day).filter(|_| point.reached_on.is_none()) {
            let (to, made) = later(due, days, on);
            point.moves = point.moves.iter().cloned().chain([made]).collect::<Vec<_>>().into();
            point.due = Some(Due::Day(to));
        }
    }
    let mut contacts = plan.contacts.contacts.to_vec();
    for it in contacts.iter_mut().filter(|it| it.kind == ContactKind::Ask && it.answered_on.is_none()) {
        if let Some(due) = it.due.as_ref().and_then(Due::day) {
            let (to, made) = later(due, days, on);
            it.moves = it.moves.iter().cloned().chain([made]).collect::<Vec<_>>().into();
            it.due = Some(Due::Day(to));
        }
    }
    plan.contacts.contacts = contacts.into();
    plan
}

fn compare(plan: &Plan, on: Date, days: i64, picks: impl Fn(usize) -> bool) -> Result<(), TestCaseError> {
    static DEFAULT: LazyLock<Config> = LazyLock::new(Config::default);
    let basis = Basis::new(DEFAULT.clone(), on);
    let (slug, after) = (plan.slug.clone(), moved(plan, on, days, picks));
    let (before, after) = (Assessment::of(plan.clone(), &basis), Assessment::of(after, &basis));
    for (old, new) in before.health.components.iter().zip(&after.health.components) {
        let what = format!("{slug} on {on} by {days}: {} {:?} {:?}", old.metric, old.value, new.value);
        prop_assert_eq!(old.score.is_some(), new.score.is_some(), "{}", what);
        prop_assert!(new.score <= old.score, "{}", what);
    }
    // What is overdue by the days agreed on stays so, whatever is planned now.
    for old in before.health.caps.iter().filter(|cap| cap.id != "silence_step") {
        let new = after.health.caps.iter().find(|cap| cap.id == old.id);
        prop_assert!(new.is_some_and(|new| new.at_most <= old.at_most), "{} on {}: {:?}", slug, on, old);
    }
    prop_assert!(after.health.score() <= before.health.score(), "{} on {}", slug, on);
    Ok(())
}

#[test]
fn moving_every_open_date_by_two_weeks_changes_no_component_for_the_better() {
    for plan in PLANS.iter() {
        for day in (0..60).step_by(4) {
            compare(plan, date("2026-03-09").plus_days(day), 14, |_| true).unwrap();
        }
    }
}

proptest! {
    #![proptest_config(crate::property::config(64))]

    #[test]
    fn no_move_makes_a_component_better(plan in 0..5_usize, day in 0..90_i64, days in 1..60_i64, picks in any::<u64>()) {
        compare(&PLANS[plan], date("2026-03-04").plus_days(day), days, |index| picks >> (index % 64) & 1 == 1)?;
    }
}
