//! `signoff-without-right`: a gate is signed off by somebody who may not.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, reference};
use crate::finding::Severity;
use crate::gate::ReasonKind;
use crate::model::PlanFile;
use crate::remedy::{Remedy, blank, commands};

pub(super) const CHECK: Check = Check {
    id: "signoff-without-right",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Gates,
    summary: "a gate is signed off by somebody who may not",
    docs: r"
Fires on a sign-off by somebody who had no right to it on that day. `decision_rights` of `jsp.yaml` names who has: under
`go_live` for that gate, under `gates` for the others; where it names nobody, it is whom the playbook names: the
executive sponsor for go-live, the CSM for the others, and for `smb` the CSM for all. It fires, too, on a sign-off with
`as` whose signer was not that on the day, or that gives no right; and on the sign-off of one person where
`gates.signoffs.two_persons` names the gate and two have the right.

## Why it matters

A signature counts because the person can be held to it. Anybody else's can be taken back by those who were not asked.

## How to fix it

Have somebody with the right sign (`onboard gate signoff`), or give the person the right first. Where the signer did have
the part then and somebody else has it now, its history is missing: `onboard team set PLAN csm NAME --since DAY --until DAY`
(`stakeholder role add` and `role end` for the customer's people) says who had it when, and the sign-off counts again.

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
    let mut problems = reference::uncounted(assessment, ReasonKind::NoRight, |gate| {
        Remedy::run("have somebody with the right sign", assessment.sign_off(gate))
            .or("name the person under `decision_rights` in `jsp.yaml`")
            .or("where they had the part that signs, and somebody else has it now, say from when to when")
            .by(commands::team_was(
                assessment.slug(),
                blank("part"),
                blank("name"),
                blank("since"),
                blank("until"),
            ))
    });
    problems.extend(reference::uncounted(assessment, ReasonKind::SecondMissing, |gate| {
        Remedy::run("have a second person with the right sign", assessment.sign_off(gate))
    }));
    problems
}
