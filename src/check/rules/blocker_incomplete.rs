//! `blocker-incomplete`: something is blocked, and nothing says why, on whom or since when.

use crate::check::{Check, Problem, Relies, Run, item, lacking};
use crate::finding::Severity;
use crate::model::{Blocker, PlanFile, Status};
use crate::route::Route;
use crate::subject::Subject;

pub(super) const CHECK: Check = Check {
    id: "blocker-incomplete",
    since: "0.1.0",
    severity: Severity::Warning,
    summary: "something is blocked, and nothing says why, on whom or since when",
    docs: r#"
Fires on an open milestone or action with `status: blocked` whose `blocked` lacks `reason`, `waiting_on` or `since`.

## Why it matters

"Waiting on security" is trackable once it says who has to move and since when. Without that it is a fog that nobody
is answerable for, and its response clock never starts.

## How to mend it

Add `blocked: {reason: …, waiting_on: vendor | customer | third_party, since: DATE}`.

```yaml fires
# actions.yaml
actions:
  - {id: A-sso, title: Register the application, owner: Lee Novak, due: 2026-03-25, status: blocked}
```

```yaml fires
# actions.yaml
actions:
  - {id: A-sso, title: Register the application, owner: Lee Novak, due: 2026-03-25, status: blocked, blocked: {reason: needs an admin, since: 2026-03-18}}
```

```yaml clean
# actions.yaml
actions:
  - {id: A-sso, title: Register the application, owner: Lee Novak, due: 2026-03-25, status: blocked, blocked: {reason: needs an admin, waiting_on: customer, since: 2026-03-18}}
```
"#,
    source: "S1",
    run: Run::open(Relies::OnItsFile, find),
};

fn find(subject: &Subject<'_>) -> Vec<Problem> {
    let plan = subject.plan;
    let milestones = plan.jsp.milestones.iter().enumerate().map(|(at, milestone)| {
        let what = format!("milestone `{}`", milestone.id);
        (milestone.status(), &milestone.blocked, what, item(PlanFile::Jsp, "milestones", at))
    });
    let actions = plan.actions.actions.iter().enumerate().map(|(at, action)| {
        let what = format!("action `{}`", action.id);
        (action.status(), &action.blocked, what, item(PlanFile::Actions, "actions", at))
    });
    milestones
        .chain(actions)
        .filter(|(status, ..)| *status == Status::Blocked)
        .filter_map(|(_, blocker, what, route)| flaw(blocker.as_ref(), &what, route))
        .collect()
}

fn flaw(blocker: Option<&Blocker>, what: &str, route: Route) -> Option<Problem> {
    let Some(blocker) = blocker else {
        let help = "add `blocked: {reason: …, waiting_on: customer, since: YYYY-MM-DD}`";
        return Some(
            Problem::new(route.key("status"), format!("{what} is blocked, and nothing says why")).help(help),
        );
    };
    let keys = [
        ("reason", blocker.reason.is_written()),
        ("waiting_on", blocker.waiting_on.is_some()),
        ("since", blocker.since.is_some()),
    ];
    lacking(&keys, &format!("the blocker of {what}"), route.key("blocked"))
}
