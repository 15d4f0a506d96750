//! `decision-without-approver`: a decision that nobody made.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, item};
use crate::finding::Severity;
use crate::model::PlanFile;

pub(super) const CHECK: Check = Check {
    id: "decision-without-approver",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Logs,
    summary: "a decision that nobody made",
    docs: r"
Fires on a decision that was made, with a `decided_on`, and has no `by`.

## Why it matters

The decision log answers who approved a change of scope or a security exception when somebody asks a month later. Without a
name it is a rumour, and a sign-off that rests on it rests on nothing.

## How to fix it

Write the name of the person who approved it into `by`.

```yaml fires
# decisions.yaml
decisions:
  - {id: D-scope, text: Import two years only, decided_on: 2026-03-10}
```

```yaml clean
# decisions.yaml
decisions:
  - {id: D-scope, text: Import two years only, by: Ana Ruiz, decided_on: 2026-03-10}
```
",
    source: "S1",
    run: Run::always(Relies::OnItsFile, find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    assessment
        .made_decisions()
        .filter(|(_, decision)| !decision.by.is_answered())
        .map(|(at, decision)| {
            let message = format!("nothing says who approved decision `{}`", decision.id);
            Problem::new(item(PlanFile::Decisions, "decisions", at).key("id"), message)
                .help("add `by: <name>`")
        })
        .collect()
}
