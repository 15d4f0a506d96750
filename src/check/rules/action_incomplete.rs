//! `action-incomplete`: an action without an owner or a due date.

use crate::check::{Check, Problem, Relies, Run, item, lacking};
use crate::finding::Severity;
use crate::model::PlanFile;
use crate::subject::Subject;

pub(super) const CHECK: Check = Check {
    id: "action-incomplete",
    since: "0.1.0",
    severity: Severity::Warning,
    summary: "an action without an owner or a due date",
    docs: r"
Fires on an open action without `owner` or `due`.

## Why it matters

An action log is a list of promises: who, by when. An entry without either is a wish that comes up in every call.

## How to mend it

Add the missing key, or delete the entry.

```yaml fires
# actions.yaml
actions:
  - {id: A-users, title: Send the user list, owner: Lee Novak}
```

```yaml clean
# actions.yaml
actions:
  - {id: A-users, title: Send the user list, owner: Lee Novak, due: 2026-03-25}
```
",
    source: "S1",
    run: Run::open(Relies::OnItsFile, find),
};

fn find(subject: &Subject<'_>) -> Vec<Problem> {
    let actions = subject.plan.actions.actions.iter().enumerate().filter(|(_, action)| action.is_open());
    actions
        .filter_map(|(at, action)| {
            let keys = [("owner", action.owner.is_written()), ("due", action.due.is_some())];
            lacking(
                &keys,
                &format!("action `{}`", action.id),
                item(PlanFile::Actions, "actions", at).key("id"),
            )
        })
        .collect()
}
