mod automatic;
mod property;
mod remedy;
mod rights;

use super::*;
use crate::basis::Basis;
use crate::fixture::{date, plan_from};
use crate::metric::Measurements;
use crate::model::{GateName, Phase, PlanFile};
use crate::plan::Plan;
use crate::plan_at::PlanAt;
use crate::schedule::Schedule;

const PEOPLE: &str = "people:
  - {name: Ana Ruiz, roles: [executive_sponsor]}
  - {name: Lee Novak, roles: [champion], departed_on: 2026-04-05}
";

const RIGHTS: &str = "decision_rights: {go_live: [Ana Ruiz], gates: [Priya Shah]}";

fn judged(plan: &Plan, as_of: &str) -> Gates {
    let schedule = Schedule::of_plan(plan, &Basis::on(date(as_of)));
    Gates::of(&schedule, &Measurements::take(&schedule))
}

/// The handoff gate of a plan with this body of the gate and these further lines of `jsp.yaml`.
fn handoff(gate: &str, jsp: &str, as_of: &str) -> JudgedGate {
    let gates = format!("gates: {{handoff: {gate}}}");
    let jsp = format!("{RIGHTS}\n{jsp}");
    let plan = plan_from(&[("gates.yaml", &gates), ("stakeholders.yaml", PEOPLE), ("jsp.yaml", &jsp)]);
    judged(&plan, as_of).get(GateName::Handoff).clone()
}

/// The only criterion of a gate with this one.
fn criterion(criterion: &str, as_of: &str) -> JudgedCriterion {
    handoff(&format!("{{criteria: [{{id: C-1, {criterion}}}]}}"), "", as_of).criteria[0].clone()
}

const MET: &str = "{id: C-1, attestations: [{by: Priya Shah, attested_on: 2026-03-04, evidence: notes.md}]}";
const WAIVED: &str = "{id: C-2, waivers: [{by: Priya Shah, waived_on: 2026-03-04, until: 2026-03-20, reason: town hall moved}]}";

#[test]
fn a_gate_without_criteria_is_shut() {
    let gate = handoff("{signoffs: [{by: Priya Shah, signed_on: 2026-03-04}]}", "", "2026-04-10");
    assert_eq!(gate.verdict, Verdict::Shut);
    assert!(gate.remedy.to_string().starts_with("give `handoff` criteria"), "{}", gate.remedy);
    let gate = handoff(
        "{criteria: [{id: C-1, not_applicable: [{reason: no data, ruled_on: 2026-03-10}]}]}",
        "",
        "2026-04-10",
    );
    assert_eq!(gate.verdict, Verdict::Shut);
    let none = judged(&plan_from(&[]), "2026-04-10");
    assert!(none.gates.iter().all(|gate| gate.verdict == Verdict::Shut));
    assert_eq!(none.phase, Some(Phase::PreOnboarding));
}

#[test]
fn an_attestation_needs_a_name_a_day_and_evidence() {
    let state = |attest: &str| criterion(&format!("attestations: [{attest}]"), "2026-04-10").state;
    assert_eq!(state("{by: Lee, attested_on: 2026-04-10, evidence: a.md}"), CriterionState::Met);
    for attest in [
        "{attested_on: 2026-04-10, evidence: a.md}",
        "{by: Lee, evidence: a.md}",
        "{by: Lee, attested_on: 2026-04-10}",
        "{by: Lee, attested_on: 2026-04-11, evidence: a.md}",
        "{by: Lee, attested_on: 2026-04-10, evidence: TBD}",
        "{by: '?', attested_on: 2026-04-10, evidence: a.md}",
        "{by: , attested_on: , evidence: }",
    ] {
        assert_eq!(state(attest), CriterionState::Unmet, "{attest}");
    }
    let partly = criterion("attestations: [{by: Lee}]", "2026-04-10");
    assert_eq!(partly.observed, "attested without `attested_on` and `evidence`");
    let open = criterion("text: SSO works", "2026-04-10");
    assert_eq!(open.observed, "not attested");
}

#[test]
fn an_attestation_by_role_counts_from_those_who_had_it_that_day() {
    let state = |by: &str, on: &str, role: &str| {
        let attest =
            format!("by_role: {role}, attestations: [{{by: {by}, attested_on: {on}, evidence: a.md}}]");
        criterion(&attest, "2026-04-10").state
    };
    assert_eq!(state("Ana Ruiz", "2026-04-08", "executive_sponsor"), CriterionState::Met);
    assert_eq!(state("Ana Ruiz", "2026-04-08", "champion"), CriterionState::Unmet);
    assert_eq!(state("Nobody", "2026-04-08", "executive_sponsor"), CriterionState::Unmet);
    // Lee left on 5 April, and was there on that day.
    assert_eq!(state("Lee Novak", "2026-04-05", "champion"), CriterionState::Met);
    assert_eq!(state("Lee Novak", "2026-04-06", "champion"), CriterionState::Unmet);
}

