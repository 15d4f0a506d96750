use super::improbable;
use crate::assessment::Assessment;
use crate::basis::Basis;
use crate::fixture::{date, plan_from};

type Files<'a> = &'a [(&'a str, &'a str)];

/// What is remarked on 10 April 2026, a Friday, when a plan of the old files becomes one of the new.
fn said(old: Files<'_>, new: Files<'_>) -> Vec<String> {
    let at = |files| Assessment::of(plan_from(files), &Basis::on(date("2026-04-10")));
    improbable(&at(old), &at(new)).iter().map(ToString::to_string).collect()
}

#[track_caller]
fn case(file: &str, old: &str, new: &str, want: &[&str]) {
    assert_eq!(said(&[(file, old)], &[(file, new)]), want, "{new}");
    assert_eq!(said(&[(file, new)], &[(file, new)]), [""; 0], "what was so before: {new}");
}

#[test]
fn a_day_before_the_contract_or_on_a_day_off_is_told_once() {
    let action = |due: &str| format!("actions: [{{id: A-1, due: {due}}}]");
    let case = |due: &str, want: &[&str]| case("actions.yaml", "actions: []", &action(due), want);
    case("2026-04-13", &[]);
    case(
        "2025-04-14",
        &[
            "note: action `A-1` is due on 2025-04-14, before the contract was signed on 2026-03-02; is the year right?",
        ],
    );
    case(
        "2026-04-18",
        &["note: action `A-1` is due on 2026-04-18, a day off: the next working day is 2026-04-20"],
    );
    let many: Vec<String> = (1..=4).map(|n| format!("{{id: A-{n}, due: 2026-04-18}}")).collect();
    assert_eq!(
        said(&[], &[("actions.yaml", &format!("actions: [{}]", many.join(", ")))]),
        [
            "note: 4 planned days are days off (2026-04-18, 2026-04-18, 2026-04-18 and 1 more): each counts as the next \
          working day"
        ]
    );
}

#[test]
fn what_comes_too_early_after_a_move_is_told_with_the_command_that_moves_it() {
    let jsp = |live: &str, moves: &str| {
        format!(
            "milestones: [{{id: M-live, due: {live}{moves}}}, {{id: M-roll, due: 2026-04-17, days: 2, after: [M-live]}}]"
        )
    };
    let moved = ", moves: [{from: 2026-04-15, to: 2026-04-22, reason: peak season, side: customer, moved_on: 2026-04-10}]";
    case(
        "jsp.yaml",
        &jsp("2026-04-15", ""),
        &jsp("2026-04-22", moved),
        &[
            "warning: `M-roll` (due 2026-04-17) comes too early: it waits for `M-live`, due 2026-04-22; move all that waits \
           for it as well: `onboard milestone shift acme 5wd --after M-live --reason 'peak season' --side customer`",
        ],
    );
    // Two working days after Wednesday: it was in time, and is.
    case("jsp.yaml", &jsp("2026-04-14", ""), &jsp("2026-04-15", ""), &[]);
    // Two working days after Thursday are Monday.
    let [told] = &said(&[("jsp.yaml", &jsp("2026-04-15", ""))], &[("jsp.yaml", &jsp("2026-04-16", ""))])[..]
    else {
        panic!("one remark")
    };
    assert!(
        told.contains("milestone shift acme 1wd --after M-live --reason 'moves with M-live' --side <side>`"),
        "{told}"
    );
}

#[test]
fn what_is_done_before_what_it_waits_for_is_told() {
    let jsp = |done: &str| format!("milestones: [{{id: M-a}}, {{id: M-b, after: [M-a]{done}}}]");
    case(
        "jsp.yaml",
        &jsp(""),
        &jsp(", done_on: 2026-04-09"),
        &[
            "note: `M-b` is done before `M-a`, which it waits for; finish that too: `onboard milestone done acme M-a`",
        ],
    );
    let actions = |done: &str| format!("actions: [{{id: A-a}}, {{id: A-b, after: [A-a]{done}}}]");
    case(
        "actions.yaml",
        &actions(""),
        &actions(", done_on: 2026-04-09"),
        &[
            "note: `A-b` is done before `A-a`, which it waits for; finish that too: `onboard action done acme A-a`",
        ],
    );
}

