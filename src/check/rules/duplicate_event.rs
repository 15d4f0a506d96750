//! `duplicate-event`: two milestones are the same event.

use std::collections::BTreeMap;

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, item};
use crate::finding::Severity;
use crate::model::{Milestone, PlanFile};

pub(super) const CHECK: Check = Check {
    id: "duplicate-event",
    since: "0.1.0",
    severity: Severity::Error,
    summary: "two milestones are the same event",
    docs: r"
Fires on a milestone whose `event` an earlier milestone already has.

## Why it matters

Metrics, gates and the 30/60/90 windows know the kickoff or the go-live by its event. With two of them, the
dates that everything is counted from are ambiguous.

## How to fix it

Leave `event` on the milestone whose date counts, and remove it from the other.

```yaml fires
# jsp.yaml
milestones:
  - {id: M-pilot, title: Pilot live, event: go_live, owner: Jonas Berg, due: 2026-04-10}
  - {id: M-live, title: Everyone live, event: go_live, owner: Jonas Berg, due: 2026-04-24}
```

```yaml clean
# jsp.yaml
milestones:
  - {id: M-pilot, title: Pilot live, owner: Jonas Berg, due: 2026-04-10}
  - {id: M-live, title: Everyone live, event: go_live, owner: Jonas Berg, due: 2026-04-24}
```
",
    source: "",
    run: Run::always(Relies::OnNothing, find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let milestones = &assessment.plan.jsp.milestones;
    let mut problems = Vec::new();
    let mut first_of = BTreeMap::new();
    for (at, milestone) in milestones.iter().enumerate() {
        let Some(event) = milestone.event else { continue };
        let first: &Milestone = first_of.entry(event).or_insert(milestone);
        if !std::ptr::eq(first, milestone) {
            let route = item(PlanFile::Jsp, "milestones", at).key("event");
            let message = format!("`{}` is already the event `{event}`", first.id);
            problems.push(Problem::new(route, message).help("keep `event` on the one whose date counts"));
        }
    }
    problems
}