#[test]
fn a_milestone_counts_when_it_is_done_and_shown() {
    let case = |milestone: &str| {
        let jsp = format!("milestones: [{{id: M-1, due: 2026-04-20, {milestone}}}]");
        let gate = handoff("{criteria: [{id: C-1, milestone: M-1}]}", &jsp, "2026-04-10");
        gate.criteria[0].clone()
    };
    assert_eq!(case("done_on: 2026-04-09, evidence: report.pdf").state, CriterionState::Met);
    for milestone in [
        "done_on: 2026-04-09",
        "evidence: report.pdf",
        "done_on: 2026-04-09, evidence: report.pdf, evidence_on: 2026-04-11",
        "evidence: report.pdf, reopened: [{done_on: 2026-04-01, evidence: draft.pdf, reopened_on: 2026-04-08}]",
        "done_on: 2026-04-11, evidence: report.pdf",
        "started_on: 2026-03-16, evidence: report.pdf",
        "title: x",
    ] {
        assert_eq!(case(milestone).state, CriterionState::Unmet, "{milestone}");
    }
    assert_eq!(case("dropped: [{dropped_on: 2026-03-20}]").state, CriterionState::NotApplicable);
    let blocked = case("blockers: [{id: X-1, reason: no VPN, waiting_for: customer}]");
    assert_eq!(blocked.on, Some(date("2026-04-20")));
    let gate = handoff("{criteria: [{id: C-1, milestone: M-9}]}", "", "2026-04-10");
    assert_eq!(gate.criteria[0].observed, "there is no milestone `M-9`");
    assert_eq!(gate.criteria[0].state, CriterionState::Unmet);
}

#[test]
fn a_waiver_holds_through_its_last_day_and_then_lapses() {
    let state = |waiver: &str, as_of: &str| criterion(&format!("waivers: [{waiver}]"), as_of).state;
    let full = "{by: Priya Shah, waived_on: 2026-04-09, until: 2026-04-20, reason: town hall moved}";
    assert_eq!(state(full, "2026-04-08"), CriterionState::Unmet, "not given yet");
    assert_eq!(state(full, "2026-04-09"), CriterionState::Waived(date("2026-04-20")));
    assert_eq!(state(full, "2026-04-20"), CriterionState::Waived(date("2026-04-20")));
    assert_eq!(state(full, "2026-04-21"), CriterionState::Lapsed(date("2026-04-20")));
    for waiver in [
        "{waived_on: 2026-04-09, until: 2026-04-20, reason: x}",
        "{by: Priya Shah, waived_on: 2026-04-09, reason: x}",
        "{by: Priya Shah, waived_on: 2026-04-09, until: 2026-04-20}",
        "{by: Priya Shah, until: 2026-04-20, reason: x}",
        "{by: Priya Shah, waived_on: 2026-04-09, until: 2026-04-20, reason: n/a}",
        "{by: , until: , reason: }",
    ] {
        assert_eq!(state(waiver, "2026-04-10"), CriterionState::Unmet, "{waiver}");
    }
}

#[test]
fn what_is_met_needs_no_waiver() {
    let both = "attestations: [{by: Lee, attested_on: 2026-04-10, evidence: a.md}], \
                waivers: [{by: Ana, waived_on: 2026-03-01, until: 2026-03-20, reason: x}]";
    assert_eq!(criterion(both, "2026-04-10").state, CriterionState::Met);
}

