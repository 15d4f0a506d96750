//! Who signs a gate, when that counts, and in which order.

use super::{MET, PEOPLE, RIGHTS, handoff, judged, two};
use crate::basis::Basis;
use crate::fixture::{date, plan_from};
use crate::gate::{ReasonKind, Verdict, signers};
use crate::model::{GateName, Phase};
use crate::plan_at::PlanAt;

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
    let no_right = format!("Lee Novak may not sign off the handoff gate: {only}");
    case("{by: Lee Novak, signed_on: 2026-03-05}", "2026-04-10", ReasonKind::NoRight, &no_right);
    case(
        "{by: Priya Shah, signed_on: 2026-03-03}",
        "2026-04-10",
        ReasonKind::BeforeEvidence,
        "the handoff gate was signed off on 2026-03-03, before the evidence for `C-1` of 2026-03-04",
    );
    case(
        "{by: Priya Shah}",
        "2026-04-10",
        ReasonKind::Incomplete,
        "the sign-off of the handoff gate has no date",
    );
    case(
        "{signed_on: 2026-03-05}",
        "2026-04-10",
        ReasonKind::Incomplete,
        "nobody signed off the handoff gate by name",
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
    assert_eq!(gate.reasons[0].message, "Lee Novak had left before the handoff gate was signed off");
}

#[test]
fn a_signature_counts_however_the_name_was_typed() {
    let gate =
        format!("{{criteria: [{MET}], signoffs: [{{by: \"priya\u{a0}shah \", signed_on: 2026-03-06}}]}}");
    assert_eq!(handoff(&gate, "", "2026-04-10").verdict, Verdict::Passed);
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
    let said = "the kickoff gate was signed off on 2026-03-09, while the handoff gate was ready";
    assert_eq!(kickoff.reasons[0].message, said);

    let backwards = two(&signed("2026-03-12"), &signed("2026-03-09"));
    let said = &backwards.get(GateName::Kickoff).reasons[0].message;
    assert_eq!(
        said,
        "the kickoff gate was signed off on 2026-03-09, before the handoff gate opened on 2026-03-12"
    );
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
fn a_word_that_is_taken_back_on_the_day_of_the_signature_asks_for_another_word_and_no_new_signature() {
    let word = |rest: &str| format!("{{by: Priya Shah, attested_on: 2026-03-04, evidence: notes.md{rest}}}");
    let back = word(", withdrawn: {withdrawn_on: 2026-03-05, by: Priya Shah}");
    let seen = |words: &str, as_of: &str| {
        let gate = format!(
            "{{criteria: [{{id: C-1, attestations: [{words}]}}], signoffs: [{{by: Priya Shah, signed_on: 2026-03-05}}]}}"
        );
        handoff(&gate, "", as_of)
    };
    let gate = seen(&back, "2026-03-05");
    assert_eq!(gate.verdict, Verdict::Shut);
    let why =
        "the handoff gate was signed off on 2026-03-05, and the word on `C-1` was taken back on the same day";
    assert_eq!(gate.reasons.iter().map(|it| it.message.as_str()).collect::<Vec<_>>(), [why]);
    assert!(gate.remedy.is_empty(), "{}", gate.remedy);
    let again = format!("{back}, {}", word("").replace("03-04", "03-05"));
    assert_eq!(seen(&again, "2026-03-05").verdict, Verdict::Passed, "nobody had to sign anew");
    let later = seen(&back, "2026-03-06").remedy.to_string();
    assert!(
        later.starts_with("then have Priya Shah sign it off"),
        "a day later that signature is over: {later}"
    );
}
