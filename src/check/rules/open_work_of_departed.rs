//! `open-work-of-departed`: somebody has left, and what is open is still theirs.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic};
use crate::finding::Severity;
use crate::model::PlanFile;
use crate::open_work::departed::{Departed, departed};

pub(super) const CHECK: Check = Check {
    id: "open-work-of-departed",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::People,
    summary: "somebody has left, and what is open is still theirs",
    docs: r"
Fires once for each person who has left and still has something open: a milestone, an action, a workstream, a risk, a
decision right, a part of our team, a question to answer, a blocker that waits for them. Of the customer's people somebody has
left on their `departed_on`; one of ours on their `until` in `people.yaml`, or once each of their parts in `team` has passed on.

## Why it matters

Nobody does what belongs to somebody who is not there. It shows weeks later, as a date that nobody kept.

## How to fix it

Give it all to whoever takes over: `onboard replace PLAN OLD NEW`. What they did stays theirs.

```yaml fires
# stakeholders.yaml
people:
  - {name: Lars Vik, roles: [technical_owner], departed_on: 2026-03-16}
# actions.yaml
actions:
  - {id: A-key, title: Send the key, owner: Lars Vik, due: 2026-04-20}
```

```yaml clean
# stakeholders.yaml
people:
  - {name: Lars Vik, roles: [technical_owner], departed_on: 2026-03-16}
  - {name: Mia Holm, roles: [technical_owner]}
# actions.yaml
actions:
  - id: A-key
    title: Send the key
    owner: [{name: Lars Vik, until: 2026-03-16}, {name: Mia Holm, since: 2026-03-16}]
    due: 2026-04-20
```
",
    source: "",
    run: Run::open(Relies::On(&[PlanFile::Onboarding, PlanFile::Stakeholders]), find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let problem = |left: Departed| {
        let route = left.work.first()?.route.clone();
        Some(Problem::new(route, left.to_string()).help(left.remedy(assessment)))
    };
    departed(assessment).into_iter().filter_map(problem).collect()
}