#[test]
fn live_without_a_conversation_is_told() {
    let jsp = |done: &str| format!("milestones: [{{id: M-live, event: go_live{done}}}]");
    let live = jsp(", done_on: 2026-04-09");
    case(
        "jsp.yaml",
        &jsp(""),
        &live,
        &[
            "note: it is live, and no conversation with the customer is noted; note when you spoke with them: `onboard \
           stakeholder touch acme <name>`",
        ],
    );
    let call = ("contacts.yaml", "contacts: [{id: L-1, kind: call, held_on: 2026-04-01, present: [Lee]}]");
    assert_eq!(said(&[call], &[call, ("jsp.yaml", &live)]), [""; 0]);
}

#[test]
fn more_certified_than_passed_is_told() {
    let session = |tries: &str| {
        format!("sessions: [{{id: T-1, delivered_on: 2026-04-01, assessed: 3, passed: 1, tries: [{tries}]}}]")
    };
    let one = "{taken_on: 2026-04-01, by: Lee, passed: true}";
    let two = format!(
        "{one}, {{taken_on: 2026-04-02, by: Kim, passed: true}}, {{taken_on: 2026-04-03, by: lee, passed: true}}"
    );
    case("training.yaml", &session(""), &session(one), &[]);
    case(
        "training.yaml",
        &session(one),
        &session(&two),
        &[
            "note: 2 trainees are certified in `T-1`, but only 1 of 3 passed; correct the count: `onboard training assess acme \
           T-1 --assessed <n> --passed <n>`",
        ],
    );
}

#[test]
fn work_of_somebody_who_leaves_or_has_left_is_told() {
    let (there, left) = (
        (
            "stakeholders.yaml",
            "people: [{name: Lars Vik, roles: [champion]}, {name: Mia Holm, roles: [champion]}]",
        ),
        (
            "stakeholders.yaml",
            "people: [{name: Lars Vik, roles: [champion], departed_on: 2026-04-10}, {name: Mia Holm, roles: [champion]}]",
        ),
    );
    let (one, two) = (
        ("actions.yaml", "actions: [{id: A-1, owner: Lars Vik}]"),
        ("actions.yaml", "actions: [{id: A-1, owner: Lars Vik}, {id: A-2, owner: lars vik}]"),
    );
    let remedy = "give it to whoever takes over: `onboard replace acme 'Lars Vik' 'Mia Holm'`";
    assert_eq!(
        said(&[there, one], &[left, one]),
        [format!("warning: Lars Vik left on 2026-04-10, and action `A-1` is still theirs; {remedy}")]
    );
    assert_eq!(
        said(&[left, one], &[left, two]),
        [format!("warning: Lars Vik left on 2026-04-10, and action `A-2` is still theirs; {remedy}")]
    );
    assert_eq!(said(&[left, two], &[left, two]), [""; 0]);
}

#[test]
fn a_milestone_that_is_not_done_by_what_is_measured_is_told() {
    let jsp = |rest: &str| {
        format!(
            "milestones: [{{id: M-adopt, due: 2026-04-10, done_when: [{{metric: friction_score, at_most: 10}}]{rest}}}]"
        )
    };
    let friction = |fields: usize| format!("{{fields: {fields}, decisions: 0, dependencies: 0}}");
    let (open, done) = (jsp(""), jsp(", done_on: 2026-04-10"));
    let told = |fields: usize| {
        let friction = friction(fields);
        let files = |jsp| [("jsp.yaml", jsp), ("friction.yaml", friction.as_str())];
        said(&files(&open), &files(&done))
    };
    assert_eq!(told(2), [""; 0]);
    assert_eq!(told(10), ["note: `M-adopt` is done, though `friction_score` is 15, asked is at most 10"]);
}
