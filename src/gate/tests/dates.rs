//! When a gate is due, forecast and overdue.

use super::{handoff, judged};
use crate::fixture::{date, plan_from};
use crate::gate::JudgedGate;
use crate::model::{GateName, Phase};

#[test]
fn the_days_of_a_gate_are_the_latest_of_its_milestones_and_not_before_the_gate_ahead() {
    let jsp = "milestones:
  - {id: M-1, phase: pre-onboarding, due: 2026-04-20, moves: [{from: 2026-03-20, to: 2026-04-20, moved_on: 2026-03-18}]}
  - {id: M-2, phase: pre-onboarding, due: 2026-03-05, done_on: 2026-03-05}
  - {id: M-3, phase: implementation, due: 2026-05-04}
  - {id: M-4, phase: kickoff, due: 2026-04-14}
  - {id: M-5, phase: activation, due: 2026-04-06}
  - {id: M-6, phase: activation, due: 2026-12-01, dropped: [{dropped_on: 2026-03-09}]}";
    let gates = "gates: {kickoff: {criteria: [{id: C-2, milestone: M-3}]}}";
    let plan = plan_from(&[("jsp.yaml", jsp), ("gates.yaml", gates)]);
    let gates = judged(&plan, "2026-04-10").gates;
    let days = |of: fn(&JudgedGate) -> Option<crate::date::Date>| -> Vec<String> {
        gates.iter().map(|gate| of(gate).map_or_else(String::new, |date| date.to_string())).collect()
    };
    let may = "2026-05-04";
    assert_eq!(days(|gate| gate.due), ["2026-04-20", may, may, may, ""]);
    assert_eq!(days(|gate| gate.forecast), ["2026-04-20", may, may, may, ""]);
    assert_eq!(days(|gate| gate.baseline), ["2026-03-20", may, may, may, ""]);
    let passed = judged(&plan, "2026-06-01").gates;
    assert_eq!(passed[0].forecast, Some(date("2026-06-01")), "no gate opens in the past");
}

#[test]
fn a_gate_without_dated_milestones_takes_the_last_day_of_the_phase_by_its_playbook() {
    let head = "{customer: Acme, segment: smb, playbook: smb@1, contract: {signed_on: 2026-03-02}}";
    let due = |head: &str, jsp: &str| {
        let plan = plan_from(&[("onboarding.yaml", head), ("jsp.yaml", jsp)]);
        judged(&plan, "2026-03-03").get(GateName::Kickoff).due
    };
    // Day 3.
    assert_eq!(due(head, "{}"), Some(date("2026-03-05")));
    assert_eq!(due(head, "milestones: [{id: M-1, phase: kickoff}]"), Some(date("2026-03-05")));
    assert_eq!(
        due(head, "milestones: [{id: M-1, phase: kickoff, due: 2026-03-09}]"),
        Some(date("2026-03-09"))
    );
    assert_eq!(due(&head.replace("smb@1", "ours@2"), "{}"), None);
}

#[test]
fn a_gate_is_overdue_from_the_working_day_after_its_own() {
    let case = |head: &str, due: &str, as_of: &str, want: bool| {
        let jsp = format!("milestones: [{{id: M-1, phase: pre-onboarding, due: {due}}}]");
        let plan = plan_from(&[("onboarding.yaml", head), ("jsp.yaml", &jsp)]);
        assert_eq!(judged(&plan, as_of).get(GateName::Handoff).is_overdue(), want, "{due} on {as_of}");
    };
    let running = "customer: Acme\nsegment: smb\ncontract: {signed_on: 2026-03-02}\n";
    case(running, "2026-04-15", "2026-04-15", false);
    case(running, "2026-04-15", "2026-04-16", true);
    // A Saturday: the Monday after it is the last day.
    case(running, "2026-04-11", "2026-04-13", false);
    case(running, "2026-04-11", "2026-04-14", true);
    let ended = format!("{running}ended: {{ended_on: 2026-04-14, result: churned}}\n");
    case(&ended, "2026-04-13", "2026-04-20", false);
}

#[test]
fn a_gate_does_not_wait_for_the_milestone_of_a_criterion_that_does_not_apply() {
    let forecast = |extra: &str| {
        let gate = format!("{{criteria: [{{id: C-1}}, {{id: C-2, milestone: M-1{extra}}}]}}");
        let milestones =
            "milestones: [{id: M-0, phase: pre-onboarding, due: 2026-04-15}, {id: M-1, due: 2026-06-01}]";
        handoff(&gate, milestones, "2026-04-10").forecast
    };
    assert_eq!(forecast(""), Some(date("2026-06-01")));
    let ruled =
        |on: &str| format!(", not_applicable: [{{reason: no data to move, by: Priya Shah, ruled_on: {on}}}]");
    assert_eq!(forecast(&ruled("2026-04-10")), Some(date("2026-04-15")));
    assert_eq!(forecast(&ruled("2026-04-11")), Some(date("2026-06-01")), "nobody has said so yet");
    assert_eq!(forecast(", dropped: [{dropped_on: 2026-04-01}]"), Some(date("2026-04-15")));
}