#[test]
fn a_sign_off_opens_a_gate_and_live_waivers_make_it_conditional() {
    let signoff = "signoffs: [{by: Priya Shah, signed_on: 2026-03-05}]";
    let case = |criteria: &str, rest: &str, as_of: &str| {
        handoff(&format!("{{criteria: [{criteria}], {rest}}}"), "", as_of)
    };
    assert_eq!(case(MET, "signoffs: []", "2026-03-10").verdict, Verdict::Ready);
    assert_eq!(case(MET, "signoffs: [{by: , signed_on: }]", "2026-03-10").verdict, Verdict::Ready);
    let passed = case(MET, signoff, "2026-03-10");
    assert_eq!((passed.verdict, passed.opened_on), (Verdict::Passed, Some(date("2026-03-05"))));
    let both = format!("{MET}, {WAIVED}");
    assert_eq!(case(&both, signoff, "2026-03-10").verdict, Verdict::Conditional);
    assert_eq!(case(&both, signoff, "2026-03-20").verdict, Verdict::Conditional);
    let lapsed = case(&both, signoff, "2026-03-21");
    assert_eq!((lapsed.verdict, lapsed.opened_on), (Verdict::Shut, None));
    assert_eq!(lapsed.blocking().map(|c| c.id.as_str()).collect::<Vec<_>>(), ["C-2"]);
    let unmet = format!("{MET}, {{id: C-3}}");
    assert_eq!(case(&unmet, signoff, "2026-03-10").verdict, Verdict::Shut);
}

#[test]
fn what_was_waived_at_the_sign_off_may_be_met_later() {
    let late = "{id: C-2, attestations: [{by: Lee, attested_on: 2026-03-18, evidence: a.md}], \
                waivers: [{by: Priya Shah, waived_on: 2026-03-04, until: 2026-03-20, reason: x}]}";
    let gate =
        format!("{{criteria: [{MET}, {late}], signoffs: [{{by: Priya Shah, signed_on: 2026-03-05}}]}}");
    assert_eq!(handoff(&gate, "", "2026-03-10").verdict, Verdict::Conditional);
    let after = handoff(&gate, "", "2026-05-01");
    assert_eq!((after.verdict, after.reasons.len()), (Verdict::Passed, 0));
}

#[test]
fn a_sign_off_that_does_not_count_says_why_and_opens_nothing() {
    let case = |signoff: &str, as_of: &str, want: ReasonKind, message: &str| {
        let gate = handoff(&format!("{{criteria: [{MET}], signoffs: [{signoff}]}}"), "", as_of);
        assert_eq!(gate.verdict, Verdict::Ready, "{signoff}");
        let reason = &gate.reasons[0];
        assert_eq!(reason.kind, want, "{signoff}");
        let route = reason.route.to_string();
        assert!(route.starts_with("gates.yaml:gates.handoff.signoffs[0]."), "{route}");
        assert_eq!(reason.message, message);
        assert_eq!(gate.opened_on, None);
    };
    let only = "only Priya Shah may, by `decision_rights.gates` in `jsp.yaml`";
    let no_right = format!("Lee Novak may not sign off `handoff`: {only}");
    case("{by: Lee Novak, signed_on: 2026-03-05}", "2026-04-10", ReasonKind::NoRight, &no_right);
    case(
        "{by: Priya Shah, signed_on: 2026-03-03}",
        "2026-04-10",
        ReasonKind::BeforeEvidence,
        "`handoff` was signed off on 2026-03-03, before the evidence for `C-1` of 2026-03-04",
    );
    case("{by: Priya Shah}", "2026-04-10", ReasonKind::Incomplete, "the sign-off of `handoff` has no date");
    case(
        "{signed_on: 2026-03-05}",
        "2026-04-10",
        ReasonKind::Incomplete,
        "nobody signed off `handoff` by name",
    );
}

