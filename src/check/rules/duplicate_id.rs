//! `duplicate-id`: two entries of the plan have the same id.

use crate::assessment::Assessment;
use crate::check::{Check, ENOUGH, Problem, Relies, Run, reference};
use crate::finding::Severity;
use crate::model::PlanFile;
use std::collections::BTreeMap;

pub(super) const CHECK: Check = Check {
    id: "duplicate-id",
    since: "0.1.0",
    severity: Severity::Error,
    summary: "two entries of the plan have the same id",
    docs: r"
Fires on every entry whose id an earlier entry of the plan already has. Milestones, outcomes, objectives,
workstreams, commitments, criteria, actions, decisions, risks, activation milestones, training sessions and
signals of further need share one set of ids.

## Why it matters

An id is how other files, the command line and people in a call name an entry. Two entries with one id make
every reference to it a guess.

## How to fix it

Give one of the two another id, and look for the references that meant it.

```yaml fires
# actions.yaml
actions:
  - {id: A-12, title: Send the user list, owner: Lee Novak, due: 2026-03-25}
  - {id: A-12, title: Book the admin training, owner: Priya Shah, due: 2026-03-27}
```

```yaml clean
# actions.yaml
actions:
  - {id: A-12, title: Send the user list, owner: Lee Novak, due: 2026-03-25}
  - {id: A-13, title: Book the admin training, owner: Priya Shah, due: 2026-03-27}
```
",
    source: "",
    run: Run::always(Relies::OnNothing, find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let mut seen: BTreeMap<&str, (&str, PlanFile)> = BTreeMap::new();
    let mut problems = Vec::new();
    for entry in reference::entries(&assessment.plan) {
        if let Some((kind, file)) = seen.get(entry.id) {
            let article = if kind.starts_with(['a', 'o']) { "an" } else { "a" };
            let other = if *kind == entry.kind {
                format!("another {kind}")
            } else {
                format!("{article} {kind} of `{file}`")
            };
            let message = format!("{other} has the id `{}` already", entry.id);
            problems
                .push(Problem::new(entry.route.key("id"), message).help("give one of the two another id"));
            if problems.len() == ENOUGH {
                break;
            }
        } else {
            seen.insert(entry.id, (entry.kind, entry.route.file));
        }
    }
    problems
}
