//! `date-without-done`: a day on which something was done, though its status says that it was not.

use crate::check::{Check, Problem, Relies, Run, item};
use crate::finding::Severity;
use crate::model::{CommitmentStatus, PlanFile, Status};
use crate::route::Route;
use crate::subject::Subject;

pub(super) const CHECK: Check = Check {
    id: "date-without-done",
    since: "0.1.0",
    severity: Severity::Error,
    summary: "a day on which something was done, though its status says that it was not",
    docs: r"
Fires on a milestone or action with `done_on`, or a commitment with `delivered_on`, whose status is not done.

## Why it matters

The plan says two things at once. Metrics believe the status, so the work counts as open.

## How to mend it

Set `status: done` (`delivered` for a commitment), or remove the date.

```yaml fires
# actions.yaml
actions:
  - {id: A-users, title: Send the user list, owner: Lee Novak, due: 2026-03-25, status: in_progress, done_on: 2026-03-18}
```

```yaml clean
# actions.yaml
actions:
  - {id: A-users, title: Send the user list, owner: Lee Novak, due: 2026-03-25, status: done, done_on: 2026-03-18}
```
",
    source: "",
    run: Run::always(Relies::OnItsFile, find),
};

fn find(subject: &Subject<'_>) -> Vec<Problem> {
    let plan = subject.plan;
    let problem = |route: Route, what: String, status: &str, help: &str| {
        Problem::new(route, format!("{what} has the day it was done, but its status is `{status}`"))
            .help(help)
    };
    let mut problems = Vec::new();
    for (at, commitment) in plan.handoff.commitments.iter().enumerate() {
        let status = commitment.status.unwrap_or(CommitmentStatus::Open);
        if commitment.delivered_on.is_some() && status != CommitmentStatus::Delivered {
            let route = item(PlanFile::Handoff, "commitments", at).key("delivered_on");
            let what = format!("commitment `{}`", commitment.id);
            problems.push(problem(
                route,
                what,
                status.word(),
                "set `status: delivered`, or remove `delivered_on`",
            ));
        }
    }
    let help = "set `status: done`, or remove `done_on`";
    for (at, milestone) in plan.jsp.milestones.iter().enumerate() {
        if milestone.done_on.is_some() && !milestone.is_done() {
            let route = item(PlanFile::Jsp, "milestones", at).key("done_on");
            let what = format!("milestone `{}`", milestone.id);
            problems.push(problem(route, what, milestone.status().word(), help));
        }
    }
    for (at, action) in plan.actions.actions.iter().enumerate() {
        if action.done_on.is_some() && action.status() != Status::Done {
            let route = item(PlanFile::Actions, "actions", at).key("done_on");
            problems.push(problem(route, format!("action `{}`", action.id), action.status().word(), help));
        }
    }
    problems
}
