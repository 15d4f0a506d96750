//! `unknown-milestone`: a reference to a milestone that the plan does not have.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, item, reference};
use crate::finding::Severity;
use crate::model::{Due, PlanFile, RelativeDay};
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "unknown-milestone",
    since: "0.1.0",
    severity: Severity::Error,
    summary: "a reference to a milestone that the plan does not have",
    docs: r"
Fires where `after` of a milestone, `milestone` of a gate's criterion or `milestone` of an action names
an id that no milestone has.

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
    let plan = &assessment.plan;
    let known = plan.jsp.milestones.iter().map(|milestone| milestone.id.as_str());
    let mut named: Vec<(&str, Route)> = Vec::new();
    for (at, milestone) in plan.jsp.milestones.iter().enumerate() {
        let route = item(PlanFile::Jsp, "milestones", at).key("after");
        named.extend(milestone.after.iter().enumerate().map(|(i, id)| (id.as_str(), route.clone().index(i))));
    }
    for (_, criterion, route) in reference::criteria(plan) {
        named.extend(criterion.milestone.get().map(|id| (id, route.key("milestone"))));
    }
    for (at, action) in plan.actions.actions.iter().enumerate() {
        let route = item(PlanFile::Actions, "actions", at).key("milestone");
        named.extend(action.milestone.get().map(|id| (id, route)));
    }
    for (at, action) in plan.actions.actions.iter().enumerate() {
        let hangs_on = action.due.as_ref().and_then(Due::relative).and_then(RelativeDay::milestone);
        named.extend(hangs_on.map(|id| (id, item(PlanFile::Actions, "actions", at).key("due"))));
    }
    for (at, baseline) in plan.jsp.baselines.iter().enumerate() {
        let route = item(PlanFile::Jsp, "baselines", at).key("dates");
        named.extend(baseline.dates.keys().map(|id| (id.as_str(), route.clone().key(id.clone()))));
    }
    reference::dangling("milestone", named, known)
}
