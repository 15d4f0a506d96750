//! `live-before-gate`: live or rolled out while the go-live gate is shut.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, reference};
use crate::finding::Severity;
use crate::gate::Guarded;
use crate::model::PlanFile;

pub(super) const CHECK: Check = Check {
    id: "live-before-gate",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Gates,
    summary: "live or rolled out while the go-live gate is shut",
    docs: r"
Fires on the milestone with `event: go_live`, or the one with `event: rollout`, that was done on a day at whose end the
go-live gate was not open; until the gate opens.

## Why it matters

The gate says that data, access, training and the customer's acceptance are there. Whoever works in production without
them finds out what is missing from their own customers.

## How to fix it

The day stays, since it happened. Open the gate now (`onboard gate PLAN go-live` says what is missing): meet what can be
met, have the rest waived for a time, and have it signed. A milestone that is not done after all is reopened (`onboard
milestone reopen`).

```yaml fires
# jsp.yaml
milestones:
  - {id: M-live, title: Everyone live, phase: implementation, event: go_live, done_on: 2026-03-19, evidence: first close}
```

```yaml clean
# jsp.yaml
milestones:
  - {id: M-live, title: Everyone live, phase: implementation, event: go_live, done_on: 2026-03-19, evidence: first close}
# contacts.yaml
contacts:
  - {id: L-3, kind: kickoff, held_on: 2026-03-06}
# gates.yaml
gates:
  kickoff:
    signoffs: [{by: Ana Ruiz, signed_on: 2026-03-09}]
    criteria:
      - {id: C-kickoff, text: kickoff held, fact: kickoff}
  go_live:
    signoffs: [{by: Ana Ruiz, signed_on: 2026-03-18}]
    criteria:
      - {id: C-uat, text: UAT signed, attestations: [{by: Ana Ruiz, attested_on: 2026-03-18, evidence: uat.pdf}]}
```
",
    source: "S1 S2",
    run: Run::always(
        Relies::On(&[PlanFile::Onboarding, PlanFile::Stakeholders, PlanFile::Jsp, PlanFile::Gates]),
        find,
    ),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    reference::bypassed(assessment, |what| matches!(what, Guarded::GoLive | Guarded::Rollout))
}
