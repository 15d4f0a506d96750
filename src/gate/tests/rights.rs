//! Who may sign and waive, as what, and how many of them it takes.

use super::{MET, PEOPLE, judged};
use crate::basis::Basis;
use crate::config::{Config, Vocabulary};
use crate::fixture::{date, plan_from};
use crate::gate::{CriterionState, Gates, JudgedGate, ReasonKind, Verdict};
use crate::metric::Measurements;
use crate::model::GateName;
use crate::schedule::Schedule;

const HEAD: &str = "{customer: Acme, segment: mid-market, contract: {signed_on: 2026-03-02}, team: {csm: Jo Park, ae: Tom Reed}}";
const BOTH: &str = "decision_rights: {gates: [Jo Park, Ana Ruiz]}";

/// The handoff gate of a plan with this body of the gate and these further lines of `jsp.yaml`.
fn handoff(gate: &str, jsp: &str, toml: &str, as_of: &str) -> JudgedGate {
    let gates = format!("gates: {{handoff: {gate}}}");
    let files =
        [("onboarding.yaml", HEAD), ("gates.yaml", &gates), ("stakeholders.yaml", PEOPLE), ("jsp.yaml", jsp)];
    let vocabulary = Vocabulary { metrics: &[], days: &[], checks: &[], signals: &[] };
    let config = Config::parse(toml, &vocabulary).unwrap();
    let schedule = Schedule::of_plan(&plan_from(&files), &Basis::new(config, date(as_of)));
    Gates::of(&schedule, &Measurements::take(&schedule)).get(GateName::Handoff).clone()
}

#[test]
fn as_what_somebody_signs_narrows_what_counts() {
    let case = |signoff: &str| {
        let gate = format!("{{criteria: [{MET}], signoffs: [{{{signoff}, signed_on: 2026-03-06}}]}}");
        let gate = handoff(&gate, "{}", "", "2026-04-10");
        let said = gate.reasons.first().map(|it| (it.kind, it.route.to_string(), it.message.clone()));
        assert_eq!(gate.verdict.is_open(), said.is_none(), "{signoff}");
        said.map_or_else(String::new, |(kind, route, message)| {
            assert_eq!(kind, ReasonKind::NoRight);
            format!("{} {message}", route.rsplit('.').next().unwrap_or_default())
        })
    };
    assert_eq!(case("by: Jo Park"), "");
    assert_eq!(case("by: Jo Park, as: csm"), "");
    let not_held = "as Jo Park signed off the handoff gate as `ae`, which they were not on 2026-03-06";
    assert_eq!(case("by: Jo Park, as: ae"), not_held);
    let only = "only Jo Park may while `decision_rights.gates` in `jsp.yaml` names nobody";
    assert_eq!(
        case("by: Tom Reed, as: ae"),
        format!("by Tom Reed may not sign off the handoff gate: {only}")
    );
}

#[test]
fn two_persons_sign_where_the_configuration_says_so_and_two_have_the_right() {
    let toml = "[gates.signoffs]\ntwo_persons = [\"handoff\"]\n";
    let case = |signoffs: &str, jsp: &str, toml: &str, as_of: &str| {
        let gate = format!("{{criteria: [{MET}], signoffs: [{signoffs}]}}");
        let gate = handoff(&gate, jsp, toml, as_of);
        (gate.verdict, gate.opened_on, gate.reasons.first().map(|it| it.kind))
    };
    let (jo, ana) = ("{by: Jo Park, signed_on: 2026-03-06}", "{by: Ana Ruiz, signed_on: 2026-03-10}");
    let open = |on: &str| (Verdict::Passed, Some(date(on)), None);
    let ready = (Verdict::Ready, None, Some(ReasonKind::SecondMissing));
    assert_eq!(case(jo, BOTH, "", "2026-04-10"), open("2026-03-06"));
    assert_eq!(case(jo, BOTH, toml, "2026-04-10"), ready);
    assert_eq!(case(jo, "{}", toml, "2026-04-10"), open("2026-03-06"), "nobody else has the right");
    let both = format!("{ana}, {jo}");
    assert_eq!(case(&both, BOTH, toml, "2026-03-09"), ready);
    assert_eq!(case(&both, BOTH, toml, "2026-03-10"), open("2026-03-10"));
    let twice = format!("{jo}, {{by: jo park, signed_on: 2026-03-12}}");
    assert_eq!(case(&twice, BOTH, toml, "2026-04-10"), ready, "one person twice is one person");
    let back =
        format!("{{by: Jo Park, signed_on: 2026-03-06, withdrawn: {{withdrawn_on: 2026-03-20}}}}, {ana}");
    assert_eq!(case(&back, BOTH, toml, "2026-03-19"), open("2026-03-10"));
    assert_eq!(case(&back, BOTH, toml, "2026-03-20").0, Verdict::Ready);
}

#[test]
fn a_waiver_by_somebody_without_the_right_opens_nothing_and_says_so() {
    let state = |role: &str, by: &str| {
        let waiver =
            format!("{{by: {by}, waived_on: 2026-03-04, until: 2026-03-31, reason: town hall moved}}");
        let gate = format!("{{criteria: [{{id: C-1{role}, waivers: [{waiver}]}}]}}");
        handoff(&gate, "{}", "", "2026-03-10").criteria[0].clone()
    };
    let waived = CriterionState::Waived(date("2026-03-31"));
    let role = ", by_role: executive_sponsor";
    assert_eq!(state("", "Jo Park").state, waived);
    assert_eq!(state(role, "Ana Ruiz").state, waived);
    let ours = state(role, "Jo Park");
    assert_eq!(ours.state, CriterionState::Unmet);
    let said = "not attested; its waiver counts for nothing: only whoever is `executive_sponsor` may waive it, \
                which Jo Park was not";
    assert_eq!(ours.observed, said);
    assert!(ours.remedy.to_string().contains("--by 'Ana Ruiz' --until 2026-03-31"), "{}", ours.remedy);
    assert_eq!(state("", "Tom Reed").state, CriterionState::Unmet);
}

#[test]
fn a_right_that_passes_on_later_takes_no_signature_back() {
    let jsp = "decision_rights: {gates: [{name: Ana Ruiz, since: 2026-03-20}]}";
    let gate = format!("{{criteria: [{MET}], signoffs: [{{by: Jo Park, signed_on: 2026-03-20}}]}}");
    assert_eq!(
        handoff(&gate, jsp, "", "2026-05-01").verdict,
        Verdict::Passed,
        "both have it on its first day"
    );
    let late = gate.replace("2026-03-20", "2026-03-21");
    assert_eq!(handoff(&late, jsp, "", "2026-05-01").verdict, Verdict::Ready);
    let plan =
        plan_from(&[("gates.yaml", &format!("gates: {{handoff: {gate}}}")), ("onboarding.yaml", HEAD)]);
    assert_eq!(judged(&plan, "2026-05-01").get(GateName::Handoff).verdict, Verdict::Passed);
}
