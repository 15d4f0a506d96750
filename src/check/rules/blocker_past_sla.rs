//! `blocker-past-sla`: a blocker has waited longer than its response time.

use std::collections::BTreeSet;

use crate::assessment::Assessment;
use crate::check::reference::{self, Held};
use crate::check::{Check, Problem, Relies, Run, Topic};
use crate::finding::Severity;
use crate::model::PlanFile;
use crate::phrase::Count;
use crate::plan_at::Wait;
use crate::remedy::Remedy;
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "blocker-past-sla",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::Logs,
    summary: "a blocker has waited longer than its response time",
    docs: r"
Fires on a blocker of an open milestone or action that nobody has answered within its response time: one working day for a
critical one, three for any other, by default. Of those that the metric `blockers_past_sla` counts,
the ones that were answered late are let pass.

## Why it matters

A response time gives stalling a clock. When it runs out, the escalation path is the next step, not another reminder.

## How to fix it

Answer it and set `answered_on`, or escalate along `cadence.escalation_path`; once it goes on, say so with `onboard milestone
unblock` or `onboard action unblock`.

```yaml fires
# actions.yaml
actions:
  - {id: A-sso, title: Register the application, owner: Lee Novak, due: 2026-03-25, blockers: [{id: X-admin, reason: needs an admin, waiting_for: customer, since: 2026-03-18, urgency: critical}]}
```

```yaml clean
# actions.yaml
actions:
  - {id: A-sso, title: Register the application, owner: Lee Novak, due: 2026-03-25, blockers: [{id: X-admin, reason: needs an admin, waiting_for: customer, since: 2026-03-18, urgency: critical, answered_on: 2026-03-19}]}
```

```yaml clean
# actions.yaml
actions:
  - {id: A-sso, title: Register the application, owner: Lee Novak, due: 2026-03-25, blockers: [{id: X-admin, reason: needs an admin, waiting_for: customer, since: 2026-03-18}]}
```
",
    source: "S1",
    run: Run::moving(Relies::On(&[PlanFile::Onboarding, PlanFile::Jsp, PlanFile::Actions]), find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let today = assessment.as_of();
    let past = reference::counted(assessment, "blockers_past_sla").into_iter().map(|(_, route)| route);
    let past: BTreeSet<Route> = past.collect();
    let problem = |held: Held<'_>| {
        let Held { what, unblock, answer, wait: Wait { blocker, since, side, person, .. }, route } = held;
        let side = side.map(|side| format!("the {}", side.word().replace('_', " ")));
        let whom = person.or(side.as_deref()).unwrap_or("somebody");
        let of_side = side.as_ref().map(|side| format!(" for {side}")).unwrap_or_default();
        let age = assessment.working_days_passed(since, today);
        let age = Count(usize::try_from(age).unwrap_or(0), "working day");
        let message = format!("{what} waits{of_side} since {since}, {age} without an answer");
        let help = Remedy::run("escalate it, and say when somebody has answered", answer).then(unblock);
        let key = if blocker.since.is_some() { "since" } else { "id" };
        let all = format!("wait for {whom} without an answer in time");
        Problem::new(route.key(key), message).help(help).among("thing", all)
    };
    reference::held_up(assessment)
        .into_iter()
        .filter(|held| held.wait.blocker.answered_by(today).is_none() && past.contains(&held.route))
        .map(problem)
        .collect()
}
