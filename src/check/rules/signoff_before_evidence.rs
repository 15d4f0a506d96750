//! `signoff-before-evidence`: a gate is signed off before what it was signed on.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, reference};
use crate::finding::Severity;
use crate::gate::ReasonKind;
use crate::model::PlanFile;
use crate::remedy::Remedy;

pub(super) const CHECK: Check = Check {
    id: "signoff-before-evidence",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Gates,
    summary: "a gate is signed off before what it was signed on",
    docs: r"
Fires on a sign-off that is dated before an attestation, a milestone or a waiver that its gate rests on.

## Why it matters

Who signs before the evidence is there has signed on trust. The gate is there so that nobody has to.

## How to fix it

Correct the date that is wrong, or have the gate signed again now that the evidence is there (`onboard gate signoff`).

```yaml fires
# gates.yaml
gates:
  go_live:
    signoffs: [{by: Ana Ruiz, signed_on: 2026-03-18}]
    criteria:
      - {id: C-uat, text: UAT signed, attestations: [{by: Ana Ruiz, attested_on: 2026-03-19, evidence: uat.pdf}]}
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
    source: "S1",
    run: Run::always(Relies::On(&[PlanFile::Gates]), find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    reference::uncounted(assessment, ReasonKind::BeforeEvidence, |gate| {
        let again = "have the gate signed off again now that the evidence is there";
        Remedy::say("correct the date").or(Remedy::run(again, assessment.sign_off(gate)))
    })
}
