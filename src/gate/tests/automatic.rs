//! Gates that open by themselves.

use super::{LIVE, judged};
use crate::fixture::{date, plan_from};
use crate::gate::{CriterionState, Gates, Verdict};
use crate::model::GateName;

/// The gates of a plan whose gates open by themselves, with these bodies.
fn automatic(gates: &str, jsp: &str, adoption: &str, as_of: &str) -> Gates {
    let gates = format!("gates_open: automatic\ngates:\n{gates}");
    let plan = plan_from(&[("gates.yaml", &gates), ("jsp.yaml", jsp), ("adoption.yaml", adoption)]);
    judged(&plan, as_of)
}

fn met(id: &str, on: &str) -> String {
    format!("{{criteria: [{{id: {id}, attestations: [{{by: Lee, attested_on: {on}, evidence: a.md}}]}}]}}")
}

#[test]
fn a_gate_opens_by_itself_on_the_first_day_on_which_it_is_ready_and_those_ahead_are_open() {
    let gates = format!("  handoff: {}\n  kickoff: {}\n", met("C-1", "2026-03-10"), met("C-2", "2026-03-04"));
    let seen = |as_of: &str| {
        let gates = automatic(&gates, "{}", "{}", as_of);
        [GateName::Handoff, GateName::Kickoff]
            .map(|name| (gates.get(name).verdict, gates.get(name).opened_on))
    };
    assert_eq!(seen("2026-03-09"), [(Verdict::Shut, None), (Verdict::Ready, None)]);
    let opened = (Verdict::Passed, Some(date("2026-03-10")));
    assert_eq!(seen("2026-03-10"), [opened, opened]);
    assert_eq!(seen("2026-06-01"), [opened, opened]);
    assert_eq!(automatic(&gates, "{}", "{}", "2026-06-01").get(GateName::Handoff).signed_by, None);
}

#[test]
fn a_gate_that_opened_by_itself_does_not_flap_with_use() {
    let gates = "  handoff: {criteria: [{id: C-1, metric: seat_activation, at_least: 0.7}]}\n";
    let adoption = "snapshots: [{measured_on: 2026-04-08, provisioned: 100, active: 60}, \
                    {measured_on: 2026-04-10, provisioned: 100, active: 80}, {measured_on: 2026-05-10, provisioned: 100, active: 60}]";
    let seen = |as_of: &str| {
        let gate = automatic(gates, LIVE, adoption, as_of).get(GateName::Handoff).clone();
        (gate.verdict, gate.opened_on)
    };
    assert_eq!(seen("2026-04-09"), (Verdict::Shut, None));
    for day in ["2026-04-10", "2026-05-12", "2026-09-01"] {
        assert_eq!(seen(day), (Verdict::Passed, Some(date("2026-04-10"))), "{day}");
    }
}

#[test]
fn a_number_that_only_time_brings_opens_a_gate_on_its_day() {
    let gates = "  handoff: {criteria: [{id: C-1, metric: days_since_go_live, at_least: 30}]}\n";
    let seen = |as_of: &str| automatic(gates, LIVE, "{}", as_of).get(GateName::Handoff).opened_on;
    assert_eq!(seen("2026-04-30"), None);
    assert_eq!(seen("2026-05-01"), Some(date("2026-05-01")));
    assert_eq!(seen("2026-08-01"), Some(date("2026-05-01")));
}

#[test]
fn what_was_lent_shuts_it_again_and_what_is_added_later_does_not() {
    let head = "{customer: Acme, segment: smb, contract: {signed_on: 2026-03-02}, team: {csm: Jo}}";
    let waiver = "waivers: [{by: Jo, waived_on: 2026-03-04, until: 2026-03-12, reason: town hall moved}]";
    let gates = format!(
        "gates_open: automatic\ngates: {{handoff: {{criteria: [{{id: C-1, {waiver}}}, {{id: C-2, added_on: 2026-03-06}}]}}}}"
    );
    let plan = plan_from(&[("onboarding.yaml", head), ("gates.yaml", &gates)]);
    let seen = |as_of: &str| {
        let gate = judged(&plan, as_of).get(GateName::Handoff).clone();
        (gate.verdict, gate.criteria[0].state)
    };
    assert_eq!(seen("2026-03-03").0, Verdict::Shut);
    assert_eq!(seen("2026-03-12"), (Verdict::Conditional, CriterionState::Waived(date("2026-03-12"))));
    assert_eq!(seen("2026-03-13"), (Verdict::Shut, CriterionState::Lapsed(date("2026-03-12"))));
}

