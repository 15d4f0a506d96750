//! Ways in which somebody could open a gate that is not theirs to open, or go around it. Each is a finding that names a
//! line, or is in `docs/gates.md` among those that only the history of the files shows.

use super::super::docs::Example;
use super::super::find;
use super::run;
use crate::finding::Place;

/// What somebody writes into a plan that is in order, and the check that tells.
const TOLD: &[(&str, &str, &str)] = &[
    (
        "signs without the right",
        "signoff-without-right",
        "# gates.yaml
gates: {go_live: {signoffs: [{by: Bo Lind, signed_on: 2026-03-19}]}}",
    ),
    (
        "signs as what they are not",
        "signoff-without-right",
        "# gates.yaml
gates: {kickoff: {signoffs: [{by: Priya Shah, as: executive_sponsor, signed_on: 2026-03-09}]}}",
    ),
    (
        "signs after they have left",
        "signoff-without-right",
        "# gates.yaml
gates: {kickoff: {signoffs: [{by: Ana Ruiz, signed_on: 2026-03-09}]}}
# stakeholders.yaml
people: [{name: Ana Ruiz, roles: [executive_sponsor], departed_on: 2026-03-06}]",
    ),
    (
        "signs over what is not met",
        "signoff-over-unmet",
        "# gates.yaml
gates: {go_live: {signoffs: [{by: Ana Ruiz, signed_on: 2026-03-19}]}}",
    ),
    (
        "signs before the evidence",
        "signoff-before-evidence",
        "# gates.yaml
gates: {handoff: {signoffs: [{by: Priya Shah, signed_on: 2026-03-03}]}}",
    ),
    (
        "signs before the gates ahead are open",
        "gate-out-of-order",
        "# gates.yaml
gates: {graduation: {signoffs: [{by: Ana Ruiz, signed_on: 2026-03-19}], criteria: [{id: C-value, text: full value, attestations: [{by: Ana Ruiz, attested_on: 2026-03-18, evidence: mail}]}]}}",
    ),
    (
        "signs on a day to come",
        "date-in-future",
        "# gates.yaml
gates: {go_live: {signoffs: [{by: Ana Ruiz, signed_on: 2026-04-19}]}}",
    ),
    (
        "signs without a day",
        "signoff-incomplete",
        "# gates.yaml
gates: {go_live: {signoffs: [{by: Ana Ruiz}]}}",
    ),
    (
        "signs before the contract",
        "date-before-signature",
        "# gates.yaml
gates: {handoff: {signoffs: [{by: Priya Shah, signed_on: 2026-02-20}]}}",
    ),
    (
        "signs a gate whose criteria are all ruled out",
        "signoff-over-unmet",
        "# gates.yaml
gates: {go_live: {signoffs: [{by: Ana Ruiz, signed_on: 2026-03-19}], criteria: [{id: C-uat, text: UAT, not_applicable: [{reason: no time, by: Bo Lind, ruled_on: 2026-03-18}]}]}}",
    ),
    (
        "signs a gate that has no criteria",
        "gate-without-criteria",
        "# gates.yaml
gates: {go_live: {signoffs: [{by: Ana Ruiz, signed_on: 2026-03-19}], criteria: []}}",
    ),
    (
        "signs on a milestone that nothing shows",
        "signoff-over-unmet",
        "# jsp.yaml
milestones: [{id: M-import, title: History imported, due: 2026-04-03, done_on: 2026-03-18}]
# gates.yaml
gates: {go_live: {signoffs: [{by: Ana Ruiz, signed_on: 2026-03-19}], criteria: [{id: C-data, text: import validated, milestone: M-import}]}}",
    ),
    (
        "attests what takes another's word",
        "signoff-over-unmet",
        "# gates.yaml
gates: {go_live: {signoffs: [{by: Ana Ruiz, signed_on: 2026-03-19}], criteria: [{id: C-uat, text: UAT signed, by_role: executive_sponsor, attestations: [{by: Priya Shah, attested_on: 2026-03-18, evidence: uat.pdf}]}]}}",
    ),
    (
        "attests without evidence",
        "attestation-incomplete",
        "# gates.yaml
gates: {go_live: {criteria: [{id: C-uat, text: UAT signed, attestations: [{by: Ana Ruiz, attested_on: 2026-03-18}]}]}}",
    ),
    (
        "attests with evidence that is none",
        "attestation-incomplete",
        "# gates.yaml
gates: {go_live: {criteria: [{id: C-uat, text: UAT signed, attestations: [{by: Ana Ruiz, attested_on: 2026-03-18, evidence: TBD}]}]}}",
    ),
    (
        "rules out without a word",
        "not-applicable-incomplete",
        "# gates.yaml
gates: {go_live: {criteria: [{id: C-uat, text: UAT signed, not_applicable: [{by: Ana Ruiz, ruled_on: 2026-03-18}]}]}}",
    ),
    (
        "rules out without the right",
        "ruling-without-right",
        "# gates.yaml
gates: {go_live: {criteria: [{id: C-uat, text: UAT signed, not_applicable: [{reason: no time for it, by: Bo Lind, ruled_on: 2026-03-18}]}]}}",
    ),
    (
        "rules the sponsor's word out",
        "ruling-without-right",
        "# gates.yaml
gates: {go_live: {criteria: [{id: C-uat, text: UAT signed, by_role: executive_sponsor, not_applicable: [{reason: away, by: Priya Shah, ruled_on: 2026-03-18}]}]}}",
    ),
    (
        "rules out what was agreed on",
        "ruled-out-without-decision",
        "# jsp.yaml
confirmations: [{fact: plan_agreed, by: Ana Ruiz, confirmed_on: 2026-03-09}, {fact: plan_agreed, by: Priya Shah, confirmed_on: 2026-03-09}]
# gates.yaml
gates: {go_live: {criteria: [{id: C-uat, text: UAT signed, not_applicable: [{reason: no time for it, by: Ana Ruiz, ruled_on: 2026-03-18}]}]}}",
    ),
    (
        "rules out by a decision about something else",
        "ruled-out-without-decision",
        "# jsp.yaml
confirmations: [{fact: plan_agreed, by: Ana Ruiz, confirmed_on: 2026-03-09}, {fact: plan_agreed, by: Priya Shah, confirmed_on: 2026-03-09}]
# decisions.yaml
decisions: [{id: D-import, text: Import two years only, about: scope, by: Ana Ruiz, decided_on: 2026-03-10, affects: [M-import]}]
# gates.yaml
gates: {go_live: {criteria: [{id: C-uat, text: UAT signed, not_applicable: [{reason: no time for it, by: Ana Ruiz, ruled_on: 2026-03-18, decision: D-import}]}]}}",
    ),
    (
        "drops a criterion that was agreed on",
        "ruled-out-without-decision",
        "# jsp.yaml
confirmations: [{fact: plan_agreed, by: Ana Ruiz, confirmed_on: 2026-03-09}, {fact: plan_agreed, by: Priya Shah, confirmed_on: 2026-03-09}]
# gates.yaml
gates: {go_live: {criteria: [{id: C-uat, text: UAT signed, dropped: [{dropped_on: 2026-03-18, by: Ana Ruiz, reason: no time for it}]}]}}",
    ),
    (
        "drops the milestone that a criterion depends on",
        "dropped-without-decision",
        "# jsp.yaml
milestones: [{id: M-import, title: History imported, due: 2026-04-03, dropped: [{dropped_on: 2026-03-18, by: Priya Shah, reason: not needed}]}]
confirmations: [{fact: plan_agreed, by: Ana Ruiz, confirmed_on: 2026-03-09}, {fact: plan_agreed, by: Priya Shah, confirmed_on: 2026-03-09}]",
    ),
    (
        "signs on a milestone that was dropped",
        "signoff-over-unmet",
        "# jsp.yaml
milestones: [{id: M-import, title: History imported, due: 2026-04-03, dropped: [{dropped_on: 2026-03-18, by: Priya Shah, reason: not needed}]}]
# gates.yaml
gates: {go_live: {signoffs: [{by: Ana Ruiz, signed_on: 2026-03-19}], criteria: [{id: C-data, text: import validated, milestone: M-import}]}}",
    ),
    (
        "waives without the right",
        "waiver-without-right",
        "# gates.yaml
gates: {go_live: {criteria: [{id: C-uat, text: UAT signed, waivers: [{by: Bo Lind, waived_on: 2026-03-18, until: 2026-03-27, reason: town hall moved}]}]}}",
    ),
    (
        "waives the sponsor's word",
        "waiver-without-right",
        "# gates.yaml
gates: {go_live: {criteria: [{id: C-uat, text: UAT signed, by_role: executive_sponsor, waivers: [{by: Priya Shah, waived_on: 2026-03-18, until: 2026-03-27, reason: away}]}]}}",
    ),
    (
        "waives for years",
        "waiver-past-limits",
        "# gates.yaml
gates: {go_live: {criteria: [{id: C-uat, text: UAT signed, waivers: [{by: Ana Ruiz, waived_on: 2026-03-18, until: 2029-01-01, reason: town hall moved}]}]}}",
    ),
    (
        "waives everything",
        "waiver-past-limits",
        "# gates.yaml
gates:
  go_live:
    criteria:
      - {id: C-1, text: one, waivers: [{by: Ana Ruiz, waived_on: 2026-03-18, until: 2026-03-27, reason: town hall moved}]}
      - {id: C-2, text: two, waivers: [{by: Ana Ruiz, waived_on: 2026-03-18, until: 2026-03-27, reason: town hall moved}]}
      - {id: C-3, text: three, waivers: [{by: Ana Ruiz, waived_on: 2026-03-18, until: 2026-03-27, reason: town hall moved}]}",
    ),
    (
        "waives again and again",
        "waiver-past-limits",
        "# gates.yaml
gates: {go_live: {criteria: [{id: C-uat, text: UAT signed, waivers: [{by: Ana Ruiz, waived_on: 2026-03-09, until: 2026-03-16, reason: town hall moved}, {by: Ana Ruiz, waived_on: 2026-03-17, until: 2026-03-24, reason: moved again}]}]}}",
    ),
    (
        "waives again after taking the waiver back",
        "waiver-past-limits",
        "# gates.yaml
gates: {go_live: {criteria: [{id: C-uat, text: UAT signed, waivers: [{by: Ana Ruiz, waived_on: 2026-03-18, until: 2026-03-27, reason: town hall moved, withdrawn: {withdrawn_on: 2026-03-18}}, {by: Ana Ruiz, waived_on: 2026-03-18, until: 2026-03-27, reason: town hall moved}]}]}}",
    ),
    (
        "waives again by a decision about something else",
        "waiver-past-limits",
        "# gates.yaml
gates: {go_live: {criteria: [{id: C-uat, text: UAT signed, waivers: [{by: Ana Ruiz, waived_on: 2026-03-09, until: 2026-03-16, reason: town hall moved}, {by: Ana Ruiz, waived_on: 2026-03-17, until: 2026-03-24, reason: moved again, decision: D-scope}]}]}}",
    ),
    (
        "waives what is not waivable",
        "waiver-past-limits",
        "# gates.yaml
gates: {go_live: {criteria: [{id: C-uat, text: UAT signed, waivable: false, waivers: [{by: Ana Ruiz, waived_on: 2026-03-18, until: 2026-03-27, reason: town hall moved}]}]}}",
    ),
    (
        "waives without a last day",
        "waiver-incomplete",
        "# gates.yaml
gates: {go_live: {criteria: [{id: C-uat, text: UAT signed, waivers: [{by: Ana Ruiz, waived_on: 2026-03-18, reason: town hall moved}]}]}}",
    ),
    (
        "lets a waiver run out",
        "waiver-lapsed",
        "# gates.yaml
gates: {go_live: {criteria: [{id: C-uat, text: UAT signed, waivers: [{by: Ana Ruiz, waived_on: 2026-03-09, until: 2026-03-16, reason: town hall moved}]}]}}",
    ),
    (
        "takes a right for themselves",
        "right-without-decision",
        "# jsp.yaml
decision_rights: {go_live: [Ana Ruiz, {name: Bo Lind, since: 2026-03-16}]}",
    ),
    (
        "takes a right by their own decision",
        "right-without-decision",
        "# jsp.yaml
decision_rights: {go_live: [Ana Ruiz, {name: Bo Lind, since: 2026-03-16, decision: D-me}]}
# decisions.yaml
decisions: [{id: D-me, text: Bo signs, about: go_live, by: Bo Lind, decided_on: 2026-03-16}]",
    ),
    (
        "decides by the right that the decision gives them",
        "decision-without-right",
        "# jsp.yaml
decision_rights: {go_live: [Ana Ruiz, {name: Bo Lind, since: 2026-03-16, decision: D-me}]}
# decisions.yaml
decisions: [{id: D-me, text: Bo signs, about: go_live, by: Bo Lind, decided_on: 2026-03-16}]",
    ),
    (
        "decides on scope without the right",
        "decision-without-right",
        "# decisions.yaml
decisions: [{id: D-1, text: Both ledgers, about: scope, by: Bo Lind, decided_on: 2026-03-16}]",
    ),
    (
        "asks for a criterion only since the day of the signature",
        "signoff-over-unmet",
        "# gates.yaml
gates: {go_live: {signoffs: [{by: Ana Ruiz, signed_on: 2026-03-19}], criteria: [{id: C-data, text: import validated, attestations: [{by: Priya Shah, attested_on: 2026-03-18, evidence: report}]}, {id: C-uat, text: UAT signed, added_on: 2026-03-19}]}}",
    ),
    (
        "agrees to the plan in nobody's name",
        "plan-not-agreed",
        "# jsp.yaml
confirmations: [{fact: plan_agreed, side: customer, confirmed_on: 2026-03-09}, {fact: plan_agreed, by: Priya Shah, confirmed_on: 2026-03-09}]",
    ),
    (
        "goes live without asking",
        "live-before-gate",
        "# jsp.yaml
milestones: [{id: M-live, title: Live, event: go_live, done_on: 2026-03-19, evidence: first close}]",
    ),
    (
        "rolls out without asking",
        "live-before-gate",
        "# jsp.yaml
milestones: [{id: M-rollout, title: Rolled out, event: rollout, done_on: 2026-03-19, evidence: 40 people}]",
    ),
    (
        "calls it graduated",
        "closed-without-graduation",
        "# onboarding.yaml
ended: {ended_on: 2026-03-20, result: graduated}",
    ),
    (
        "ends it before what went wrong",
        "ended-before-entries",
        "# onboarding.yaml
ended: {ended_on: 2026-03-05, result: cancelled}",
    ),
    (
        "has it stand still while everybody worked",
        "worked-during-hold",
        "# onboarding.yaml
holds: [{id: H-1, since: 2026-03-04, resumes_on: 2026-04-01, reason: budget is frozen, side: customer, by: Ana Ruiz}]",
    ),
    (
        "kicks off without the handoff",
        "kickoff-before-gate",
        "# gates.yaml
gates: {handoff: {signoffs: []}}",
    ),
    (
        "gives an event to a milestone that is done",
        "duplicate-event",
        "# jsp.yaml
milestones: [{id: M-1, title: Live, event: go_live}, {id: M-2, title: Pilot live, event: go_live, done_on: 2026-03-09, evidence: mail}]",
    ),
    (
        "dates everything anew",
        "baseline-without-decision",
        "# jsp.yaml
baselines: [{agreed_on: 2026-03-17, reason: late, dates: {M-live: 2026-07-01}}]",
    ),
    (
        "dates what a decision does not name anew",
        "baseline-without-decision",
        "# decisions.yaml
decisions: [{id: D-1, text: Import later, about: timeline, by: Kim Osei, decided_on: 2026-03-16, affects: [M-import]}]
# jsp.yaml
confirmations: [{fact: plan_agreed, by: Ana Ruiz, confirmed_on: 2026-03-09}, {fact: plan_agreed, by: Priya Shah, confirmed_on: 2026-03-09}]
baselines: [{agreed_on: 2026-03-17, decision: D-1, reason: late, dates: {M-import: 2026-04-10, M-live: 2026-07-01}}]",
    ),
    (
        "dates everything anew by a decision of before",
        "baseline-without-decision",
        "# decisions.yaml
decisions: [{id: D-1, text: Import later, about: timeline, by: Kim Osei, decided_on: 2026-03-06}]
# jsp.yaml
confirmations: [{fact: plan_agreed, by: Ana Ruiz, confirmed_on: 2026-03-09}, {fact: plan_agreed, by: Priya Shah, confirmed_on: 2026-03-09}]
baselines: [{agreed_on: 2026-03-17, decision: D-1, reason: late, dates: {M-live: 2026-07-01}}]",
    ),
    (
        "moves a date without a word",
        "move-missing",
        "# jsp.yaml
milestones: [{id: M-import, title: History imported, due: 2026-05-29, moves: [{from: 2026-04-03, to: 2026-04-10, moved_on: 2026-03-16}]}]",
    ),
    (
        "waives again by a decision about other things",
        "waiver-past-limits",
        "# decisions.yaml
decisions: [{id: D-again, text: Blue buttons, about: other, by: Bo Lind, decided_on: 2026-03-17, affects: [C-uat]}]
# gates.yaml
gates: {go_live: {criteria: [{id: C-uat, text: UAT signed, waivers: [{by: Ana Ruiz, waived_on: 2026-03-09, until: 2026-03-16, reason: town hall moved}, {by: Ana Ruiz, waived_on: 2026-03-17, until: 2026-03-24, reason: moved again, decision: D-again}]}]}}",
    ),
    (
        "files what moves a date under other things",
        "decision-about-else",
        "# decisions.yaml
decisions: [{id: D-later, text: Import later, about: other, by: Bo Lind, decided_on: 2026-03-16}]
# jsp.yaml
milestones: [{id: M-import, title: History imported, due: 2026-05-29, moves: [{from: 2026-04-03, to: 2026-05-29, moved_on: 2026-03-16, decision: D-later}]}]",
    ),
    (
        "buys fewer seats so that more of them are used",
        "licences-lowered",
        "# adoption.yaml
snapshots: [{measured_on: 2026-03-12, licensed: 50, active: 10}, {measured_on: 2026-03-19, licensed: 12, active: 10}]",
    ),
    (
        "dates work back over what held it up",
        "done-while-blocked",
        "# jsp.yaml
milestones: [{id: M-import, title: History imported, due: 2026-04-03, done_on: 2026-03-13, evidence: report, blockers: [{id: X-vpn, reason: no VPN, waiting_for: Lee Novak, since: 2026-03-10, ended_on: 2026-03-18}]}]",
    ),
    (
        "dates work back before what comes ahead of it",
        "done-before-dependency",
        "# jsp.yaml
milestones: [{id: M-access, title: Access, done_on: 2026-03-18, evidence: mail}, {id: M-import, title: History imported, due: 2026-04-03, after: [M-access], done_on: 2026-03-13, evidence: report}]",
    ),
    (
        "has a criterion decided by what is met anyway",
        "criterion-incomplete",
        "# gates.yaml
gates: {go_live: {criteria: [{id: C-uat, text: UAT signed, milestone: M-kickoff, fact: uat}]}}",
    ),
];

