//! `milestone-without-owner`: a milestone that nobody on our side owns.

use crate::check::{Check, Problem, Run, reference};
use crate::finding::Severity;
use crate::model::PlanFile;
use crate::subject::Subject;

pub(super) const CHECK: Check = Check {
    id: "milestone-without-owner",
    since: "0.1.0",
    severity: Severity::Error,
    summary: "a milestone that nobody on our side owns",
    docs: r"
Fires on an open milestone without `owner`. Where several milestones of a plan have an owner and none of them is
open, or none has one at all, it is said once.

## Why it matters

Most onboardings do not fail on technology: they fail because everybody thought that somebody else had it. A step
without a name does not happen.

## How to mend it

Write a person's name into `owner`, not a team's.

```yaml fires
# jsp.yaml
milestones:
  - {id: M-access, title: Access granted, owner: Jonas Berg, due: 2026-03-27}
  - {id: M-import, title: History imported, due: 2026-04-03}
```

```yaml clean
# jsp.yaml
milestones:
  - {id: M-access, title: Access granted, owner: Jonas Berg, due: 2026-03-27}
  - {id: M-import, title: History imported, owner: Jonas Berg, due: 2026-04-03}
```
",
    source: "S1 S3",
    run: Run::open(&[PlanFile::Jsp], find),
};

fn find(subject: &Subject<'_>) -> Vec<Problem> {
    let milestones = &subject.plan.jsp.milestones;
    reference::every_or_all(
        milestones,
        |milestone| milestone.owner.is_written(),
        "an owner",
        "write a person's name into `owner`",
    )
}
