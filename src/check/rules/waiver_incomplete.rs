//! `waiver-incomplete`: a waiver without an approver, a day, a last day or a reason.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, lacking, reference};
use crate::finding::Severity;
use crate::remedy::{Word, commands};

pub(super) const CHECK: Check = Check {
    id: "waiver-incomplete",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Gates,
    summary: "a waiver without an approver, a day, a last day or a reason",
    docs: r"
Fires on a waiver of a gate's criterion that lacks `by`, `waived_on`, `until` or `reason`. A form of which nothing is filled in
is none.

## Why it matters

A waiver lets the plan go on without something for a time, because somebody takes it upon them. Without a name and an end it
is a criterion quietly dropped, and it counts for nothing.

## How to fix it

Fill in `waivers: [{by: NAME, waived_on: DATE, until: DATE, reason: …}]`, or give it anew with `onboard gate waive`.

```yaml fires
# gates.yaml
gates:
  go_live:
    criteria:
      - {id: C-comms, text: change communications sent, waivers: [{by: Ana Ruiz, waived_on: 2026-03-18, reason: town hall moved}]}
```

```yaml clean
# gates.yaml
gates:
  go_live:
    criteria:
      - {id: C-comms, text: change communications sent, waivers: [{by: Ana Ruiz, waived_on: 2026-03-18, until: 2026-04-03, reason: town hall moved}]}
```
",
    source: "S1",
    run: Run::always(Relies::OnItsFile, find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let mut problems = Vec::new();
    let acts = reference::incomplete(
        &assessment.plan,
        "waivers",
        |it| &it.waivers,
        |it| it.withdrawn.is_none() && it.is_complete(),
    );
    let open = acts.filter(|(_, _, it, _)| it.is_written() && it.withdrawn.is_none());
    for (gate, criterion, waiver, route) in open {
        let (by, until) = (Word::or(waiver.by.answer(), "name"), Word::or(waiver.until, "date"));
        let reason = Word::or(waiver.reason.answer(), "reason");
        let command = commands::gate_waive(assessment.slug(), gate, &criterion.id, by, until, reason, None);
        let what = format!("a waiver of `{}`", criterion.id);
        problems.extend(lacking(&waiver.parts(), &what, route).map(|problem| problem.by(command)));
    }
    problems
}
