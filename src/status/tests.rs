use super::*;
use crate::assessment::Assessment;
use crate::basis::Basis;
use crate::fixture::{date, plan_from};
use crate::model::PlanFile;

type Files<'a> = &'a [(&'a str, &'a str)];

fn look<T>(files: Files<'_>, doubtful: &[PlanFile], as_of: &str, see: impl FnOnce(&StandUp<'_>) -> T) -> T {
    let mut plan = plan_from(files);
    plan.doubtful.extend(doubtful);
    let basis = Basis::on(date(as_of));
    let assessment = Assessment::of(plan, &basis);
    see(&StandUp { assessment: &assessment, basis: &basis })
}

fn row(files: Files<'_>, as_of: &str) -> Row {
    look(files, &[], as_of, Row::of)
}

fn first_value(files: Files<'_>, as_of: &str) -> FirstValue {
    row(files, as_of).first_value
}

const ENDED: (&str, &str) = (
    "onboarding.yaml",
    "{customer: Acme, segment: mid-market, contract: {signed: 2026-03-02}, outcome: {result: churned, on: 2026-04-01}}",
);

#[test]
fn first_value_that_an_ended_onboarding_never_reached_has_a_target_still() {
    let jsp = ("jsp.yaml", "value: {first: {definition: a, target: 2026-03-20}}");
    assert_eq!(first_value(&[jsp], "2026-04-10"), FirstValue::OverdueBy(21));
    assert_eq!(first_value(&[ENDED, jsp], "2026-03-31"), FirstValue::OverdueBy(11));
    assert_eq!(first_value(&[ENDED, jsp], "2026-04-10"), FirstValue::NotReached);
    assert_eq!(
        first_value(&[("jsp.yaml", "value: {first: {definition: a}}")], "2026-04-10"),
        FirstValue::Undated
    );
    let unread = look(&[jsp], &[PlanFile::Jsp], "2026-04-10", |it| Row::of(it).first_value);
    assert_eq!(unread, FirstValue::Unknown);
}

#[test]
fn first_value_due_on_a_day_off_is_due_until_the_working_day_behind_it() {
    let jsp = ("jsp.yaml", "value: {first: {definition: a, target: 2026-04-11}}");
    for (as_of, want) in [
        ("2026-04-10", FirstValue::DueIn(1)),
        ("2026-04-11", FirstValue::DueIn(0)),
        ("2026-04-12", FirstValue::DueIn(1)),
        ("2026-04-13", FirstValue::DueIn(0)),
        ("2026-04-14", FirstValue::OverdueBy(3)),
    ] {
        assert_eq!(first_value(&[jsp], as_of), want, "{as_of}");
    }
}

#[test]
fn what_could_not_be_read_is_not_counted_as_none() {
    let jsp = ("jsp.yaml", "milestones: [{id: M-1, due: 2026-04-01}, {id: M-2, status: blocked}]");
    let actions = ("actions.yaml", "actions: [{id: A-1, due: 2026-04-01}]");
    let counts = |files: Files<'_>, doubtful: &[PlanFile]| {
        look(files, doubtful, "2026-04-10", |it| (Row::of(it).overdue, Row::of(it).blocked))
    };
    assert_eq!(counts(&[jsp, actions], &[]), (Some(2), Some(1)));
    assert_eq!(counts(&[jsp, actions], &[PlanFile::Actions]), (None, None));
    assert_eq!(counts(&[jsp, actions], &[PlanFile::Jsp]), (None, None));
    assert_eq!(counts(&[jsp], &[]), (Some(1), Some(1)), "without a log of actions none of them is late");
    assert_eq!(counts(&[], &[]), (None, None), "nobody has written down anything");
    assert_eq!(counts(&[ENDED, jsp], &[]), (Some(0), Some(0)));
}

