//! Criteria that a metric decides, on the day of the sign-off and later.

use super::{LIVE, judged};
use crate::fixture::plan_from;
use crate::gate::{CriterionState, JudgedGate, ReasonKind, Verdict};
use crate::model::GateName;

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
