//! `date-in-future`: something is said to have happened on a day that has not come.

use crate::assessment::Assessment;
use crate::check::dated_fact::{DatedFact, dated_facts};
use crate::check::{Check, Problem, Relies, Run};
use crate::finding::Severity;

pub(super) const CHECK: Check = Check {
    id: "date-in-future",
    since: "0.1.0",
    severity: Severity::Error,
    summary: "something is said to have happened on a day that has not come",
    docs: r"
Fires where a day on which something was done, held, sent, counted, confirmed, signed or decided lies after
the as-of date.

## Why it matters

What has not happened yet must not count as done: a metric, a gate or a health score would rest on it.

## How to fix it

Correct the date. For something that is planned, use `due`, `planned` or `target`.

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
    run: Run::always(Relies::OnNothing, find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let today = assessment.as_of();
    let late = dated_facts(&assessment.plan).into_iter().filter(|fact| fact.on > today);
    late.map(|DatedFact { what, on, route, .. }| {
        let message = format!("{what} on {on}, which is after {today}");
        Problem::new(route, message)
            .help("correct the date; what is only planned belongs in `due`, `planned` or `target`")
    })
    .collect()
}