#[test]
fn a_gate_is_signed_by_whom_the_plan_names_and_by_its_csm_where_it_names_nobody() {
    let head =
        "{customer: Acme, segment: mid-market, contract: {signed_on: 2026-03-02}, team: {csm: Jo Park}}";
    let who = |jsp: &str, gate: GateName| {
        let files = [("onboarding.yaml", head), ("jsp.yaml", jsp), ("stakeholders.yaml", PEOPLE)];
        let at = PlanAt::of(plan_from(&files), &Basis::on(date("2026-04-10")));
        signers(&at, gate).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(who(RIGHTS, GateName::Kickoff), ["Priya Shah"]);
    assert_eq!(who("{}", GateName::Kickoff), ["Jo Park"]);
    assert_eq!(who("decision_rights: {go_live: [Kim Osei]}", GateName::GoLive), ["Kim Osei"]);
    assert_eq!(who("{}", GateName::GoLive), ["Ana Ruiz"], "the executive sponsor");
}

#[test]
fn a_sign_off_counts_by_the_team_and_the_rights_of_its_day() {
    let verdict = |by: &str, on: &str| {
        let gates =
            format!("gates: {{handoff: {{criteria: [{MET}], signoffs: [{{by: {by}, signed_on: {on}}}]}}}}");
        let head = "{customer: Acme, segment: smb, contract: {signed_on: 2026-03-02}, team: {csm: \
                    [{name: Jo Park, until: 2026-04-05}, {name: Nora Falk, since: 2026-04-05}]}}";
        let jsp = "decision_rights: {gates: [{name: Kim Osei, since: 2026-03-10, until: 2026-03-20}]}";
        let plan = plan_from(&[("gates.yaml", &gates), ("onboarding.yaml", head), ("jsp.yaml", jsp)]);
        judged(&plan, "2026-05-01").get(GateName::Handoff).verdict
    };
    assert_eq!(verdict("Jo Park", "2026-04-05"), Verdict::Passed, "the CSM of then; another is it now");
    assert_eq!(verdict("Jo Park", "2026-04-06"), Verdict::Ready);
    assert_eq!(verdict("Nora Falk", "2026-04-05"), Verdict::Passed, "both count on the day of the handover");
    assert_eq!(verdict("Nora Falk", "2026-04-04"), Verdict::Ready);
    assert_eq!(verdict("Kim Osei", "2026-03-20"), Verdict::Passed);
    assert_eq!(verdict("Kim Osei", "2026-03-21"), Verdict::Ready);
    assert_eq!(verdict("Kim Osei", "2026-03-09"), Verdict::Ready);
}

#[test]
fn somebody_who_has_left_signs_nothing() {
    let gates = format!(
        "gates: {{handoff: {{criteria: [{MET}], signoffs: [{{by: Lee Novak, signed_on: 2026-04-06}}]}}}}"
    );
    let jsp = "decision_rights: {gates: [Lee Novak]}";
    let plan = plan_from(&[("gates.yaml", &gates), ("stakeholders.yaml", PEOPLE), ("jsp.yaml", jsp)]);
    let gate = judged(&plan, "2026-04-10").get(GateName::Handoff).clone();
    assert_eq!(gate.reasons[0].message, "Lee Novak had left before `handoff` was signed off");
}

#[test]
fn a_signature_counts_however_the_name_was_typed() {
    let gate =
        format!("{{criteria: [{MET}], signoffs: [{{by: \"priya\u{a0}shah \", signed_on: 2026-03-06}}]}}");
    assert_eq!(handoff(&gate, "", "2026-04-10").verdict, Verdict::Passed);
}

/// A plan whose handoff and kickoff gates each have one met criterion and these sign-offs.
fn two(handoff: &str, kickoff: &str) -> Gates {
    let met = |id: &str| {
        format!("{{id: {id}, attestations: [{{by: Lee, attested_on: 2026-03-04, evidence: a.md}}]}}")
    };
    let gates = format!(
        "gates:\n  handoff: {{criteria: [{}], signoffs: [{handoff}]}}\n  kickoff: {{criteria: [{}], signoffs: [{kickoff}]}}",
        met("C-1"),
        met("C-2")
    );
    judged(&plan_from(&[("gates.yaml", &gates), ("jsp.yaml", RIGHTS)]), "2026-04-10")
}

#[test]
fn gates_pass_in_order() {
    let signed = |on: &str| format!("{{by: Priya Shah, signed_on: {on}}}");
    let both = two(&signed("2026-03-05"), &signed("2026-03-09"));
    assert_eq!(both.phase, Some(Phase::Implementation));
    assert_eq!(both.next().map(|gate| gate.gate), Some(GateName::GoLive));

    let skipped = two("{}", &signed("2026-03-09"));
    assert_eq!(skipped.phase, Some(Phase::PreOnboarding));
    let kickoff = skipped.get(GateName::Kickoff);
    assert_eq!(kickoff.verdict, Verdict::Ready);
    assert_eq!(kickoff.reasons[0].kind, ReasonKind::OutOfOrder);
    let said = "`kickoff` was signed off on 2026-03-09, while `handoff` was ready";
    assert_eq!(kickoff.reasons[0].message, said);

    let backwards = two(&signed("2026-03-12"), &signed("2026-03-09"));
    let said = &backwards.get(GateName::Kickoff).reasons[0].message;
    assert_eq!(said, "`kickoff` was signed off on 2026-03-09, before `handoff` opened on 2026-03-12");
}

#[test]
fn a_file_in_doubt_opens_no_gate() {
    let gates = format!(
        "gates: {{handoff: {{criteria: [{MET}], signoffs: [{{by: Priya Shah, signed_on: 2026-03-05}}]}}}}"
    );
    let mut plan = plan_from(&[("gates.yaml", &gates), ("jsp.yaml", RIGHTS)]);
    assert_eq!(judged(&plan, "2026-04-10").get(GateName::Handoff).verdict, Verdict::Passed);
    plan.doubtful.insert(PlanFile::Gates);
    let gates = judged(&plan, "2026-04-10");
    assert!(gates.is_doubtful);
    assert_eq!(gates.get(GateName::Handoff).verdict, Verdict::Shut);
    assert_eq!(gates.phase, Some(Phase::Kickoff), "as far as the file can be read");
}

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
    assert_eq!(due(head, "{}"), Some(date("2026-03-10")));
    assert_eq!(due(head, "milestones: [{id: M-1, phase: kickoff}]"), Some(date("2026-03-10")));
    assert_eq!(
        due(head, "milestones: [{id: M-1, phase: kickoff, due: 2026-03-05}]"),
        Some(date("2026-03-05"))
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
    // A Saturday: the Monday behind it is the last day.
    case(running, "2026-04-11", "2026-04-13", false);
    case(running, "2026-04-11", "2026-04-14", true);
    let ended = format!("{running}ended: {{ended_on: 2026-04-14, result: churned}}\n");
    case(&ended, "2026-04-13", "2026-04-20", false);
}

#[test]
fn a_metric_decides_on_its_boundary_and_silence_is_not_zero() {
    let case = |contacts: &str, criterion: &str, as_of: &str| {
        let gates = format!("gates: {{handoff: {{criteria: [{{id: C-1, {criterion}}}]}}}}");
        let plan = plan_from(&[("gates.yaml", &gates), ("contacts.yaml", contacts)]);
        judged(&plan, as_of).get(GateName::Handoff).criteria[0].clone()
    };
    let met = |on: &str| format!("contacts: [{{id: L-1, kind: handoff_meeting, held_on: {on}}}]");
    let at_most_two = "metric: handoff_meeting_days, at_most: 2";
    let held = case(&met("2026-03-04"), at_most_two, "2026-04-10");
    assert_eq!((held.state, held.required.as_str()), (CriterionState::Met, "at most 2 days"));
    let late = case(&met("2026-03-05"), at_most_two, "2026-04-10");
    assert_eq!(late.state, CriterionState::Unmet);
    let unbounded = case(&met("2026-03-04"), "metric: handoff_meeting_days", "2026-04-10");
    assert_eq!((unbounded.state, unbounded.required.as_str()), (CriterionState::Met, "known"));
    let late = case(&met("2026-03-11"), "metric: handoff_meeting_days", "2026-04-10");
    assert_eq!(late.state, CriterionState::Met, "how late it came is not for the gate to say");
    let never = case("{}", "metric: handoff_meeting_days", "2026-04-10");
    assert_eq!(never.state, CriterionState::Unknown);
    let day = case("{}", "metric: forecast_go_live, at_least: 1", "2026-04-10");
    assert!(day.state.is_blocking(), "a day has no size");
    let typo = case("{}", "metric: handof, at_least: 1", "2026-04-10");
    assert_eq!(
        (typo.state, typo.observed.as_str()),
        (CriterionState::Unknown, "there is no metric `handof`")
    );
}

const LIVE: &str = "decision_rights: {gates: [Priya Shah]}
milestones: [{id: M-live, event: go_live, due: 2026-04-01, done_on: 2026-04-01, evidence: a.md}]";

/// The one criterion of the handoff gate, on seat activation of 70 %, with these snapshots.
fn activation(snapshots: &str, signoff: &str, as_of: &str) -> JudgedGate {
    let criterion = "{id: C-1, metric: seat_activation, at_least: 0.7}";
    let gates = format!("gates: {{handoff: {{criteria: [{criterion}], signoffs: [{signoff}]}}}}");
    let adoption = format!("snapshots: [{snapshots}]");
    let plan = plan_from(&[("gates.yaml", &gates), ("adoption.yaml", &adoption), ("jsp.yaml", LIVE)]);
    judged(&plan, as_of).get(GateName::Handoff).clone()
}

#[test]
fn a_stale_number_opens_nothing() {
    let snapshots = "{measured_on: 2026-04-10, provisioned: 100, active: 80}";
    assert_eq!(activation(snapshots, "{}", "2026-04-20").criteria[0].state, CriterionState::Met);
    let stale = activation(snapshots, "{}", "2026-05-20").criteria[0].clone();
    assert_eq!(stale.state, CriterionState::Unknown);
    assert!(stale.observed.starts_with("80 %, 40 days old"), "{}", stale.observed);
    assert_eq!(activation("", "{}", "2026-04-20").criteria[0].state, CriterionState::Unknown);
}

#[test]
fn a_measured_criterion_of_a_signed_gate_is_judged_on_the_day_of_the_sign_off() {
    let signoff = "{by: Priya Shah, signed_on: 2026-04-12}";
    let first = "{measured_on: 2026-04-10, provisioned: 100, active: 80}";
    assert_eq!(activation(first, signoff, "2026-07-01").verdict, Verdict::Passed, "the number may grow old");
    let dipped = activation(
        &format!("{first}, {{measured_on: 2026-05-10, provisioned: 100, active: 60}}"),
        signoff,
        "2026-05-12",
    );
    assert_eq!(dipped.verdict, Verdict::Passed);
    let said = "80 % (80 of 100, 2026-04-10) when signed off; 60 % (60 of 100, 2026-05-10) now";
    assert_eq!(dipped.criteria[0].observed, said);
    let too_early = "{measured_on: 2026-04-20, provisioned: 100, active: 80}";
    let early = activation(too_early, signoff, "2026-04-21");
    assert_eq!((early.verdict, early.reasons[0].kind), (Verdict::Ready, ReasonKind::BeforeEvidence));
}

#[test]
fn a_sign_off_that_does_not_count_holds_no_measurement_fast() {
    let first = "{measured_on: 2026-04-10, provisioned: 100, active: 80}";
    let dipped = format!("{first}, {{measured_on: 2026-05-10, provisioned: 100, active: 60}}");
    for signoff in ["{by: Lee Novak, signed_on: 2026-04-12}", "{by: , signed_on: 2026-04-12}"] {
        let gate = activation(&dipped, signoff, "2026-05-12");
        assert_eq!(gate.verdict, Verdict::Shut, "{signoff}");
        assert_eq!(gate.criteria[0].state, CriterionState::Unmet, "{signoff}");
        assert_eq!(gate.criteria[0].observed, "60 % (60 of 100, 2026-05-10)", "{signoff}");
        assert!(!gate.reasons.is_empty(), "{signoff}");
        let unsigned = activation(&dipped, "{}", "2026-05-12");
        assert_eq!(gate.criteria, unsigned.criteria, "as if nobody had signed");
    }
}

/// What is dated after the as-of date is not there yet: not even its names show.
#[test]
fn what_is_signed_attested_or_waived_later_leaves_no_trace() {
    let later = "{criteria: [
      {id: C-1, attestations: [{by: Lee Later, attested_on: 2026-04-02, evidence: later.md}]},
      {id: C-2, waivers: [{by: Lee Later, waived_on: 2026-04-02, until: 2026-05-01, reason: later}]},
      {id: C-3, milestone: M-1}],
      signoffs: [{by: Lee Later, signed_on: 2026-04-03}]}";
    let nothing = "{criteria: [{id: C-1}, {id: C-2}, {id: C-3, milestone: M-1}]}";
    let done = "milestones: [{id: M-1, due: 2026-04-01, done_on: 2026-04-02, evidence: later.md}]";
    let open = "milestones: [{id: M-1, due: 2026-04-01}]";
    let before = handoff(later, done, "2026-04-01");
    assert_eq!((before.signed_by.as_deref(), before.reasons.len()), (None, 0));
    let unwritten = handoff(nothing, open, "2026-04-01");
    let told = |gate: &JudgedGate| format!("{gate:?}");
    assert!(!told(&before).contains("later") && !told(&before).contains("Later"), "{before:?}");
    for (before, unwritten) in before.criteria.iter().zip(&unwritten.criteria) {
        assert_eq!((before.state, &before.observed), (unwritten.state, &unwritten.observed));
    }
    let after = handoff(later, done, "2026-04-03");
    assert_eq!(after.criteria[0].owner.as_deref(), Some("Lee Later"));
    assert_eq!(after.reasons[0].kind, ReasonKind::NoRight);
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
    let ruled = |on: &str| format!(", not_applicable: [{{reason: no data to move, ruled_on: {on}}}]");
    assert_eq!(forecast(&ruled("2026-04-10")), Some(date("2026-04-15")));
    assert_eq!(forecast(&ruled("2026-04-11")), Some(date("2026-06-01")), "nobody has said so yet");
    assert_eq!(forecast(", dropped: [{dropped_on: 2026-04-01}]"), Some(date("2026-04-15")));
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
fn a_gate_stays_open_whoever_signs_gates_later() {
    let gates = format!(
        "gates: {{handoff: {{criteria: [{MET}], signoffs: [{{by: Priya Shah, signed_on: 2026-03-05}}]}}}}"
    );
    let people = "people: [{name: Priya Shah, departed_on: 2026-03-20}]";
    let plan = plan_from(&[("gates.yaml", &gates), ("jsp.yaml", RIGHTS), ("stakeholders.yaml", people)]);
    assert_eq!(judged(&plan, "2026-05-01").get(GateName::Handoff).verdict, Verdict::Passed);
}

