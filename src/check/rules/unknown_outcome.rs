//! `unknown-outcome`: an objective that serves an outcome that the plan does not have.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, reference};
use crate::fields::To;
use crate::finding::Severity;
use crate::model::PlanFile;

pub(super) const CHECK: Check = Check {
    id: "unknown-outcome",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Sense,
    summary: "an objective that serves an outcome that the plan does not have",
    docs: r"
Fires where `outcome` of an objective names an id that no outcome of `jsp.yaml` has.

## Why it matters

An objective earns its place by the business outcome it serves. One that serves nothing is a task.

## How to fix it

Correct the id, or add the outcome.

```yaml fires
# jsp.yaml
objectives:
  - {id: B-seats, statement: 50 accountants at work, outcome: O-clsoe, metric: seat_activation, at_least: 0.7, due: 2026-05-01}
```

```yaml clean
# jsp.yaml
objectives:
  - {id: B-seats, statement: 50 accountants at work, outcome: O-close, metric: seat_activation, at_least: 0.7, due: 2026-05-01}
```
",
    source: "",
    run: Run::always(Relies::On(&[PlanFile::Jsp]), find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let known = assessment.plan.jsp.outcomes.iter().map(|outcome| outcome.id.as_str());
    reference::unknown(&assessment.plan, &[To::Outcome], "outcome", known)
}
