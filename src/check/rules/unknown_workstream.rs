//! `unknown-workstream`: a milestone of a workstream that the plan does not have.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, reference};
use crate::fields::To;
use crate::finding::Severity;
use crate::model::PlanFile;

pub(super) const CHECK: Check = Check {
    id: "unknown-workstream",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Sense,
    summary: "a milestone of a workstream that the plan does not have",
    docs: r"
Fires where `workstream` of a milestone names an id that no workstream of `jsp.yaml` has.

## Why it matters

A milestone of an unknown stream escapes the rule that a stream without a customer owner counts as not started.

## How to fix it

Correct the id, or add the workstream with an owner on both sides.

```yaml fires
# jsp.yaml
milestones:
  - {id: M-import, title: History imported, workstream: data-migrations, owner: Jonas Berg, due: 2026-04-03}
```

```yaml clean
# jsp.yaml
milestones:
  - {id: M-import, title: History imported, workstream: data-migration, owner: Jonas Berg, due: 2026-04-03}
```
",
    source: "",
    run: Run::always(Relies::On(&[PlanFile::Jsp]), find).refusing(),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let known = assessment.plan.jsp.workstreams.iter().map(|stream| stream.id.as_str());
    reference::unknown(&assessment.plan, &[To::Workstream], "workstream", known)
}
