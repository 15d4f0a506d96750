//! `milestone-without-acceptance`: a milestone that nobody can tell done from not done.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, reference};
use crate::finding::Severity;
use crate::model::Milestone;

pub(super) const CHECK: Check = Check {
    id: "milestone-without-acceptance",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::SuccessPlan,
    summary: "a milestone that nobody can tell done from not done",
    docs: r#"
Fires on an open milestone without `acceptance`. Where none of several has it, it is said once.

## Why it matters

Owners, dates and acceptance criteria make a plan; without the last of them "done" is an opinion, and the two sides
will have two.

## How to fix it

Write down what will be shown: `acceptance: zero critical errors in the validation report`.

```yaml fires
# jsp.yaml
milestones:
  - {id: M-access, title: Access granted, owner: Jonas Berg, due: 2026-03-27, acceptance: our engineer logs in}
  - {id: M-import, title: History imported, owner: Jonas Berg, due: 2026-04-03}
```

```yaml clean
# jsp.yaml
milestones:
  - {id: M-import, title: History imported, owner: Jonas Berg, due: 2026-04-03, acceptance: zero critical errors}
```
"#,
    source: "S1 S3",
    run: Run::open(Relies::OnItsFile, find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let is_given = |milestone: &Milestone| milestone.acceptance.is_answered();
    reference::every_or_all(assessment, is_given, "acceptance criteria", |_| {
        "write down in `acceptance` what will be shown".into()
    })
}
