use super::*;
use crate::act::testing::{draft, team_draft};
use crate::act::{Acted, Draft};
use crate::fixture::date;
use crate::model::PlanFile;

const GATES: &str = "\
gates:
  handoff:
    criteria:
      - {id: C-read, text: read back}
      - {id: C-notes, text: notes shared, by_role: champion}
      - {id: C-promises, text: promises kept, metric: open_commitments, at_most: 0}
";

fn plan() -> Draft {
    let team =
        "{customer: Acme, segment: mid-market, contract: {signed_on: 2026-03-02}, team: {csm: Ana Ruiz}}";
    let people = "people: [{name: Lee Novak, roles: [champion]}, {name: Maja Ilic, roles: [admin_owner]}]";
    let kept = "commitments: [{id: K-1, text: a connector, delivered_on: 2026-03-10}]";
    draft(
        &[
            ("onboarding.yaml", team),
            ("stakeholders.yaml", people),
            ("handoff.yaml", kept),
            ("gates.yaml", GATES),
        ],
        "2026-03-12",
    )
}

fn said(acted: Acted) -> String {
    acted.unwrap_or_else(|refused| format!("refused: {}", refused.why))
}

fn attested(draft: &mut Draft, criterion: &str, by: &str) -> String {
    let target = CriterionTarget::named(draft, GateName::Handoff, criterion).expect("a criterion");
    said(Attest { by, on: date("2026-03-12"), evidence: "the notes" }.act(draft, &target))
}

fn signed(draft: &mut Draft, by: &str) -> String {
    let on = date("2026-03-12");
    said(
        SignOff {
            gate: GateName::Handoff,
            by,
            on,
            capacity: None,
            decision: None,
            evidence: None,
            is_conditional: false,
        }
        .act(draft),
    )
}

#[test]
fn a_word_counts_where_words_decide_and_by_whose_role_it_is() {
    let mut plan = plan();
    assert_eq!(
        attested(&mut plan, "C-read", "Ana Ruiz"),
        "`C-read` of the handoff gate is attested by Ana Ruiz, on 2026-03-12"
    );
    let wrong_role = attested(&mut plan, "C-notes", "Maja Ilic");
    assert_eq!(
        wrong_role,
        "refused: `C-notes` takes the word of somebody who is `champion`, and `Maja Ilic` is not"
    );
    let measured = attested(&mut plan, "C-promises", "Ana Ruiz");
    assert_eq!(
        measured,
        "refused: `C-promises` is decided by the metric `open_commitments`, not by anybody's word"
    );
}

#[test]
fn a_gate_is_signed_when_it_is_ready_by_somebody_with_the_right() {
    let mut plan = plan();
    assert_eq!(
        signed(&mut plan, "Ana Ruiz"),
        "refused: the handoff gate cannot be signed off: `C-read` and `C-notes` are not met"
    );
    let mut plan = self::plan();
    attested(&mut plan, "C-read", "Ana Ruiz");
    attested(&mut plan, "C-notes", "Lee Novak");
    assert_eq!(plan.said(), ["note: nothing but the sign-off is missing from the handoff gate now"]);
    assert_eq!(
        signed(&mut plan, "Ana Ruiz"),
        "the handoff gate is passed: signed off by Ana Ruiz, on 2026-03-12"
    );
}

#[test]
fn what_shows_that_somebody_signed_is_kept_with_the_signature() {
    let mut plan = plan();
    attested(&mut plan, "C-read", "Ana Ruiz");
    attested(&mut plan, "C-notes", "Lee Novak");
    let (by, on, evidence) = ("Ana Ruiz", date("2026-03-12"), Some("call of 12 March"));
    let sign = SignOff {
        gate: GateName::Handoff,
        by,
        on,
        capacity: None,
        decision: None,
        evidence,
        is_conditional: false,
    };
    sign.act(&mut plan).unwrap();
    let text = plan.one_text();
    assert!(text.contains("evidence: call of 12 March"), "{text}");
}

