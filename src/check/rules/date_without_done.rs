//! `date-without-done`: a day on which something was done, though its status says that it was not.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, item};
use crate::finding::Severity;
use crate::model::{CommitmentStatus, PlanFile, Status};
use crate::remedy::{Remedy, Word, blank, commands};
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "date-without-done",
    since: "0.1.0",
    severity: Severity::Error,
    summary: "a day on which something was done, though its status says that it was not",
    docs: r"
Fires on a milestone or action with `done_on`, or a commitment with `delivered_on`, whose status is not done.

## Why it matters

The plan says two things at once. Metrics believe the status, so the work counts as open.

## How to fix it

Say that it is done (`onboard milestone done`, `onboard action done`, `onboard commitment deliver`), or remove the date.

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

fn find(assessment: &Assessment) -> Vec<Problem> {
    let plan = &assessment.plan;
    let problem = |route: Route, what: String, status: &str, help: Remedy| {
        Problem::new(route, format!("{what} has the day it was done, but its status is `{status}`"))
            .help(help)
    };
    let mut problems = Vec::new();
    for (at, commitment) in plan.handoff.commitments.iter().enumerate() {
        let status = commitment.status.unwrap_or(CommitmentStatus::Open);
        if commitment.delivered_on.is_some() && status != CommitmentStatus::Delivered {
            let route = item(PlanFile::Handoff, "commitments", at).key("delivered_on");
            let what = format!("commitment `{}`", commitment.id);
            let on = commitment.delivered_on.map(Word::from);
            let deliver = commands::commitment_deliver(assessment.slug(), &commitment.id, on);
            let help = Remedy::run("say that it is delivered", deliver).or("remove `delivered_on`");
            problems.push(problem(route, what, status.word(), help));
        }
    }
    let finished = |done| Remedy::run("say that it is done", done).or("remove `done_on`");
    for (at, milestone) in plan.jsp.milestones.iter().enumerate() {
        if milestone.done_on.is_some() && !milestone.is_done() {
            let route = item(PlanFile::Jsp, "milestones", at).key("done_on");
            let what = format!("milestone `{}`", milestone.id);
            let evidence = (!milestone.evidence.is_answered()).then(|| blank("evidence"));
            let on = milestone.done_on.map(Word::from);
            let done = commands::milestone_done(assessment.slug(), &milestone.id, on, evidence);
            problems.push(problem(route, what, milestone.status().word(), finished(done)));
        }
    }
    for (at, action) in plan.actions.actions.iter().enumerate() {
        if action.done_on.is_some() && action.status() != Status::Done {
            let route = item(PlanFile::Actions, "actions", at).key("done_on");
            let done = commands::action_done(assessment.slug(), &action.id, action.done_on.map(Word::from));
            let what = format!("action `{}`", action.id);
            problems.push(problem(route, what, action.status().word(), finished(done)));
        }
    }
    problems
}
