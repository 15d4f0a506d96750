//! `signoff-without-right`: a gate is signed off by somebody who may not.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, reference};
use crate::finding::Severity;
use crate::gate::ReasonKind;
use crate::model::PlanFile;
use crate::remedy::Remedy;

pub(super) const CHECK: Check = Check {
    id: "signoff-without-right",
    since: "0.1.0",
    severity: Severity::Error,
    summary: "a gate is signed off by somebody who may not",
    docs: r"
Fires on a sign-off by somebody whom `decision_rights` of `jsp.yaml` does not name: under `go_live` for that gate, under
`gates` for the others, which the CSM may always sign.

## Why it matters

A signature counts because the person can be held to it. Anybody else's can be taken back by those who were not asked.

## How to fix it

Have somebody with the right sign (`onboard gate signoff`), or give the person the right first.

```yaml fires
# gates.yaml
gates:
  go_live:
    signoffs: [{by: Bo Lind, signed_on: 2026-03-19}]
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
    source: "S1",
    run: Run::always(
        Relies::On(&[PlanFile::Onboarding, PlanFile::Stakeholders, PlanFile::Jsp, PlanFile::Gates]),
        find,
    ),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    reference::uncounted(assessment, ReasonKind::NoRight, |gate| {
        Remedy::run("have somebody with the right sign", assessment.sign_off(gate))
            .or("name the person under `decision_rights` in `jsp.yaml`")
    })
}
