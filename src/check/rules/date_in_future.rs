//! `date-in-future`: something is said to have happened on a day that has not come.

use crate::assessment::Assessment;
use crate::check::dated_fact::{is_past, wrong_days};
use crate::check::{Check, Problem, Relies, Run, Topic};
use crate::finding::Severity;

pub(super) const CHECK: Check = Check {
    id: "date-in-future",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Sense,
    summary: "something is said to have happened on a day that has not come",
    docs: r"
Fires on every day on which something was done, held, sent, counted, confirmed, signed, decided or moved, and on any other
day that a key ending in `_on` says, that lies after the as-of date. What is agreed ahead may lie there: `due`, `until`, the
`since` of a hold or a right.

## Why it matters

What has not happened yet must not count as done: a metric, a gate or a health score would rest on it.

## How to fix it

Correct the date. For something that is planned, use `due`.

```yaml fires on 2026-03-20
# actions.yaml
actions:
  - {id: A-users, title: Send the user list, owner: Lee Novak, due: 2026-03-25, done_on: 2026-03-24}
```

```yaml clean on 2026-03-24
# actions.yaml
actions:
  - {id: A-users, title: Send the user list, owner: Lee Novak, due: 2026-03-25, done_on: 2026-03-24}
```
",
    source: "",
    run: Run::always(Relies::OnNothing, find).refusing(),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let today = assessment.as_of();
    wrong_days(&assessment.plan, is_past, |day, _, found| {
        let problem = || Problem::new(found.route(), format!("{}, which is after {today}", found.said()));
        (day > today).then(|| problem().help("correct the date; what is only planned belongs in `due`"))
    })
}