#[test]
fn a_milestone_that_is_reopened_below_a_signed_gate_leaves_it_passed() {
    let gate = "{criteria: [{id: C-1, milestone: M-1}], signoffs: [{by: Priya Shah, signed_on: 2026-03-09}]}";
    let milestones = "milestones: [{id: M-1, done_on: 2026-03-06, evidence: a.md}]";
    assert_eq!(handoff(gate, milestones, "2026-05-01").verdict, Verdict::Passed);
    let reopened = "milestones: [{id: M-1, \
                    reopened: [{done_on: 2026-03-06, evidence: a.md, reopened_on: 2026-03-20}]}]";
    let open_again = handoff(gate, reopened, "2026-05-01");
    assert_eq!(open_again.verdict, Verdict::Passed);
    assert_eq!(open_again.criteria[0].observed, "done on 2026-03-06 when signed off; not started now");
    let late = milestones.replace("2026-03-06", "2026-03-10");
    let early = handoff(gate, &late, "2026-05-01");
    assert_eq!((early.verdict, early.reasons[0].kind), (Verdict::Ready, ReasonKind::BeforeEvidence));
    let open = handoff(gate, "milestones: [{id: M-1}]", "2026-05-01");
    assert_eq!((open.verdict, open.reasons[0].kind), (Verdict::Shut, ReasonKind::Unmet));
    assert_eq!(open.reasons[0].message, "`handoff` was signed off on 2026-03-09, while `C-1` was not met");
}

