//! `done-without-date`: something is done, and nothing says when.

use crate::check::{Check, Problem, Relies, Run, item};
use crate::finding::Severity;
use crate::model::{CommitmentStatus, PlanFile, Status};
use crate::route::Route;
use crate::subject::Subject;

pub(super) const CHECK: Check = Check {
    id: "done-without-date",
    since: "0.1.0",
    severity: Severity::Error,
    summary: "something is done, and nothing says when",
    docs: r"
Fires on a milestone or action with `status: done` without `done_on`, on a delivered commitment without
`delivered_on`.

## Why it matters

Lateness, time to value and the order of gates are read from the day on which things were done. Done without a
date is a claim that nothing can check.

## How to mend it

Add `done_on: DATE`, or set the status to what is true.

```yaml fires
# jsp.yaml
milestones:
  - {id: M-access, title: Access granted, owner: Jonas Berg, due: 2026-03-16, status: done}
```

```yaml clean
# jsp.yaml
milestones:
  - {id: M-access, title: Access granted, owner: Jonas Berg, due: 2026-03-16, status: done, done_on: 2026-03-13}
```
",
    source: "S1",
    run: Run::always(Relies::OnItsFile, find),
};

fn find(subject: &Subject<'_>) -> Vec<Problem> {
    let plan = subject.plan;
    let problem = |route: Route, what: String, key: &str| {
        Problem::new(route.key("status"), format!("{what} is done, and nothing says when"))
            .help(format!("add `{key}: YYYY-MM-DD`"))
    };
    let mut problems = Vec::new();
    for (at, commitment) in plan.handoff.commitments.iter().enumerate() {
        if commitment.status == Some(CommitmentStatus::Delivered) && commitment.delivered_on.is_none() {
            let route = item(PlanFile::Handoff, "commitments", at);
            problems.push(problem(route, format!("commitment `{}`", commitment.id), "delivered_on"));
        }
    }
    for (at, milestone) in plan.jsp.milestones.iter().enumerate() {
        if milestone.is_done() && milestone.done_on.is_none() {
            let route = item(PlanFile::Jsp, "milestones", at);
            problems.push(problem(route, format!("milestone `{}`", milestone.id), "done_on"));
        }
    }
    for (at, action) in plan.actions.actions.iter().enumerate() {
        if action.status() == Status::Done && action.done_on.is_none() {
            let route = item(PlanFile::Actions, "actions", at);
            problems.push(problem(route, format!("action `{}`", action.id), "done_on"));
        }
    }
    problems
}
