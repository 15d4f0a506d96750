//! `unknown-id`: a decision that affects an entry that the plan does not have.

use std::collections::BTreeSet;

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, reference};
use crate::fields::{Kind, To, walk};
use crate::finding::Severity;
use crate::model::{GateName, PlanFile};

pub(super) const CHECK: Check = Check {
    id: "unknown-id",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Sense,
    summary: "a decision that affects an entry that the plan does not have",
    docs: r"
Fires where `affects` of a decision names an id that no entry of the plan has. The name of a gate counts as an
id here.

## Why it matters

`affects` is how a moved date finds the decision that allowed it. A name that leads nowhere leaves the move
unexplained.

## How to fix it

Correct the id, or remove it from the list.

```yaml fires
# decisions.yaml
decisions:
  - {id: D-scope, text: Import two years only, by: Ana Ruiz, decided_on: 2026-03-10, affects: [M-imports]}
```

```yaml clean
# decisions.yaml
decisions:
  - {id: D-scope, text: Import two years only, by: Ana Ruiz, decided_on: 2026-03-10, affects: [M-import, go_live]}
```
",
    source: "",
    run: Run::always(
        Relies::On(&[
            PlanFile::Handoff,
            PlanFile::Jsp,
            PlanFile::Gates,
            PlanFile::Actions,
            PlanFile::Decisions,
            PlanFile::Risks,
            PlanFile::Adoption,
            PlanFile::Training,
            PlanFile::Expansion,
        ]),
        find,
    ),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let mut ids = BTreeSet::new();
    walk(
        &assessment.plan,
        |_, field| matches!(field.kind, Kind::Id),
        |found| {
            ids.extend(found.text().map(str::to_owned));
        },
    );
    let known = ids.iter().map(String::as_str).chain(GateName::WORDS.iter().copied());
    reference::unknown(&assessment.plan, &[To::Anything], "entry", known)
}
