//! When a criterion is met: by words, milestones, metrics, one of several things.

use super::{MET, RIGHTS, criterion, handoff, judged};
use crate::fixture::{date, plan_from};
use crate::gate::{CriterionState, ReasonKind, Verdict};
use crate::model::{GateName, Phase, PlanFile};

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
fn a_criterion_that_nobody_was_given_is_theirs_whose_word_it_takes() {
    let owner = |of: &str| criterion(of, "2026-04-10").owner;
    assert_eq!(owner("by_role: executive_sponsor").as_deref(), Some("Ana Ruiz"));
    assert_eq!(owner("by_role: executive_sponsor, owner: Priya Shah").as_deref(), Some("Priya Shah"));
    assert_eq!(owner("by_role: champion"), None, "who has left");
    let fact = "{criteria: [{id: C-1, fact: kickoff}]}";
    let milestones = "milestones: [{id: M-1, fact: kickoff, customer_owner: Lee Novak}]";
    let judged = handoff(fact, milestones, "2026-04-01");
    assert_eq!(judged.criteria[0].owner.as_deref(), Some("Lee Novak"));
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
    assert_eq!(case("dropped: [{dropped_on: 2026-03-20}]").state, CriterionState::Unknown);
    let blocked = case("blockers: [{id: X-1, reason: no VPN, waiting_for: customer}]");
    assert_eq!(blocked.on, Some(date("2026-04-20")));
    let gate = handoff("{criteria: [{id: C-1, milestone: M-9}]}", "", "2026-04-10");
    assert_eq!(gate.criteria[0].observed, "there is no milestone `M-9`");
    assert_eq!(gate.criteria[0].state, CriterionState::Unmet);
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
    assert_eq!((unbounded.state, unbounded.required.as_str()), (CriterionState::Met, "on record"));
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
    assert_eq!(
        open.reasons[0].message,
        "the handoff gate was signed off on 2026-03-09, while `C-1` was not met"
    );
}

#[test]
fn a_criterion_binds_the_sign_offs_of_the_day_it_was_added_and_of_later_ones() {
    let case = |added: &str, as_of: &str| {
        let gate = format!(
            "{{criteria: [{MET}, {{id: C-2, added_on: {added}}}], signoffs: [{{by: Priya Shah, signed_on: 2026-03-05}}]}}"
        );
        handoff(&gate, "", as_of)
    };
    assert_eq!(case("2026-03-04", "2026-05-01").verdict, Verdict::Shut);
    assert_eq!(
        case("2026-03-05", "2026-05-01").verdict,
        Verdict::Shut,
        "nobody signs past what was added on that very day"
    );
    let later = case("2026-03-06", "2026-05-01");
    assert_eq!((later.verdict, later.blocking().count()), (Verdict::Passed, 0));
    assert_eq!(later.criteria[1].observed, "added on 2026-03-06, after the sign-off; not attested");
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
fn a_ruling_that_a_criterion_does_not_apply_takes_words_a_name_and_a_day() {
    let state = |ruling: &str| criterion(&format!("not_applicable: [{ruling}]"), "2026-04-10").state;
    let ruled = "{reason: no data, by: Priya Shah, ruled_on: 2026-04-10}";
    assert_eq!(state(ruled), CriterionState::NotApplicable);
    for ruling in [
        "{by: Priya Shah, ruled_on: 2026-04-10}",
        "{reason: no data, by: Priya Shah}",
        "{reason: no data, ruled_on: 2026-04-10}",
        "{reason: no data, by: Priya Shah, ruled_on: 2026-04-11}",
        "{reason: n/a, by: Priya Shah, ruled_on: 2026-04-10}",
        "{reason: , by: , ruled_on: }",
    ] {
        assert_eq!(state(ruling), CriterionState::Unmet, "{ruling}");
    }
}

#[test]
fn a_criterion_is_ruled_out_by_whoever_could_waive_it_that_day_and_by_nobody_else() {
    let state = |by: &str, on: &str, role: &str| {
        let ruling = format!("not_applicable: [{{reason: no data, by: {by}, ruled_on: {on}}}]{role}");
        criterion(&ruling, "2026-04-10").state
    };
    assert_eq!(state("Lee Novak", "2026-04-03", ""), CriterionState::Unmet, "he may not sign the gate");
    let role = ", by_role: champion";
    assert_eq!(state("Lee Novak", "2026-04-03", role), CriterionState::NotApplicable);
    assert_eq!(state("Priya Shah", "2026-04-03", role), CriterionState::Unmet, "it is the champion's");
    assert_eq!(state("Lee Novak", "2026-04-06", role), CriterionState::Unmet, "he had left");
}

#[test]
fn a_milestone_that_is_dropped_meets_nothing() {
    let gate = "{criteria: [{id: C-1, milestone: M-1}], signoffs: [{by: Priya Shah, signed_on: 2026-04-09}]}";
    let jsp =
        "milestones: [{id: M-1, dropped: [{dropped_on: 2026-04-08, by: Priya Shah, reason: not needed}]}]";
    let judged = handoff(gate, jsp, "2026-04-10");
    assert_eq!((judged.verdict, judged.criteria[0].state), (Verdict::Shut, CriterionState::Unknown));
    assert_eq!(judged.criteria[0].observed, "`M-1` is dropped, which meets nothing");
    let remedy = judged.criteria[0].remedy.to_string();
    assert!(remedy.contains("milestone restore") && remedy.contains("gate not-applicable"), "{remedy}");
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

#[test]
fn what_does_not_apply_is_counted_among_what_is_asked_nowhere() {
    let ruled = "{id: C-3, not_applicable: [{reason: no data, by: Priya Shah, ruled_on: 2026-03-10}]}";
    let gate = handoff(&format!("{{criteria: [{MET}, {{id: C-2}}, {ruled}]}}"), "", "2026-04-10");
    assert_eq!((gate.progress(), gate.not_applicable()), ((1, 2), 1));
}