#[test]
fn what_was_withdrawn_counts_until_then_and_shuts_the_gate_from_then_on() {
    let signoffs = "signoffs: [{by: Priya Shah, signed_on: 2026-03-05}]";
    let case = |criterion: &str, as_of: &str| {
        handoff(&format!("{{criteria: [{MET}, {{id: C-2, {criterion}}}], {signoffs}}}"), "", as_of)
    };
    let back = "withdrawn: {withdrawn_on: 2026-03-12, by: Lee}";
    let word = format!("attestations: [{{by: Lee, attested_on: 2026-03-04, evidence: a.md, {back}}}");
    let attested = format!("{word}]");
    assert_eq!(case(&attested, "2026-03-11").verdict, Verdict::Passed);
    let shut = case(&attested, "2026-03-12");
    assert_eq!((shut.verdict, shut.reasons.len()), (Verdict::Shut, 0));
    assert_eq!(shut.criteria[1].observed, "the word of Lee was taken back on 2026-03-12");
    let again = format!("{word}, {{by: Ana, attested_on: 2026-03-16, evidence: b.md}}]");
    assert_eq!(case(&again, "2026-03-15").verdict, Verdict::Shut);
    assert_eq!(case(&again, "2026-03-16").verdict, Verdict::Passed, "no new signature is needed");

    let waived =
        format!("waivers: [{{by: Priya Shah, waived_on: 2026-03-04, until: 2026-04-20, reason: x, {back}}}]");
    assert_eq!(case(&waived, "2026-03-11").verdict, Verdict::Conditional);
    assert_eq!(case(&waived, "2026-03-12").criteria[1].state, CriterionState::Lapsed(date("2026-03-11")));

    let ruled = format!("not_applicable: [{{reason: no data, ruled_on: 2026-03-04, {back}}}]");
    assert_eq!(case(&ruled, "2026-03-11").verdict, Verdict::Passed);
    assert_eq!(case(&ruled, "2026-03-12").verdict, Verdict::Shut);
}

