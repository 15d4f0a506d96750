//! `gate-out-of-order`: a gate is signed off before the gates that come first.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic};
use crate::finding::Severity;
use crate::gate::{JudgedGate, ReasonKind};
use crate::model::PlanFile;
use crate::remedy::{Remedy, commands};

pub(super) const CHECK: Check = Check {
    id: "gate-out-of-order",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Gates,
    summary: "a gate is signed off before the gates that come first",
    docs: r"
Fires on the sign-off of a gate on a day on which an earlier gate was not open. Where the earlier gate is itself signed off and
shut for another reason, that reason alone is told.

## Why it matters

Nobody moves from set-up to training before the set-up is verified. A later gate that is signed over an earlier one
declares victory on activity.

## How to fix it

Open the earlier gate first, then sign this one off anew with `onboard gate signoff`.

```yaml fires
# gates.yaml
gates:
  kickoff: {signoffs: []}
  go_live:
    signoffs: [{by: Ana Ruiz, signed_on: 2026-03-19}]
    criteria:
      - {id: C-uat, text: UAT signed, attestations: [{by: Ana Ruiz, attested_on: 2026-03-18, evidence: uat.pdf}]}
```

```yaml clean
# gates.yaml
gates:
  go_live:
    signoffs: [{by: Ana Ruiz, signed_on: 2026-03-19}]
    criteria:
      - {id: C-uat, text: UAT signed, attestations: [{by: Ana Ruiz, attested_on: 2026-03-18, evidence: uat.pdf}]}
```
",
    source: "S1 S2",
    run: Run::always(Relies::On(&[PlanFile::Gates]), find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let gates = &assessment.gates.gates;
    let first_shut = gates.iter().find(|gate| !gate.verdict.is_open());
    // A gate that is signed off and shut all the same has a finding of its own; those after it only follow.
    let is_told =
        |gate: &JudgedGate| first_shut.is_some_and(|shut| shut.gate < gate.gate && shut.signed_by.is_some());
    let judged = gates.iter().filter(|gate| !is_told(gate));
    let reasons = judged.flat_map(|gate| gate.reasons.iter().map(move |reason| (gate.gate, reason)));
    reasons
        .filter(|(_, reason)| reason.kind == ReasonKind::OutOfOrder)
        .map(|(gate, reason)| {
            let shut = first_shut.map(|shut| shut.gate).filter(|shut| *shut < gate);
            let help = shut.map_or_else(Remedy::default, |shut| {
                Remedy::run("open the earlier gate first", commands::gate(assessment.slug(), shut))
            });
            let help = help.then(Remedy::run("sign this one off anew", assessment.sign_off(gate)));
            Problem::new(reason.route.clone(), reason.message.clone()).help(help)
        })
        .collect()
}