#[test]
fn the_past_is_shown_as_it_was() {
    let jsp = (
        "jsp.yaml",
        "milestones:
  - {id: M-1, due: 2026-03-25, status: done, done_on: 2026-03-27}
  - {id: M-2, due: 2026-04-01, status: blocked, blocked: {reason: a, waiting_on: customer, since: 2026-03-30}}
  - {id: M-3, due: 2026-03-24, status: in_progress, blocked: {reason: b, waiting_on: vendor, since: 2026-03-10}}",
    );
    let actions =
        ("actions.yaml", "actions: [{id: A-1, due: 2026-03-25, status: done, done_on: 2026-03-30}]");
    let seen = |as_of: &str| {
        look(&[jsp, actions], &[], as_of, |it| {
            let coming: Vec<String> = coming(it).into_iter().map(|one| one.what).collect();
            let blocked: Vec<String> = blocked(it).into_iter().map(|one| one.id).collect();
            (coming, blocked, Row::of(it).blocked, Row::of(it).waiting_on.len())
        })
    };
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    assert_eq!(seen("2026-03-23"), (words(&["M-3", "A-1", "M-1"]), words(&[]), Some(0), 0));
    // What went on again is not blocked, whatever is still written under `blocked`.
    assert_eq!(seen("2026-03-31"), (words(&["M-2"]), words(&["M-2"]), Some(1), 1));
}

#[test]
fn nothing_comes_next_for_an_onboarding_that_has_ended() {
    let jsp = ("jsp.yaml", "milestones: [{id: M-1, due: 2026-04-11}, {id: M-2, status: blocked}]");
    let counts = |files: Files<'_>| {
        look(files, &[], "2026-04-10", |it| (coming(it).len(), blocked(it).len(), it.day()))
    };
    assert_eq!(counts(&[jsp]), (1, 1, 39));
    assert_eq!(counts(&[ENDED, jsp]), (0, 0, 30), "the days stop with it");
}

#[test]
fn the_window_of_today_is_shown_whatever_the_plan_reaches() {
    let current = |files: Files<'_>, as_of: &str| {
        let windows = row(files, as_of).windows;
        let now: Vec<&str> = windows.iter().filter(|window| window.is_current).map(|w| w.name).collect();
        (windows.len(), now.join(" "))
    };
    let case = |as_of: &str, len: usize, now: &str| {
        assert_eq!(current(&[], as_of), (len, now.to_owned()), "{as_of}");
    };
    case("2026-03-02", 2, "0–30");
    case("2026-04-01", 2, "0–30");
    case("2026-04-02", 2, "31–60");
    case("2026-05-01", 2, "31–60");
    case("2026-05-02", 3, "61–90");
    case("2026-12-31", 4, "91+");
    assert_eq!(current(&[ENDED], "2026-12-31"), (2, String::new()));
}

#[test]
fn a_gate_beyond_the_planned_length_has_its_window() {
    let gates = ("gates.yaml", "gates: {activation: {due: 2026-05-02}, graduation: {due: 2026-05-02}}");
    let windows = row(&[gates], "2026-03-10").windows;
    assert_eq!(windows.len(), 3);
    assert_eq!(windows[2].gates.len(), 2);
}

#[test]
fn milestones_without_a_date_are_named() {
    let jsp = "milestones:
  - {id: M-1}
  - {id: M-2, status: done, done_on: 2026-03-05}
  - {id: M-3, status: not_applicable}";
    let row = row(&[("jsp.yaml", jsp)], "2026-03-10");
    assert_eq!(row.undated, ["M-1"]);
    assert_eq!(row.windows[0].done, [1], "the day on which it was done is date enough");
}

#[test]
fn a_win_without_evidence_is_a_claim_here_too() {
    let state = |win: &str| {
        let row = row(&[("jsp.yaml", &format!("quick_win: {{definition: a, {win}}}"))], "2026-03-20");
        row.windows[0].checkpoints.iter().find(|one| one.text == "a concrete win").map(|one| one.state)
    };
    assert_eq!(state("achieved_on: 2026-03-10"), Some(CheckpointState::Ahead));
    let shown = state("achieved_on: 2026-03-10, evidence: minutes");
    assert_eq!(shown, Some(CheckpointState::Passed(Some(date("2026-03-10")))));
}

#[test]
fn a_colour_that_is_reported_later_is_not_known_yet() {
    let head = "{customer: Acme, segment: smb, contract: {signed: 2026-03-02}, reported: {colour: red, on: 2026-04-01}}";
    let reported = |as_of: &str| look(&[("onboarding.yaml", head)], &[], as_of, |it| it.health.reported);
    assert_eq!(reported("2026-03-31"), None);
    assert_eq!(reported("2026-04-01"), Some(crate::model::Colour::Red));
}