#[test]
fn a_gate_waits_for_the_training_that_its_criteria_count() {
    let jsp = "milestones: [{id: M-1, phase: activation, due: 2026-05-04}]";
    let days = |metric: &str, sessions: &str| {
        let gates =
            format!("gates: {{activation: {{criteria: [{{id: C-1, metric: {metric}, at_least: 1}}]}}}}");
        let training = format!("sessions: [{sessions}]");
        let plan = plan_from(&[("jsp.yaml", jsp), ("gates.yaml", &gates), ("training.yaml", &training)]);
        let gate = judged(&plan, "2026-04-10").get(GateName::Activation).clone();
        [gate.due, gate.forecast, gate.baseline].map(|day| day.expect("a day").to_string()[5..].to_owned())
    };
    let early = "{id: T-1, audience: admins, assessment: hands_on, due: 2026-04-20}";
    let moved = "{id: T-2, audience: admins, assessment: hands_on, due: 2026-09-30, moves: [{from: 2026-05-18, to: 2026-09-30, \
                 moved_on: 2026-04-02}]}";
    let both = format!("{early}, {moved}");
    assert_eq!(days("training_delivered", early), ["05-04", "05-04", "05-04"]);
    assert_eq!(days("training_delivered", &both), ["09-30", "09-30", "05-18"]);
    for first in ["admins_certified", "training_passed"] {
        assert_eq!(days(first, moved), ["09-30", "09-30", "05-18"], "{first}");
        assert_eq!(days(first, &both), ["05-04", "05-04", "05-04"], "{first}: one session is enough");
    }
    assert_eq!(days("key_actions", &both), ["05-04", "05-04", "05-04"], "no criterion counts sessions");
    let given = moved.replace("due:", "delivered_on: 2026-04-09, due:");
    assert_eq!(days("training_delivered", &given), ["09-30", "04-10", "05-18"], "it lacks nothing");
}

#[test]
fn no_gate_is_forecast_and_no_phase_goes_on_once_the_onboarding_has_ended() {
    let head = "customer: Acme\nsegment: smb\ncontract: {signed_on: 2026-03-02}\nended: {ended_on: 2026-04-14, result: churned}\n";
    let jsp = "milestones: [{id: M-1, phase: pre-onboarding, due: 2026-04-20}]";
    let plan = plan_from(&[("onboarding.yaml", head), ("jsp.yaml", jsp)]);
    let seen = |as_of: &str| {
        let gates = judged(&plan, as_of);
        (gates.phase, gates.get(GateName::Handoff).forecast)
    };
    assert_eq!(seen("2026-04-13"), (Some(Phase::PreOnboarding), Some(date("2026-04-20"))));
    assert_eq!(seen("2026-04-14"), (None, None));
    assert_eq!(seen("2026-09-01"), (None, None));
}

#[test]
fn a_gate_that_lacks_nothing_can_open_today_whatever_else_its_phase_plans() {
    let open = "milestones: [{id: M-1, phase: pre-onboarding, due: 2026-04-07, days: 3}]";
    let ready = handoff(&format!("{{criteria: [{}]}}", super::MET), open, "2026-04-10");
    assert_eq!(ready.verdict, crate::gate::Verdict::Ready);
    assert_eq!((ready.forecast, ready.slip_days), (Some(date("2026-04-10")), Some(3)));
    let shut = handoff(&format!("{{criteria: [{}, {{id: C-2}}]}}", super::MET), open, "2026-04-10");
    assert_eq!(shut.forecast, Some(date("2026-04-14")));
    // What is ahead of it puts it off all the same.
    let gates =
        format!("gates: {{handoff: {{criteria: [{{id: C-0}}]}}, kickoff: {{criteria: [{}]}}}}", super::MET);
    let plan = plan_from(&[("gates.yaml", &gates), ("jsp.yaml", open)]);
    let kickoff = judged(&plan, "2026-04-10").get(GateName::Kickoff).clone();
    assert_eq!((kickoff.verdict, kickoff.forecast), (crate::gate::Verdict::Ready, Some(date("2026-04-14"))));
}