#[test]
fn several_criteria_are_attested_at_once_and_the_gate_is_signed_in_the_same_step() {
    let mut plan = plan();
    attested(&mut plan, "C-notes", "Lee Novak");
    let named = ["C-read", "read"].map(str::to_owned);
    let targets = CriterionTarget::all_named(&plan, GateName::Handoff, &named).unwrap();
    let ids: Vec<&str> = targets.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(ids, ["C-read"], "what is named twice is attested once");
    let word = Attest { by: "Ana Ruiz", on: date("2026-03-12"), evidence: "the notes" };
    let said = word.act_on_all(&mut plan, &targets).unwrap();
    assert_eq!(said, ["`C-read` of the handoff gate is attested by Ana Ruiz, on 2026-03-12"]);
    assert_eq!(
        signed(&mut plan, "Ana Ruiz"),
        "the handoff gate is passed: signed off by Ana Ruiz, on 2026-03-12"
    );
    let both = ["C-read", "C-notes"].map(str::to_owned);
    let mut other = self::plan();
    let targets = CriterionTarget::all_named(&other, GateName::Handoff, &both).unwrap();
    assert!(word.act_on_all(&mut other, &targets).unwrap_err().why.contains("`champion`"));
}

#[test]
fn what_keeps_nothing_shut_is_not_waived() {
    let mut plan = plan();
    let target = CriterionTarget::named(&plan, GateName::Handoff, "C-promises").unwrap();
    let waive = Waive {
        by: "Ana Ruiz",
        on: date("2026-03-12"),
        until: date("2026-03-20"),
        reason: "town hall moved",
        second: None,
        decision: None,
    };
    assert_eq!(
        said(waive.act(&mut plan, &target)),
        "refused: `C-promises` is met: there is nothing to waive"
    );
    let target = CriterionTarget::named(&plan, GateName::Handoff, "C-read").unwrap();
    let backwards = Waive { until: date("2026-03-10"), ..waive };
    assert_eq!(
        said(backwards.act(&mut plan, &target)),
        "refused: a waiver of 2026-03-12 cannot run until 2026-03-10"
    );
    assert_eq!(
        said(waive.act(&mut plan, &target)),
        "`C-read` of the handoff gate is waived by Ana Ruiz, until 2026-03-20"
    );
}

#[test]
fn a_beginning_that_two_criteria_have_names_neither() {
    let refused = CriterionTarget::named(&plan(), GateName::Handoff, "C-").unwrap_err();
    assert_eq!(refused.why, "`C-` could be 3 criteria");
    let unknown = CriterionTarget::named(&plan(), GateName::Handoff, "C-raed").unwrap_err();
    assert_eq!(unknown.hints[0].to_string(), "did you mean `C-read`?");
}

fn waived(draft: &mut Draft, criterion: &str, by: &str, until: &str) -> String {
    let target = CriterionTarget::named(draft, GateName::Handoff, criterion).expect("a criterion");
    let (on, until) = (date("2026-03-12"), date(until));
    said(Waive { by, on, until, reason: "town hall moved", second: None, decision: None }.act(draft, &target))
}

#[test]
fn a_waiver_past_a_limit_or_by_somebody_without_the_right_is_refused() {
    let mut plan = self::plan();
    assert_eq!(
        waived(&mut plan, "C-notes", "Ana Ruiz", "2026-03-20"),
        "refused: the waiver of `C-notes` would not count: only whoever is `champion` may waive it, which Ana Ruiz was not"
    );
    let mut plan = self::plan();
    assert_eq!(
        waived(&mut plan, "C-read", "Lee Novak", "2026-03-20"),
        "refused: the waiver of `C-read` would not count: Lee Novak had no right to it: only Ana Ruiz may while \
         `decision_rights.gates` in `jsp.yaml` names nobody"
    );
    let mut plan = self::plan();
    assert_eq!(
        waived(&mut plan, "C-read", "Ana Ruiz", "2029-01-01"),
        "refused: `C-read` cannot be waived like that: it holds past 2026-03-26, 14 days after the later of its day and \
         the day for which the gate was forecast then"
    );
}

fn withdrawn(draft: &mut Draft, criterion: Option<&str>, whose: Option<&str>) -> String {
    let gate = GateName::Handoff;
    let target = criterion.map(|id| CriterionTarget::named(draft, gate, id).expect("a criterion"));
    let (on, criterion) = (date("2026-03-12"), target.as_ref());
    said(Withdraw { gate, criterion, whose, by: "Ana Ruiz", on, reason: "read again" }.act(draft))
}