/// What the files alone do not tell, in the words of the page.
const ONLY_HISTORY: &[&str] = &[
    "granted without `since`",
    "a sign-off, an attestation, a waiver or a decision that is dated back",
    "a role, a part in the team or a departure that is dated back",
    "edited in place",
    "dropped or ruled not applicable with an earlier day",
    "a milestone that is dropped with an earlier day",
    "edited in place after somebody confirmed them",
    "a hold or an end that is dated back",
    "what a decision is about, or names under `affects`, that is edited afterwards",
    "an event that is moved to another milestone, or taken away from one",
    "an act that is deleted",
    "a score of the customer's",
    "a milestone that is dated back",
    "changed in `onboard.toml` or in a playbook",
    "`gates_open` that is changed to `automatic`",
];

#[test]
fn whoever_opens_a_gate_by_hand_is_told_with_the_line() {
    assert!(TOLD.len() >= 30);
    for (what, id, text) in TOLD {
        let check = find(id).unwrap_or_else(|| panic!("there is no check `{id}`"));
        let (loaded, checked) = run(&[check], &Example { fires: true, on: None, text });
        assert!(!checked.findings.is_empty(), "{what}: `{id}` says nothing");
        let spots = loaded.sources.locate(checked.findings.iter().map(|finding| &finding.place));
        for (finding, spot) in checked.findings.iter().zip(spots) {
            assert!(
                matches!(finding.place, Place::Node(_)) && spot.is_some(),
                "{what}: `{id}` names no line"
            );
        }
        assert!(loaded.problems.is_empty(), "{what}: {:?}", loaded.problems);
    }
}

#[test]
fn what_only_history_shows_is_on_the_list_of_the_page() {
    let page = include_str!("../../../docs/gates.md").replace('\n', " ").replace("  ", " ");
    let list = page.split_once("## What only history shows").expect("the list").1;
    for way in ONLY_HISTORY {
        assert!(list.contains(way), "docs/gates.md does not say: {way}");
    }
}
