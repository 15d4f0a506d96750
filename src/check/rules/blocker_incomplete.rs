//! `blocker-incomplete`: something is blocked, and nothing says why, on whom or since when.

use crate::assessment::Assessment;
use crate::check::reference::{self, Held};
use crate::check::{Check, Problem, Relies, Run, Topic, lacking};
use crate::finding::Severity;

pub(super) const CHECK: Check = Check {
    id: "blocker-incomplete",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::Logs,
    summary: "something is blocked, and nothing says why, on whom or since when",
    docs: r#"
Fires on an open blocker of a milestone or an action that lacks `reason`, `waiting_for` or `since`. One that waits for an
`action` needs no `waiting_for`: whoever does the action has to move.

## Why it matters

"Waiting on security" is trackable once it says who has to move and since when. Without that it is a fog that nobody
is answerable for, and its response clock starts with the entry, or with the signature.

## How to fix it

Write it into the blocker: why, a person or a side (`vendor`, `customer`, `third_party`) that has to move, and the day.

```yaml fires
# actions.yaml
actions:
  - {id: A-sso, title: Register the application, owner: Lee Novak, due: 2026-03-25, blockers: [{id: X-admin}]}
```

```yaml fires
# actions.yaml
actions:
  - {id: A-sso, title: Register the application, owner: Lee Novak, due: 2026-03-25, blockers: [{id: X-admin, reason: needs an admin, since: 2026-03-18}]}
```

```yaml clean
# actions.yaml
actions:
  - {id: A-sso, title: Register the application, owner: Lee Novak, due: 2026-03-25, blockers: [{id: X-admin, reason: needs an admin, waiting_for: customer, since: 2026-03-18}]}
```

```yaml clean
# actions.yaml
actions:
  - {id: A-sso, title: Register the application, owner: Lee Novak, due: 2026-03-25, blockers: [{id: X-admin, since: 2026-03-18, ended_on: 2026-03-19}]}
```
"#,
    source: "S1",
    run: Run::open(Relies::OnItsFile, find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    reference::held_up(assessment).into_iter().filter_map(flaw).collect()
}

fn flaw(held: Held<'_>) -> Option<Problem> {
    let blocker = held.wait.blocker;
    let keys = [
        ("reason", blocker.reason.is_answered()),
        ("waiting_for", blocker.waiting_for.is_answered() || blocker.action.is_written()),
        ("since", blocker.since.is_some()),
    ];
    lacking(&keys, &format!("the blocker `{}` of {}", blocker.id, held.what), held.route.key("id"))
}