#[test]
fn what_was_said_is_taken_back_and_stays_on_record() {
    let said = "attestations: [{by: Ana Ruiz, attested_on: 2026-03-10, evidence: notes}]";
    let gates = format!(
        "gates:\n  handoff:\n    signoffs:\n      - {{by: Ana Ruiz, signed_on: 2026-03-11}}\n    criteria:\n      - {{id: C-read, {said}}}\n"
    );
    let team =
        "{customer: Acme, segment: mid-market, contract: {signed_on: 2026-03-02}, team: {csm: Ana Ruiz}}";
    let plan = || draft(&[("onboarding.yaml", team), ("gates.yaml", &gates)], "2026-03-12");
    let mut word = plan();
    assert_eq!(
        withdrawn(&mut word, Some("C-read"), None),
        "the attestation of `C-read` of the handoff gate by Ana Ruiz of 2026-03-10 is withdrawn, on 2026-03-12"
    );
    let after = word.after(PlanFile::Gates);
    assert!(
        after.contains("withdrawn: {withdrawn_on: 2026-03-12, by: Ana Ruiz, reason: read again}"),
        "{after}"
    );
    assert!(word.said()[0].starts_with("warning: the handoff gate is shut now"), "{:?}", word.said());
    let mut signature = plan();
    assert_eq!(
        withdrawn(&mut signature, None, None),
        "the sign-off of the handoff gate by Ana Ruiz of 2026-03-11 is withdrawn, on 2026-03-12"
    );
    assert!(
        signature.said()[0].starts_with("warning: the handoff gate wants a new sign-off now"),
        "{:?}",
        signature.said()
    );
    assert_eq!(
        withdrawn(&mut plan(), None, Some("Lee")),
        "refused: no sign-off of the handoff gate by Lee counts on 2026-03-12"
    );
}

#[test]
fn every_gate_that_is_ready_is_signed_in_order() {
    let said = "attestations: [{by: Ana Ruiz, attested_on: 2026-03-10, evidence: notes}]";
    let gates = format!(
        "gates:\n  handoff:\n    criteria:\n      - {{id: C-1, {said}}}\n  kickoff:\n    criteria:\n      - {{id: C-2, {said}}}\n  \
         go_live:\n    criteria:\n      - {{id: C-3, {said}}}\n"
    );
    let team =
        "{customer: Acme, segment: mid-market, contract: {signed_on: 2026-03-02}, team: {csm: Ana Ruiz}}";
    let mut plan = draft(&[("onboarding.yaml", team), ("gates.yaml", &gates)], "2026-03-12");
    let signed = sign_ready(&mut plan, "Ana Ruiz", date("2026-03-12"), false).unwrap();
    assert_eq!(signed, [GateName::Handoff, GateName::Kickoff], "go-live is not hers to sign");
    assert_eq!(sign_ready(&mut plan, "Lee Novak", date("2026-03-12"), false).unwrap(), []);
}

#[test]
fn whoever_takes_back_takes_back_what_they_said_themselves() {
    let both = "\
gates:
  handoff:
    criteria:
      - id: C-read
        text: read back
        attestations: [{by: Lee Novak, attested_on: 2026-03-11, evidence: the notes}]
        waivers: [{by: Ana Ruiz, waived_on: 2026-03-10, until: 2026-03-20, reason: town hall moved}]
";
    let team =
        "{customer: Acme, segment: mid-market, contract: {signed_on: 2026-03-02}, team: {csm: Ana Ruiz}}";
    let people = "people: [{name: Lee Novak, roles: [champion]}]";
    let files = [("onboarding.yaml", team), ("stakeholders.yaml", people), ("gates.yaml", both)];
    let withdrawn = |by: &str| {
        let mut plan = draft(&files, "2026-03-12");
        let target = CriterionTarget::named(&plan, GateName::Handoff, "C-read").expect("a criterion");
        let (gate, on) = (GateName::Handoff, date("2026-03-12"));
        let act = Withdraw { gate, criterion: Some(&target), whose: None, by, on, reason: "another day" };
        said(act.act(&mut plan))
    };
    assert!(withdrawn("Ana Ruiz").starts_with("the waiver of `C-read` of the handoff gate by Ana Ruiz"));
    assert!(
        withdrawn("Lee Novak").starts_with("the attestation of `C-read` of the handoff gate by Lee Novak")
    );
    let another = withdrawn("Priya Shah");
    assert!(another.starts_with("the attestation of `C-read`"), "what the state rests on: {another}");
}

