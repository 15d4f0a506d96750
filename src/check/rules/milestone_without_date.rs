//! `milestone-without-date`: a milestone that is never due.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, reference};
use crate::finding::Severity;

pub(super) const CHECK: Check = Check {
    id: "milestone-without-date",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::SuccessPlan,
    summary: "a milestone that is never due",
    docs: r"
Fires on an open milestone without `due`. Where none of several has one, it is said once.

## Why it matters

A step without a date is never late, so nobody sees that it does not happen. Forecasts and gates leave it out.

## How to fix it

Add `due: DATE`. Once both sides have confirmed the plan, say with it that the day is new:
`onboard milestone move PLAN ID DATE --reason TEXT`.

```yaml fires
# jsp.yaml
milestones:
  - {id: M-access, title: Access granted, owner: Jonas Berg, due: 2026-03-27}
  - {id: M-import, title: History imported, owner: Jonas Berg}
```

```yaml clean
# jsp.yaml
milestones:
  - {id: M-access, title: Access granted, owner: Jonas Berg, due: 2026-03-27}
  - {id: M-import, title: History imported, owner: Jonas Berg, due: 2026-04-03}
```
",
    source: "S1 S3",
    run: Run::open(Relies::OnItsFile, find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    reference::every_or_all(
        assessment,
        |milestone| milestone.due_on(assessment.as_of()).is_some(),
        "a due date",
        |_| "add `due: <date>`".into(),
    )
}
