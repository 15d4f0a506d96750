//! `date-before-signature`: work is said to have been done before the contract was signed.

use crate::assessment::Assessment;
use crate::check::dated_fact::wrong_days;
use crate::check::{Check, Problem, Relies, Run, Topic};
use crate::fields::{Before, Field, Kind, Shape};
use crate::finding::Severity;

pub(super) const CHECK: Check = Check {
    id: "date-before-signature",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Sense,
    summary: "work is said to have been done before the contract was signed",
    docs: r"
Fires where a milestone or an action was started or done, a training session was given, value was reached, a gate was signed
off or a hold began before the contract was signed. What may be part of the sale (a contact, a decision, a promise, a move, a
count, the security pack) may be up to 300 days older, which no slip of a year is. Readings of an outcome and terms of people may
be of any age.

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
    run: Run::always(Relies::OnNothing, find).refusing(),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let signed = assessment.signed();
    let wants = |_: &Shape, field: &Field| matches!(field.kind, Kind::Happened(_) | Kind::Since(_));
    wrong_days(&assessment.plan, wants, |day, before, found| {
        let first = signed.plus_days(-before.days()?);
        let distance = if before == Before::Never {
            format!("before the contract was signed on {signed}")
        } else {
            format!("{} days before the contract was signed on {signed}", signed.days_since(day))
        };
        let problem = || Problem::new(found.route(), format!("{}, {distance}", found.said()));
        (day < first)
            .then(|| problem().help("correct the date, or `contract.signed_on` in `onboarding.yaml`"))
    })
}
