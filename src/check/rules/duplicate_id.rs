//! `duplicate-id`: two entries of the plan have the same id.

use std::collections::BTreeMap;

use crate::assessment::Assessment;
use crate::check::{Check, ENOUGH, Problem, Relies, Run, Topic};
use crate::fields::{Kind, walk};
use crate::finding::Severity;
use crate::model::PlanFile;

pub(super) const CHECK: Check = Check {
    id: "duplicate-id",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Sense,
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
    run: Run::always(Relies::OnNothing, find).refusing(),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let mut seen: BTreeMap<String, (&'static str, PlanFile)> = BTreeMap::new();
    let mut problems = Vec::new();
    walk(
        &assessment.plan,
        |_, field| matches!(field.kind, Kind::Id),
        |found| {
            let Some(id) = found.text().filter(|_| problems.len() < ENOUGH) else { return };
            let noun = found.shape.noun;
            let Some((other, file)) = seen.get(id) else {
                seen.insert(id.to_owned(), (noun, found.file()));
                return;
            };
            let article = match *other {
                other if other.starts_with("the ") => "",
                other if other.starts_with(['a', 'o']) => "an ",
                _ => "a ",
            };
            let first = if *other == noun {
                format!("another {noun}")
            } else {
                format!("{article}{other} of `{file}`")
            };
            let message = format!("{first} has the id `{id}` already");
            problems.push(Problem::new(found.route(), message).help("give one of the two another id"));
        },
    );
    problems
}
