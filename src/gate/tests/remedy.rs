//! What would open a gate, by which command.

use super::{MET, PEOPLE, RIGHTS, WAIVED, criterion, handoff, judged};
use crate::fixture::plan_from;
use crate::gate::{JudgedCriterion, JudgedGate, Verdict};
use crate::model::{GateName, PlanFile};
use crate::remedy::Remedy;

/// On 10 April 2026.
#[track_caller]
fn case(remedy: &Remedy, want: &str) {
    assert_eq!(remedy.to_string(), want.replace(": onboard", ": `onboard").replace('|', "`"));
}

fn judge(body: &str) -> JudgedCriterion {
    criterion(body, "2026-04-10")
}

/// The handoff gate with these criteria.
fn gate(criteria: &str) -> JudgedGate {
    handoff(&format!("{{criteria: [{criteria}]}}"), "", "2026-04-10")
}

#[test]
fn what_somebody_has_to_attest_names_who() {
    case(
        &judge("text: SSO works").remedy,
        "have somebody who saw it attest it: onboard gate attest acme handoff C-1 --by <name> --evidence <evidence>|",
    );
    case(
        &judge("owner: Sinéad O'Brien").remedy,
        "have Sinéad O'Brien attest it: onboard gate attest acme handoff C-1 --by \"Sinéad O'Brien\" \
         --evidence <evidence>|",
    );
    case(
        &judge("by_role: executive_sponsor").remedy,
        "have Ana Ruiz attest it: onboard gate attest acme handoff C-1 --by 'Ana Ruiz' --evidence <evidence>|",
    );
    case(
        &judge("by_role: champion").remedy,
        "name a champion of the customer: onboard stakeholder add acme <name> --role champion|; then have them \
         attest it: onboard gate attest acme handoff C-1 --by <name> --evidence <evidence>|",
    );
}

#[test]
fn an_attestation_is_completed_with_what_it_has() {
    case(
        &judge("attestations: [{by: Lee}]").remedy,
        "add `attested_on` and `evidence`: onboard gate attest acme handoff C-1 --by Lee --evidence <evidence> --on <date>|",
    );
}

#[test]
fn a_milestone_is_finished_with_what_it_lacks() {
    let judge = |milestone: &str| {
        let jsp = format!("milestones: [{{id: M-1, due: 2026-04-20, {milestone}}}]");
        handoff("{criteria: [{id: C-1, milestone: M-1}]}", &jsp, "2026-04-10").criteria[0].remedy.clone()
    };
    case(
        &judge("blockers: [{id: X-1, reason: no VPN, waiting_for: customer}]"),
        "unblock `M-1`, waiting on the customer (no VPN), and finish it: onboard milestone done acme M-1 \
         --evidence <evidence>|",
    );
    case(&judge("evidence: a.md"), "finish `M-1`: onboard milestone done acme M-1|");
    case(
        &judge("done_on: 2026-04-09"),
        "say what shows it: onboard milestone done acme M-1 --on 2026-04-09 --evidence <evidence>|",
    );
    case(
        &gate("{id: C-1, milestone: M-1}").criteria[0].remedy,
        "name a milestone of `jsp.yaml`, or add it: onboard milestone add acme <title> --id M-1 \
         --phase pre-onboarding --due <date> --owner <name>|",
    );
}

#[test]
fn a_metric_is_written_down_or_waived() {
    let late = |waiver: &str| {
        let gates = format!(
            "gates: {{handoff: {{criteria: [{{id: C-1, metric: handoff_meeting_days, at_most: 2{waiver}}}]}}}}"
        );
        let plan = plan_from(&[
            ("gates.yaml", &gates),
            ("jsp.yaml", RIGHTS),
            ("contacts.yaml", "contacts: [{id: L-1, kind: handoff_meeting, held_on: 2026-03-05}]"),
        ]);
        judged(&plan, "2026-04-10").get(GateName::Handoff).criteria[0].remedy.clone()
    };
    let bring = "bring `handoff_meeting_days` from 3 days to at most 2 days; see where it is read: \
                 onboard explain handoff_meeting_days|; or";
    case(
        &late(""),
        &format!(
            "{bring} have it waived for a time: onboard gate waive acme handoff C-1 --by 'Priya Shah' --until <date> \
             --reason <reason>|"
        ),
    );
    case(
        &late(
            ", waivers: [{by: Priya Shah, waived_on: 2026-03-04, until: 2026-03-20, reason: the AE was ill}]",
        ),
        &format!(
            "{bring} have the waiver renewed: onboard gate waive acme handoff C-1 --by 'Priya Shah' --until <date> \
             --reason 'the AE was ill' --decision <decision>|"
        ),
    );
    case(
        &judge("metric: csat, at_least: 4").remedy,
        "record what is missing: onboard usage add acme --csat <1-5>|",
    );
}

#[test]
fn a_waiver_is_completed_with_what_it_has() {
    let remedy = judge("owner: Lee, waivers: [{by: Ana}]").remedy;
    let last = remedy.steps().last().unwrap();
    assert_eq!(last.words, "or complete its waiver with `waived_on`, `until` and `reason`");
    let line = "onboard gate waive acme handoff C-1 --by Ana --until <date> --reason <reason>";
    assert_eq!(last.command.as_ref().unwrap().to_string(), line);
}

#[test]
fn a_gate_is_signed_off_by_those_who_may() {
    let signed = "have Priya Shah sign it off: onboard gate signoff acme handoff --by 'Priya Shah'";
    case(&gate(MET).remedy, &format!("{signed}|"));
    case(&gate("{id: C-1}").remedy, &format!("then {signed}|"));
    let waived = handoff(&format!("{{criteria: [{MET}, {WAIVED}]}}"), "", "2026-03-10");
    case(&waived.remedy, &format!("{signed} --conditional|"));
    let passed = handoff(
        &format!("{{criteria: [{MET}], signoffs: [{{by: Priya Shah, signed_on: 2026-03-05}}]}}"),
        "",
        "2026-04-10",
    );
    assert_eq!((passed.verdict, passed.remedy.is_empty()), (Verdict::Passed, true));
}

#[test]
fn gates_open_in_order_and_files_are_mended_first() {
    let gates = format!("gates: {{kickoff: {{criteria: [{MET}]}}}}");
    let mut plan = plan_from(&[("gates.yaml", &gates), ("jsp.yaml", RIGHTS), ("stakeholders.yaml", PEOPLE)]);
    let remedy = |plan: &_| judged(plan, "2026-04-10").get(GateName::Kickoff).remedy.clone();
    case(
        &remedy(&plan),
        "open the handoff gate first, since gates pass in order: onboard gate acme handoff|; then have Priya Shah sign it \
         off: onboard gate signoff acme kickoff --by 'Priya Shah'|",
    );
    plan.doubtful.insert(PlanFile::Gates);
    case(&remedy(&plan), "fix `gates.yaml`, which could not be read in full: onboard check acme|");
}

#[test]
fn a_gate_without_criteria_points_to_those_of_its_playbook() {
    let head = "{customer: Acme, segment: smb, playbook: smb@1, contract: {signed_on: 2026-03-02}}";
    let plan = plan_from(&[("onboarding.yaml", head)]);
    let remedy = judged(&plan, "2026-04-10").get(GateName::Handoff).remedy.clone();
    case(
        &remedy,
        "give the handoff gate criteria, such as the usual ones: onboard playbook show smb|; then add each: \
         onboard gate criterion add acme handoff <text>|",
    );
}
