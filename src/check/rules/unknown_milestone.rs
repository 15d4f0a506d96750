//! `unknown-milestone`: a reference to a milestone that the plan does not have.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, reference};
use crate::fields::To;
use crate::finding::Severity;
use crate::model::PlanFile;

pub(super) const CHECK: Check = Check {
    id: "unknown-milestone",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Sense,
    summary: "a reference to a milestone that the plan does not have",
    docs: r"
Fires where `after` or `milestone` of an entry, the dates of a baseline, or a planned day that depends on a milestone
(`M-go-live -5wd`) name an id that no milestone has.

## Why it matters

A dependency on nothing never delays anything, and a criterion that waits for nothing never opens its gate.

## How to fix it

Correct the id, or remove the reference.

```yaml fires
# actions.yaml
actions:
  - {id: A-12, title: Send the user list, owner: Lee Novak, due: 2026-03-25, milestone: M-imprt}
```

```yaml clean
# actions.yaml
actions:
  - {id: A-12, title: Send the user list, owner: Lee Novak, due: 2026-03-25, milestone: M-import}
```
",
    source: "",
    run: Run::always(Relies::On(&[PlanFile::Jsp]), find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let known = assessment.plan.jsp.milestones.iter().map(|milestone| milestone.id.as_str());
    reference::unknown(&assessment.plan, &[To::Milestone], "milestone", known)
}