#[test]
fn a_sign_off_that_is_withdrawn_leaves_the_gates_after_it_open() {
    let signed = "{by: Priya Shah, signed_on: 2026-03-05, withdrawn: {withdrawn_on: 2026-03-20}}";
    let both = two(signed, "{by: Priya Shah, signed_on: 2026-03-09}");
    let verdict = |name| both.get(name).verdict;
    assert_eq!((verdict(GateName::Handoff), verdict(GateName::Kickoff)), (Verdict::Ready, Verdict::Passed));
    assert_eq!(both.get(GateName::Handoff).signed_by, None);
    assert_eq!(both.passed_over(both.get(GateName::Kickoff)), Some(GateName::Handoff));
    assert_eq!(both.passed_over(both.get(GateName::GoLive)), None, "it is not open");
    assert_eq!(both.phase, Some(Phase::PreOnboarding));
    let again = two(&format!("{signed}, {{by: Priya Shah, signed_on: 2026-03-24}}"), "");
    assert_eq!(again.get(GateName::Handoff).opened_on, Some(date("2026-03-24")));
}

#[test]
fn the_first_sign_off_that_counts_opens_the_gate() {
    let gate = format!(
        "{{criteria: [{MET}], signoffs: [{{by: Lee Novak, signed_on: 2026-03-05}}, \
         {{by: Priya Shah, signed_on: 2026-03-10}}, {{by: Priya Shah, signed_on: 2026-03-12}}]}}"
    );
    let opened = handoff(&gate, "", "2026-05-01");
    assert_eq!((opened.opened_on, opened.reasons.len()), (Some(date("2026-03-10")), 0));
    assert_eq!(handoff(&gate, "", "2026-03-09").reasons[0].kind, ReasonKind::NoRight);
}

