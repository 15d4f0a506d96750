//! A new plan of each playbook, lived without slips: whatever the playbook plans for a day is done on that day, and what its
//! rhythm asks for is done in time. Such a plan has nothing to be told: no finding, no signal, no colour but green, on any day.

mod day;
mod diary;
mod life;
mod milestones;
mod people;
mod rhythm;
mod sales;

use rayon::prelude::*;

use crate::date::Date;
use crate::finding::Severity;
use crate::fixture::date;
use crate::health::Judgement;
use crate::model::{Colour, Outcome};
use crate::signal::watch;
use life::Life;

/// An ordinary Monday; a Friday before a long weekend; a Saturday, before the end of the year.
const SIGNED: [&str; 3] = ["2026-03-02", "2026-05-22", "2026-11-07"];

/// What is told of a plan at the end of a day that a plan without slips must not be told.
fn told(life: &mut Life) -> Vec<String> {
    let findings = life.findings().into_iter().filter(|it| it.severity > Severity::Info);
    let mut told: Vec<String> =
        findings.map(|it| format!("{} {}: {}", it.severity, it.check, it.message)).collect();
    let assessment = life.assessment();
    let signals = watch(assessment).into_iter();
    told.extend(signals.map(|it| format!("signal {}: {}", it.signal, it.observation.message)));
    let health = &assessment.health;
    if !matches!(health.judgement, Judgement::TooEarly | Judgement::Ended)
        && health.band() != Some(Colour::Green)
    {
        let caps: Vec<&str> = health.caps.iter().map(|cap| cap.reason.as_str()).collect();
        let low = health.components.iter().filter(|it| it.score.is_none_or(|it| it < 75.0));
        let low: Vec<String> = low.map(|it| format!("{} {:?}", it.metric, it.score)).collect();
        told.push(format!("health {:?}: {caps:?} {low:?}", health.judgement));
    }
    told
}

/// Lives a plan day by day to its planned end; what was told on the way, with the day.
fn live(playbook: &str, overlay: Option<&str>, signed: Date) -> Vec<String> {
    let mut life = Life::begin(playbook, overlay, signed);
    let end = life.planned_end();
    let mut all = Vec::new();
    for day in 0..=end.days_since(signed) {
        let today = signed.plus_days(day);
        life.wake(today);
        diary::live(&mut life);
        let told = told(&mut life).into_iter();
        all.extend(told.map(|it| format!("day {day}, {today}: {it}")));
    }
    let ended = life.assessment().ending().map(|it| it.result);
    if ended != Some(Outcome::Graduated) {
        let gate = life.assessment().gates.next().expect("a gate keeps it from graduating");
        let why: Vec<String> =
            gate.blocking().map(|it| format!("{} is {}", it.id, it.state.word())).collect();
        all.push(format!("on {end} it has not graduated: {} is {}: {why:?}", gate.gate, gate.verdict.word()));
    }
    all
}

#[track_caller]
fn holds(playbook: &str, overlay: Option<&str>, signed: &[&str]) {
    let lives = signed.par_iter().map(|signed| (signed, live(playbook, overlay, date(signed))));
    let lives: Vec<_> = lives.collect();
    let slips = lives.iter().filter(|(_, told)| !told.is_empty());
    let slips = slips.map(|(signed, told)| format!("{playbook}, signed on {signed}:\n{}\n", told.join("\n")));
    let slips: String = slips.collect();
    assert!(slips.is_empty(), "{slips}");
}

#[test]
fn a_plan_of_an_enterprise_that_is_lived_without_slips_is_green_every_day_and_graduates_on_time() {
    holds("enterprise", None, &SIGNED);
}

#[test]
fn change_management_asks_nothing_that_cannot_be_done_in_time() {
    holds("enterprise", Some("change-management"), &SIGNED[1..2]);
}

#[test]
fn a_plan_of_the_mid_market_that_is_lived_without_slips_is_green_every_day_and_graduates_on_time() {
    holds("mid-market", None, &SIGNED);
}

#[test]
fn a_small_plan_that_is_lived_without_slips_is_green_every_day_and_graduates_on_time() {
    holds("smb", None, &SIGNED);
}

#[test]
fn an_untouched_small_plan_owes_six_things_on_day_eleven_in_their_order() {
    let signed = date(SIGNED[0]);
    let mut life = Life::begin("smb", None, signed);
    life.wake(signed.plus_days(11));
    let owed = life.findings().into_iter().filter(|it| it.severity > Severity::Info);
    let owed: Vec<String> = owed.map(|it| it.message).collect();
    let starts = ["handoff", "`M-welcome`", "`M-goal`", "`M-setup`", "`M-data`", "`M-first-value`"];
    assert_eq!(owed.len(), starts.len(), "{owed:#?}");
    assert!(owed.iter().zip(starts).all(|(it, start)| it.contains(start.trim_matches('`'))), "{owed:#?}");
}
