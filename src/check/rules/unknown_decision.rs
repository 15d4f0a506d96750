//! `unknown-decision`: a reference to a decision that the plan does not have.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, reference};
use crate::fields::To;
use crate::finding::Severity;
use crate::model::PlanFile;

pub(super) const CHECK: Check = Check {
    id: "unknown-decision",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Sense,
    summary: "a reference to a decision that the plan does not have",
    docs: r"
Fires wherever `decision` (of a sign-off, a waiver, a declined commitment, a move, a drop, a baseline, a right) or `supersedes`
names an id that no decision of `decisions.yaml` has.

## Why it matters

A decline or a sign-off is only as good as the decision behind it. One that cannot be found was not made.

## How to fix it

Correct the id, or write the decision down with who approved it.

```yaml fires
# handoff.yaml
commitments:
  - {id: C-report, text: A custom report by May, by: Tom Weber, declined: {declined_on: 2026-03-10, decision: D-9}}
```

```yaml clean
# handoff.yaml
commitments:
  - {id: C-report, text: A custom report by May, by: Tom Weber, declined: {declined_on: 2026-03-10, decision: D-scope}}
# decisions.yaml
decisions:
  - {id: D-scope, text: No custom report before go-live, by: Ana Ruiz, decided_on: 2026-03-10}
```
",
    source: "",
    run: Run::always(Relies::On(&[PlanFile::Decisions]), find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let known = assessment.plan.decisions.decisions.iter().map(|decision| decision.id.as_str());
    reference::unknown(&assessment.plan, &[To::Decision], "decision", known)
}
