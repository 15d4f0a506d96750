//! `unknown-hold`: a reference to a hold that the plan does not have.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, reference};
use crate::fields::To;
use crate::finding::Severity;

pub(super) const CHECK: Check = Check {
    id: "unknown-hold",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Sense,
    summary: "a reference to a hold that the plan does not have",
    docs: r"
Fires where `hold` of a move names an id that no hold of `onboarding.yaml` has.

## Why it matters

What a hold moved is nobody's slip. A hold that cannot be found did not move anything.

## How to fix it

Correct the id, or remove the reference.

```yaml fires
# actions.yaml
actions:
  - id: A-12
    title: Send the user list
    owner: Lee Novak
    due: 2026-03-27
    moves: [{from: 2026-03-25, to: 2026-03-27, moved_on: 2026-03-16, hold: H-9}]
```

```yaml clean
# onboarding.yaml
holds:
  - {id: H-9, since: 2026-03-12, ended_on: 2026-03-16, reason: year-end freeze, side: customer}
# actions.yaml
actions:
  - id: A-12
    title: Send the user list
    owner: Lee Novak
    due: 2026-03-27
    moves: [{from: 2026-03-25, to: 2026-03-27, moved_on: 2026-03-16, hold: H-9}]
```
",
    source: "",
    run: Run::always(Relies::OnNothing, find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let known = assessment.plan.onboarding.holds.iter().map(|hold| hold.id.as_str());
    reference::unknown(&assessment.plan, &[To::Hold], "hold", known)
}
