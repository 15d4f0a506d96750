//! `date-before-signature`: work is said to have been done before the contract was signed.

use crate::assessment::Assessment;
use crate::check::dated_fact::{DatedFact, dated_facts};
use crate::check::{Check, Problem, Relies, Run};
use crate::finding::Severity;

pub(super) const CHECK: Check = Check {
    id: "date-before-signature",
    since: "0.1.0",
    severity: Severity::Error,
    summary: "work is said to have been done before the contract was signed",
    docs: r"
Fires where a milestone, an action or a training session was done, value was reached, a gate was signed off or a hold began before the
contract was signed. The security pack is let pass: it may well be sent while the deal is still open.

## Why it matters

The signature is day 0 of every count. Work before it gives negative durations, and most often the date has a
slip of the pen, such as last year's year.

## How to fix it

Correct the date, or `contract.signed_on` in `onboarding.yaml`.

```yaml fires
# jsp.yaml
milestones:
  - {id: M-import, title: History imported, owner: Priya Shah, due: 2026-03-06, done_on: 2025-03-06}
```

```yaml clean
# jsp.yaml
milestones:
  - {id: M-import, title: History imported, owner: Priya Shah, due: 2026-03-06, done_on: 2026-03-06}
```
",
    source: "",
    run: Run::always(Relies::OnNothing, find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let signed = assessment.signed();
    let early =
        dated_facts(&assessment.plan).into_iter().filter(|fact| fact.needs_contract && fact.on < signed);
    early
        .map(|DatedFact { what, on, route, .. }| {
            let message = format!("{what} on {on}, before the contract was signed on {signed}");
            Problem::new(route, message)
                .help("correct the date, or `contract.signed_on` in `onboarding.yaml`")
        })
        .collect()
}