#[test]
fn an_onboarding_that_has_ended_opens_nothing_any_more() {
    let head = "{customer: Acme, segment: smb, contract: {signed_on: 2026-03-02}, ended: {ended_on: 2026-03-09, result: churned}}";
    let gates = format!("gates_open: automatic\ngates:\n  handoff: {}\n", met("C-1", "2026-03-10"));
    let plan = plan_from(&[("onboarding.yaml", head), ("gates.yaml", &gates)]);
    assert!(!judged(&plan, "2026-04-10").get(GateName::Handoff).verdict.is_open());
}

#[test]
fn the_day_on_which_it_is_closed_takes_nothing_from_a_gate_that_was_ready() {
    let gates = "gates_open: automatic\ngates:\n  handoff: {criteria: [{id: C-1, metric: days_since_activity, at_most: 7}, {id: C-2, metric: days_since_go_live, at_least: 9}]}\n";
    let adoption = "snapshots: [{measured_on: 2026-04-10, last_used_on: 2026-04-09}]";
    let seen = |ended: &str, as_of: &str| {
        let head = format!(
            "{{customer: Acme, segment: smb, contract: {{signed_on: 2026-03-02}}, ended: {{ended_on: {ended}, result: graduated}}}}"
        );
        let files = [
            ("onboarding.yaml", head.as_str()),
            ("gates.yaml", gates),
            ("jsp.yaml", LIVE),
            ("adoption.yaml", adoption),
        ];
        judged(&plan_from(&files), as_of).get(GateName::Handoff).opened_on
    };
    for as_of in ["2026-04-10", "2026-05-12"] {
        assert_eq!(seen("2026-04-10", as_of), Some(date("2026-04-10")), "{as_of}");
        assert_eq!(seen("2026-04-01", as_of), None, "it had ended before, {as_of}");
    }
}

/// The first gate of an onboarding that ended on 9 March as this, of two criteria of which the numbers met one on that day.
fn closed_behind(result: &str) -> (crate::plan::Plan, &'static str) {
    let head = format!(
        "{{customer: Acme, segment: smb, contract: {{signed_on: 2026-03-02}}, team: {{csm: Jo}}, ended: {{ended_on: 2026-03-09, result: {result}}}}}"
    );
    let gates = "gates_open: automatic\ngates: {handoff: {criteria: [{id: C-used, metric: days_since_activity, at_most: 7}, \
                 {id: C-month, metric: days_since_go_live, at_least: 30}]}}";
    let jsp = "milestones: [{id: M-1, event: go_live, done_on: 2026-03-04, evidence: a.md}]";
    let adoption = "snapshots: [{measured_on: 2026-03-06, last_used_on: 2026-03-06, active: 3}]";
    let files = [
        ("onboarding.yaml", head.as_str()),
        ("gates.yaml", gates),
        ("jsp.yaml", jsp),
        ("adoption.yaml", adoption),
    ];
    (plan_from(&files), "2026-04-10")
}

#[test]
fn what_an_ended_plan_is_asked_is_answered_by_its_last_day() {
    let (plan, later) = closed_behind("graduated");
    for day in ["2026-03-09", later] {
        let gate = judged(&plan, day).get(GateName::Handoff).clone();
        let used = &gate.criteria[0];
        assert_eq!(used.state, CriterionState::Met, "{day}: {}", used.observed);
        assert!(used.observed.starts_with("3 days"), "{day}: {}", used.observed);
        let month = &gate.criteria[1];
        assert_eq!(month.state, CriterionState::Unmet);
        assert_eq!(
            month.remedy.to_string(),
            "the onboarding ended on 2026-03-09, and no day after that counts"
        );
    }
}

#[test]
fn a_gate_that_an_end_left_shut_names_the_way_on() {
    let (plan, later) = closed_behind("graduated");
    let remedy = judged(&plan, later).get(GateName::Handoff).remedy.clone();
    let commands: Vec<String> = remedy.commands().map(ToString::to_string).collect();
    let want = ["onboard close acme --reason <reason> --withdraw", "onboard close acme --result graduated"];
    assert_eq!(commands, want);
    assert!(remedy.to_string().ends_with("or leave it: what happened is recorded"), "{remedy}");
    let (plan, later) = closed_behind("churned");
    let remedy = judged(&plan, later).get(GateName::Handoff).remedy.clone();
    assert_eq!(remedy.commands().count(), 1, "nobody closes it as churned again: {remedy}");
}
