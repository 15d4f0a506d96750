//! `done-without-date`: something is done, and nothing says when.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, item};
use crate::finding::Severity;
use crate::model::{CommitmentStatus, PlanFile};
use crate::remedy::{Command, blank, commands};
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "done-without-date",
    since: "0.1.0",
    severity: Severity::Error,
    summary: "something is done, and nothing says when",
    docs: r"
Fires on a delivered commitment without `delivered_on`.

## Why it matters

Lateness, time to value and the order of gates are read from the day on which things were done. Done without a
date is a claim that nothing can check.

## How to fix it

Say when (`onboard commitment deliver`, with `--on DATE`), or set the status to what is true.

```yaml fires
# handoff.yaml
commitments:
  - {id: C-sso, text: sign-on by the first of April, due: 2026-04-01, by: Priya Shah, status: delivered}
```

```yaml clean
# handoff.yaml
commitments:
  - {id: C-sso, text: sign-on by the first of April, due: 2026-04-01, by: Priya Shah, status: delivered, delivered_on: 2026-03-13}
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
    problems
}
