//! What a day answered, it answers for ever: random stories are told act by act, each on its own day, and every day's
//! answers are noted. At the end each earlier day is asked again.
//!
//! `PROPTEST_CASES=2000 cargo test --release --bin onboard stories` tells more of them; a failure prints the story.

#![expect(clippy::disallowed_methods, reason = "stories are told in workspaces of their own on the disk")]

mod act;
mod acts;
mod answers;
mod chance;
mod start;

use std::collections::BTreeMap;
use std::path::Path;

use onboard::date::Date;
use onboard::plan_at::PlanAt;
use proptest::prelude::*;
use serde_json::Value;

use crate::portfolio::{Portfolio, made};
use acts::ACTS;
use chance::Chance;

/// A story lasts so many days from the signature.
const DAYS: i64 = 60;

fn signed() -> Date {
    start::SIGNED.parse().expect("a date")
}

/// One act: on which day after the signature, which one, and what decides its details.
type Told = (i64, usize, u32);

fn story() -> impl Strategy<Value = Vec<Told>> {
    proptest::collection::vec((0..DAYS, 0..ACTS.len(), any::<u32>()), 20..60).prop_map(|mut acts| {
        acts.sort_by_key(|(day, ..)| *day);
        acts
    })
}

/// Tells a story in a workspace of its own: the answers of each day, as they were on that day, and what was done.
fn tell(story: &[Told], workspace: &Path) -> (BTreeMap<Date, Value>, Vec<String>) {
    start::write(workspace);
    let (mut noted, mut done) = (BTreeMap::new(), Vec::new());
    let mut acts = story.iter().enumerate().peekable();
    for day in 0..DAYS {
        let today = signed().plus_days(day);
        let mut is_eventful = false;
        while let Some((number, (_, act, chance))) = acts.next_if(|(_, (on, ..))| *on == day) {
            let lines = ACTS[*act].perform(&mut Chance::of(*chance, number, today), workspace).lines;
            is_eventful |= !lines.is_empty();
            done.extend(lines.into_iter().map(|said| format!("{today}  {said}")));
        }
        // On a day on which nothing happened only time passed, which the same code works out: some such days will do.
        if is_eventful || day % 6 == 5 {
            noted.insert(today, asked(workspace, today, today));
        }
    }
    (noted, done)
}

/// The answers of a day, of the files as they are now.
fn asked(workspace: &Path, today: Date, day: Date) -> Value {
    let portfolio = Portfolio::open_at(workspace, |_| today).unwrap_or_else(|_| panic!("a workspace"));
    let mut loaded = portfolio.load(start::SLUG);
    assert!(loaded.problems.is_empty(), "{:#?}", loaded.problems);
    let sources = std::mem::take(&mut loaded.sources);
    let plan = made(loaded).expect("a plan");
    answers::of(PlanAt::of(plan, &portfolio.basis).on(day), &sources)
}

/// Where two answers differ, each with the way to it.
fn differences(at: &str, then: &Value, now: &Value, found: &mut Vec<String>) {
    match (then, now) {
        (Value::Object(a), Value::Object(b)) => {
            for key in a.keys().chain(b.keys().filter(|key| !a.contains_key(*key))) {
                let (a, b) = (a.get(key).unwrap_or(&Value::Null), b.get(key).unwrap_or(&Value::Null));
                differences(&format!("{at}.{key}"), a, b, found);
            }
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            for (index, (a, b)) in a.iter().zip(b).enumerate() {
                differences(&format!("{at}[{index}]"), a, b, found);
            }
        }
        _ if then == now => {}
        _ => found.push(format!("{at}: {then} then, {now} now")),
    }
}

proptest! {
    #![proptest_config(crate::property::config(6))]

    #[test]
    fn a_day_answers_the_same_for_ever(story in story()) {
        let dir = tempfile::tempdir().expect("a directory");
        let (noted, done) = tell(&story, dir.path());
        let last = signed().plus_days(DAYS);
        for (day, then) in noted {
            let mut found = Vec::new();
            differences("", &then, &asked(dir.path(), last, day), &mut found);
            prop_assert!(
                found.is_empty(),
                "asked again, {day} answers otherwise:\n{}\nwhat happened:\n{}",
                found.join("\n"),
                done.join("\n")
            );
        }
    }
}

/// An act that is always refused would hold nothing.
#[test]
fn everything_that_may_happen_in_a_story_does_in_one() {
    let dir = tempfile::tempdir().expect("a directory");
    start::write(dir.path());
    let refused = ACTS.iter().zip(0..).filter(|(act, number)| {
        let today = signed().plus_days(number / 3);
        let mut chance = Chance::none(usize::try_from(*number).expect("a few"), today);
        !act.perform(&mut chance, dir.path()).is_whole
    });
    let refused: Vec<String> = refused.map(|(act, _)| act.name()).collect();
    assert!(refused.is_empty(), "{refused:#?}");
}
