//! `done-without-date`: something is done, and nothing says when.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, item};
use crate::finding::Severity;
use crate::model::{CommitmentStatus, PlanFile, Status};
use crate::remedy::{Command, blank, commands};
use crate::route::Route;

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

## How to fix it

Say when (`onboard milestone done`, `onboard action done`, `onboard commitment deliver`, each with `--on DATE`), or set the status
to what is true.

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

fn find(assessment: &Assessment) -> Vec<Problem> {
    let plan = &assessment.plan;
    let problem = |route: Route, what: String, command: Command| {
        Problem::new(route.key("status"), format!("{what} is done, and nothing says when"))
            .help("say when")
            .by(command)
    };
    let day = || Some(blank("date"));
    let mut problems = Vec::new();
    for (at, commitment) in plan.handoff.commitments.iter().enumerate() {
        if commitment.status == Some(CommitmentStatus::Delivered) && commitment.delivered_on.is_none() {
            let route = item(PlanFile::Handoff, "commitments", at);
            let say = commands::commitment_deliver(assessment.slug(), &commitment.id, day());
            problems.push(problem(route, format!("commitment `{}`", commitment.id), say));
        }
    }
    for (at, milestone) in plan.jsp.milestones.iter().enumerate() {
        if milestone.is_done() && milestone.done_on.is_none() {
            let route = item(PlanFile::Jsp, "milestones", at);
            let evidence = (!milestone.evidence.is_answered()).then(|| blank("evidence"));
            let say = commands::milestone_done(assessment.slug(), &milestone.id, day(), evidence);
            problems.push(problem(route, format!("milestone `{}`", milestone.id), say));
        }
    }
    for (at, action) in plan.actions.actions.iter().enumerate() {
        if action.status() == Status::Done && action.done_on.is_none() {
            let route = item(PlanFile::Actions, "actions", at);
            let say = commands::action_done(assessment.slug(), &action.id, day());
            problems.push(problem(route, format!("action `{}`", action.id), say));
        }
    }
    problems
}
