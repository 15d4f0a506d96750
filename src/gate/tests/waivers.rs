//! What waivers and withdrawals do to a gate.

use super::{MET, PEOPLE, WAIVED, criterion, handoff};
use crate::basis::Basis;
use crate::fixture::{date, plan_from};
use crate::gate::{CriterionState, Gates, JudgedGate, ReasonKind, Verdict};
use crate::metric::Measurements;
use crate::model::{GateName, PlanFile};
use crate::schedule::Schedule;

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

    let ruled =
        format!("not_applicable: [{{reason: no data, by: Priya Shah, ruled_on: 2026-03-04, {back}}}]");
    assert_eq!(case(&ruled, "2026-03-11").verdict, Verdict::Passed);
    assert_eq!(case(&ruled, "2026-03-12").verdict, Verdict::Shut);
}

#[test]
fn a_waiver_is_live_exactly_while_its_criterion_would_keep_the_gate_shut() {
    let waiver =
        "waivers: [{by: Priya Shah, waived_on: 2026-03-04, until: 2026-03-20, reason: town hall moved}]";
    let jsp = "decision_rights: {gates: [Priya Shah]}\nmilestones: [{id: M-live, event: go_live, due: 2026-03-30}, {id: M-kick, fact: kickoff}]";
    let contacts = "contacts: [{id: L-1, kind: kickoff, held_on: 2026-03-06}]";
    let seen = |criterion: &str, doubtful: &[PlanFile]| {
        let gates = format!("gates: {{handoff: {{criteria: [{{id: C-1, {criterion}, {waiver}}}]}}}}");
        let files = [
            ("gates.yaml", gates.as_str()),
            ("jsp.yaml", jsp),
            ("contacts.yaml", contacts),
            ("stakeholders.yaml", PEOPLE),
        ];
        let mut plan = plan_from(&files);
        plan.doubtful.extend(doubtful);
        let schedule = Schedule::of_plan(&plan, &Basis::on(date("2026-03-10")));
        let metrics = Measurements::take(&schedule);
        let live = schedule.at.live_waivers(&|it| metrics.meets(it)).len();
        let state = Gates::of(&schedule, &metrics).get(GateName::Handoff).criteria[0].state;
        (state != CriterionState::Met, live == 1)
    };
    for (criterion, doubtful, is_missing) in [
        ("metric: forecast_go_live", &[][..], false),
        ("metric: forecast_go_live, at_least: 3", &[], true),
        ("fact: kickoff", &[], false),
        ("fact: kickoff", &[PlanFile::Contacts], true),
        ("milestone: M-kick", &[], false),
        ("milestone: M-kick", &[PlanFile::Contacts], true),
        ("milestone: M-live", &[], true),
    ] {
        assert_eq!(seen(criterion, doubtful), (is_missing, is_missing), "{criterion} {doubtful:?}");
    }
}
