//! `update-overdue`: no written update for longer than the cadence allows.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic};
use crate::finding::Severity;
use crate::model::PlanFile;
use crate::phrase::Days;
use crate::remedy::commands;
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "update-overdue",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::Logs,
    summary: "no written update for longer than the cadence allows",
    docs: r"
Fires, from the kickoff on, when the last entry of `updates.yaml` that was sent is older than `cadence.update` of `jsp.yaml` (weekly when it
says nothing) and `deadlines.update_grace_days` (2 by default) allow.

## Why it matters

What shipped, what is blocked, what is next, in writing after every call: it keeps the sponsor informed without a meeting,
and it is the only history that a successor will have.

## How to fix it

Write the update: `onboard update new` drafts it from what changed.

```yaml fires
# updates.yaml
updates:
  - {id: U-1, sent_on: 2026-03-06, by: Priya Shah, shipped: [kickoff held]}
```

```yaml clean
# updates.yaml
updates:
  - {id: U-2, sent_on: 2026-03-13, by: Priya Shah, shipped: [access granted], next: [import of the ledger]}
```
",
    source: "S1",
    run: Run::moving(
        Relies::On(&[PlanFile::Onboarding, PlanFile::Jsp, PlanFile::Updates, PlanFile::Contacts]),
        find,
    ),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let Some(silence) = assessment.update_silence() else { return Vec::new() };
    let grace = i64::from(assessment.basis.config.deadlines.update_grace_days);
    if silence.overdue_days() <= grace {
        return Vec::new();
    }
    let (days, rhythm) = (Days(silence.days), silence.cadence.word().replace('_', " "));
    let message = format!("no written update for {days}, and the cadence is {rhythm}");
    vec![
        Problem::new(Route::to(PlanFile::Updates).key("updates"), message)
            .help("write it")
            .by(commands::update_new(assessment.slug())),
    ]
}
