//! `kickoff-before-gate`: the kickoff was held before the handoff gate opened.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, reference};
use crate::finding::Severity;
use crate::gate::Guarded;
use crate::model::PlanFile;

pub(super) const CHECK: Check = Check {
    id: "kickoff-before-gate",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::Gates,
    summary: "the kickoff was held before the handoff gate opened",
    docs: r"
Fires while the handoff gate is not open and the kickoff has been held, unless the gate was open at the end of that day.

## Why it matters

A kickoff with half a handoff asks the customer again what they told sales, and promises dates that nobody has checked
against what was sold.

## How to fix it

Finish the handoff and have its gate signed (`onboard gate PLAN handoff` says what is missing).

```yaml fires
# gates.yaml
gates:
  handoff: {signoffs: []}
```

```yaml clean
# gates.yaml
gates:
  kickoff: {signoffs: []}
```
",
    source: "S1 S3",
    run: Run::open(
        Relies::On(&[PlanFile::Onboarding, PlanFile::Stakeholders, PlanFile::Jsp, PlanFile::Gates]),
        find,
    ),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    reference::bypassed(assessment, |what| what == Guarded::Kickoff)
}