#[test]
fn a_criterion_binds_the_sign_offs_after_the_day_it_was_added() {
    let case = |added: &str, as_of: &str| {
        let gate = format!(
            "{{criteria: [{MET}, {{id: C-2, added_on: {added}}}], signoffs: [{{by: Priya Shah, signed_on: 2026-03-05}}]}}"
        );
        handoff(&gate, "", as_of)
    };
    assert_eq!(case("2026-03-04", "2026-05-01").verdict, Verdict::Shut);
    let later = case("2026-03-05", "2026-05-01");
    assert_eq!((later.verdict, later.blocking().count()), (Verdict::Passed, 0));
    assert_eq!(later.criteria[1].observed, "added on 2026-03-05, after the sign-off; not attested");
    assert_eq!(case("2026-03-20", "2026-03-19").criteria.len(), 1, "nobody has asked for it yet");
}

#[test]
fn a_criterion_that_is_dropped_keeps_no_gate_shut() {
    let case = |as_of: &str| {
        let dropped = "dropped: [{dropped_on: 2026-03-10, restored_on: 2026-03-20}]";
        handoff(&format!("{{criteria: [{MET}, {{id: C-2, {dropped}}}]}}"), "", as_of).verdict
    };
    let days = ["2026-03-09", "2026-03-10", "2026-03-19", "2026-03-20"];
    assert_eq!(days.map(case), [Verdict::Shut, Verdict::Ready, Verdict::Ready, Verdict::Shut]);
}

#[test]
fn a_ruling_that_a_criterion_does_not_apply_takes_words_and_a_day() {
    let state = |ruling: &str| criterion(&format!("not_applicable: [{ruling}]"), "2026-04-10").state;
    assert_eq!(state("{reason: no data, by: Ana, ruled_on: 2026-04-10}"), CriterionState::NotApplicable);
    for ruling in [
        "{by: Ana, ruled_on: 2026-04-10}",
        "{reason: no data, by: Ana}",
        "{reason: no data, by: Ana, ruled_on: 2026-04-11}",
        "{reason: n/a, by: Ana, ruled_on: 2026-04-10}",
        "{reason: , by: , ruled_on: }",
    ] {
        assert_eq!(state(ruling), CriterionState::Unmet, "{ruling}");
    }
}

#[test]
fn one_of_several_things_is_enough() {
    let case = |milestone: &str, contacts: &str| {
        let gates = "gates: {handoff: {criteria: [{id: C-1, \
                     any_of: [{milestone: M-1}, {metric: handoff_meeting_days, at_most: 2}]}]}}";
        let jsp = format!("milestones: [{{id: M-1{milestone}}}]");
        let plan = plan_from(&[("gates.yaml", gates), ("jsp.yaml", &jsp), ("contacts.yaml", contacts)]);
        judged(&plan, "2026-04-10").get(GateName::Handoff).criteria[0].clone()
    };
    let held = "contacts: [{id: L-1, kind: handoff_meeting, held_on: 2026-03-04}]";
    let done = ", done_on: 2026-04-09, evidence: a.md";
    assert_eq!(case(done, "{}").state, CriterionState::Met);
    assert_eq!(case("", held).state, CriterionState::Met);
    let neither = case("", "{}");
    assert_eq!(neither.state, CriterionState::Unmet);
    assert_eq!(neither.required, "done, with evidence or at most 2 days");
}
