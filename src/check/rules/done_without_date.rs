//! `done-without-date`: something is done, and nothing says when.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, item};
use crate::finding::Severity;
use crate::model::PlanFile;
use crate::remedy::{Word, blank, commands};

pub(super) const CHECK: Check = Check {
    id: "done-without-date",
    since: "0.1.0",
    severity: Severity::Error,
    summary: "something is done, and nothing says when",
    docs: r"
Fires on a commitment that was declined without `declined_on`.

## Why it matters

Lateness, time to value and the order of gates are read from the day on which things were done. Done without a
date is a claim that nothing can check.

## How to fix it

Say when (`onboard commitment decline`, with `--on DATE`).

```yaml fires
# handoff.yaml
commitments:
  - {id: C-sso, text: sign-on by the first of April, due: 2026-04-01, by: Priya Shah, declined: {decision: D-scope}}
```

```yaml clean
# handoff.yaml
commitments:
  - {id: C-sso, text: sign-on by the first of April, due: 2026-04-01, by: Priya Shah, declined: {declined_on: 2026-03-13, decision: D-scope}}
```
",
    source: "S1",
    run: Run::always(Relies::OnItsFile, find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let commitments = assessment.plan.handoff.commitments.iter().enumerate();
    let undated = commitments
        .filter(|(_, it)| it.declined.as_ref().is_some_and(|declined| declined.declined_on.is_none()));
    undated
        .map(|(at, commitment)| {
            let route = item(PlanFile::Handoff, "commitments", at).key("declined");
            let message = format!("commitment `{}` is declined, and nothing says when", commitment.id);
            let named = commitment.declined.as_ref().and_then(|declined| declined.decision.get());
            let decision = named.map_or_else(|| blank("decision"), Word::from);
            let day = Some(blank("date"));
            let say = commands::commitment_decline(assessment.slug(), &commitment.id, decision, day);
            Problem::new(route, message).help("say when").by(say)
        })
        .collect()
}
