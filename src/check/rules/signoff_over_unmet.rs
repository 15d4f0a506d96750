//! `signoff-over-unmet`: a gate is signed off while a criterion is not met.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic};
use crate::finding::Severity;
use crate::gate::{CriterionKind, CriterionState, ReasonKind};
use crate::model::PlanFile;

pub(super) const CHECK: Check = Check {
    id: "signoff-over-unmet",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Gates,
    summary: "a gate is signed off while a criterion is not met",
    docs: r"
Fires on a sign-off of a gate of which a criterion that rests on a milestone, on a fact or on somebody's word is not
met, not shown and not waived; also where the word was taken back after the signature. It fires, too, on the sign-off of
a gate that asked for nothing on that day, since every criterion was ruled out.

## Why it matters

A gate passed without its evidence is the plan lying about how far it is: all that follows is built on it.

## How to fix it

Meet the criterion and attest to it with evidence (`onboard gate attest`), waive it with an approver and a last day
(`onboard gate waive`), and have the gate signed again.

```yaml fires
# gates.yaml
gates:
  go_live:
    signoffs: [{by: Ana Ruiz, signed_on: 2026-03-18}]
    criteria:
      - {id: C-uat, text: UAT signed}
```

```yaml clean
# gates.yaml
gates:
  go_live:
    signoffs: [{by: Ana Ruiz, signed_on: 2026-03-18}]
    criteria:
      - {id: C-uat, text: UAT signed, attestations: [{by: Ana Ruiz, attested_on: 2026-03-18, evidence: uat.pdf}]}
```
",
    source: "S1 S2",
    run: Run::always(Relies::On(&[PlanFile::Jsp, PlanFile::Gates]), find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let mut problems = over_unmet(assessment);
    problems.extend(over_nothing(assessment));
    problems
}

/// Where nothing applies, nothing was there to sign off.
fn over_nothing(assessment: &Assessment) -> Vec<Problem> {
    let gates = assessment.gates.gates.iter().filter(|gate| !gate.criteria.is_empty());
    let empty = gates.filter(|gate| gate.criteria.iter().all(|it| it.state == CriterionState::NotApplicable));
    let unmet = empty.flat_map(|gate| {
        gate.reasons
            .iter()
            .filter(|reason| reason.kind == ReasonKind::Unmet)
            .map(move |reason| (gate, reason))
    });
    unmet
        .map(|(gate, reason)| {
            Problem::new(reason.route.clone(), reason.message.clone()).help(gate.remedy.clone())
        })
        .collect()
}

fn over_unmet(assessment: &Assessment) -> Vec<Problem> {
    let signed = assessment.gates.gates.iter().filter(|gate| gate.signed_by.is_some());
    signed
        .flat_map(|gate| {
            let unmet = gate.criteria.iter().filter(|criterion| {
                criterion.binds
                    && criterion.kind != CriterionKind::Measured
                    && criterion.state == CriterionState::Unmet
            });
            unmet.map(|criterion| {
                let message = format!(
                    "`{}` is signed off, but `{}` is not met: {}",
                    gate.gate, criterion.id, criterion.observed
                );
                let all = format!("are not met, and `{}` is signed off", gate.gate);
                let problem = Problem::new(criterion.route.clone().key("id"), message);
                problem.help(criterion.remedy.clone()).among("condition", all)
            })
        })
        .collect()
}
