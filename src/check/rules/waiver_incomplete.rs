//! `waiver-incomplete`: a waiver without an approver, a last day or a reason.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, lacking, reference};
use crate::finding::Severity;
use crate::remedy::{Word, commands};

pub(super) const CHECK: Check = Check {
    id: "waiver-incomplete",
    since: "0.1.0",
    severity: Severity::Error,
    summary: "a waiver without an approver, a last day or a reason",
    docs: r"
Fires on a waiver of a gate's criterion that lacks `by`, `until` or `reason`. A form of which nothing is filled in is none.

## Why it matters

A waiver lets the plan go on without something for a time, because somebody takes it upon them. Without a name and an end it
is a criterion quietly dropped, and it counts for nothing.

## How to fix it

Fill in `waiver: {by: NAME, on: DATE, until: DATE, reason: …}`, or give it anew with `onboard gate waive`.

```yaml fires
# gates.yaml
gates:
  go_live:
    criteria:
      - {id: C-comms, text: change communications sent, waiver: {by: Ana Ruiz, on: 2026-03-18, reason: town hall moved}}
```

```yaml clean
# gates.yaml
gates:
  go_live:
    criteria:
      - {id: C-comms, text: change communications sent, waiver: {by: Ana Ruiz, on: 2026-03-18, until: 2026-04-03, reason: town hall moved}}
```
",
    source: "S1",
    run: Run::always(Relies::OnItsFile, find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let criteria = reference::criteria(&assessment.plan).into_iter();
    criteria
        .filter_map(|(gate, criterion, route)| {
            let waiver = criterion.waiver.as_ref()?;
            let keys = [
                ("by", waiver.by.is_answered()),
                ("until", waiver.until.is_some()),
                ("reason", waiver.reason.is_answered()),
            ];
            (waiver.on.is_some() || keys.iter().any(|(_, is_there)| *is_there)).then_some(())?;
            let (by, until) = (Word::or(waiver.by.get(), "name"), Word::or(waiver.until, "date"));
            let reason = Word::or(waiver.reason.get(), "reason");
            let command = commands::gate_waive(assessment.slug(), gate, &criterion.id, by, until, reason);
            let what = format!("the waiver of `{}`", criterion.id);
            Some(lacking(&keys, &what, route.key("waiver"))?.by(command))
        })
        .collect()
}