#[test]
fn a_criterion_is_ruled_out_by_whoever_may_waive_it() {
    let ruled = |criterion: &str, by: &str| {
        let mut plan = plan();
        let target = CriterionTarget::named(&plan, GateName::Handoff, criterion).expect("a criterion");
        let on = date("2026-03-12");
        let said =
            said(RuleOut { by, on, reason: "read in the demo", decision: None }.act(&mut plan, &target));
        (said, plan.edits.is_empty())
    };
    let (said, is_unchanged) = ruled("C-read", "Lee Novak");
    assert!(said.starts_with("refused: the ruling on `C-read` would not count: Lee Novak had no right to"));
    assert!(is_unchanged);
    let (said, _) = ruled("C-notes", "Ana Ruiz");
    assert!(said.ends_with("only whoever is `champion` may rule it out, which Ana Ruiz was not"), "{said}");
    let (said, _) = ruled("C-read", "Ana Ruiz");
    assert_eq!(
        said,
        "`C-read` of the handoff gate does not apply, says Ana Ruiz on 2026-03-12: read in the demo"
    );
}

#[test]
fn words_that_say_nothing_are_refused_with_the_way_on() {
    let target =
        |plan: &Draft| CriterionTarget::named(plan, GateName::Handoff, "C-read").expect("a criterion");
    let on = date("2026-03-12");
    for nothing in ["TBD", "n/a", "\u{200b}", "\u{422}BD"] {
        let mut plan = plan();
        let target = target(&plan);
        let attested = Attest { by: "Ana Ruiz", on, evidence: nothing }.act(&mut plan, &target).unwrap_err();
        assert_eq!(attested.why, "what is said of `C-read` would not count: `evidence` says nothing");
        let ruled = RuleOut { by: "Ana Ruiz", on, reason: nothing, decision: None };
        let ruled = ruled.act(&mut plan, &target).unwrap_err();
        assert_eq!(ruled.why, "what is said of `C-read` would not count: `reason` says nothing");
        assert!(plan.edits.is_empty() && attested.hints.len() == 1 && ruled.hints.len() == 1);
    }
}

#[test]
fn the_third_waiver_of_a_gate_is_refused_in_whatever_order() {
    let gates = "gates:\n  handoff:\n    criteria:\n      - {id: C-1, text: one}\n      - {id: C-2, text: two}\n      - {id: C-3, text: three}\n";
    for order in [["C-1", "C-2", "C-3"], ["C-3", "C-2", "C-1"], ["C-2", "C-3", "C-1"]] {
        for back in ["2026-03-12", "2026-03-11"] {
            let mut plan = team_draft(&[("gates.yaml", gates)], "2026-03-12");
            let mut waived = |criterion: &str, on: &str| {
                let target =
                    CriterionTarget::named(&plan, GateName::Handoff, criterion).expect("a criterion");
                let (on, until) = (date(on), date("2026-03-20"));
                let waive = Waive {
                    by: "Ana Ruiz",
                    on,
                    until,
                    reason: "town hall moved",
                    second: None,
                    decision: None,
                };
                said(waive.act(&mut plan, &target))
            };
            for criterion in &order[..2] {
                assert!(waived(criterion, "2026-03-12").contains("is waived by Ana Ruiz"), "{order:?}");
            }
            let third = waived(order[2], back);
            assert!(
                third.contains("3 waivers hold in the gate at once, and 2 may"),
                "{order:?} {back}: {third}"
            );
        }
    }
}

#[test]
fn a_waiver_opens_nothing_once_a_gate_that_opens_by_itself_can_open_no_more() {
    let head = "{customer: Acme, segment: smb, contract: {signed_on: 2026-03-02}, team: {csm: Ana Ruiz}, \
                ended: {ended_on: 2026-03-09, result: graduated}}";
    let gates =
        "gates_open: automatic\ngates:\n  handoff:\n    criteria:\n      - {id: C-read, text: read back}\n";
    let mut draft = draft(&[("onboarding.yaml", head), ("gates.yaml", gates)], "2026-03-12");
    let target = CriterionTarget::named(&draft, GateName::Handoff, "C-read").expect("a criterion");
    let waive = |on: &str| Waive {
        by: "Ana Ruiz",
        on: date(on),
        until: date("2026-03-13"),
        reason: "it has ended",
        second: None,
        decision: None,
    };
    let refused = waive("2026-03-12").act(&mut draft, &target).unwrap_err();
    assert_eq!(
        refused.why,
        "the onboarding ended on 2026-03-09: a waiver of 2026-03-12 opens nothing any more"
    );
    assert!(refused.hints[0].to_string().contains("onboard close acme --reason <reason> --withdraw"));
    assert!(waive("2026-03-09").act(&mut draft, &target).is_ok(), "one of its last day counts");
}
