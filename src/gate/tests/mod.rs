mod automatic;
mod criteria;
mod dates;
mod measured;
mod property;
mod remedy;
mod rights;
mod signoffs;
mod waivers;

use super::*;
use crate::basis::Basis;
use crate::fixture::{date, plan_from};
use crate::metric::Measurements;
use crate::model::{GateName, Phase};
use crate::plan::Plan;
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
    assert!(gate.remedy.to_string().starts_with("give the handoff gate criteria"), "{}", gate.remedy);
    let gate = handoff(
        "{criteria: [{id: C-1, not_applicable: [{reason: no data, by: Priya Shah, ruled_on: 2026-03-10}]}]}",
        "",
        "2026-04-10",
    );
    assert_eq!(gate.verdict, Verdict::Shut);
    let none = judged(&plan_from(&[]), "2026-04-10");
    assert!(none.gates.iter().all(|gate| gate.verdict == Verdict::Shut));
    assert_eq!(none.phase, Some(Phase::PreOnboarding));
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

const LIVE: &str = "decision_rights: {gates: [Priya Shah]}
milestones: [{id: M-live, event: go_live, due: 2026-04-01, done_on: 2026-04-01, evidence: a.md}]";
