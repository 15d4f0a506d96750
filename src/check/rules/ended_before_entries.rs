//! `ended-before-entries`: the plan went on after the day on which it is said to have ended.

use crate::assessment::Assessment;
use crate::check::dated_fact::{is_past, wrong_days};
use crate::check::{Check, Problem, Relies, Run, Topic};
use crate::finding::Severity;
use crate::model::{Outcome, PlanFile};

pub(super) const CHECK: Check = Check {
    id: "ended-before-entries",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Sense,
    summary: "something happened after the day on which the onboarding is said to have ended",
    docs: r"
Fires where an onboarding that did not graduate has ended, and something was done, held, signed, attested, moved or decided on a
later day. That something was taken back later is left alone.

## Why it matters

A plan that has ended owes nothing: nothing in it is late any more, and no check asks for what is missing. One that is said to
have ended before the last call was held hides what went wrong until then.

## How to fix it

Correct `ended_on` in `onboarding.yaml`, or the day of what happened; where it goes on, take the end back with `withdrawn`.

```yaml fires
# onboarding.yaml
ended: {ended_on: 2026-03-06, result: cancelled}
# contacts.yaml
contacts:
  - {id: L-9, kind: call, held_on: 2026-03-17, present: [Lee Novak, Priya Shah]}
```

```yaml clean
# onboarding.yaml
ended: {ended_on: 2026-03-19, result: cancelled}
# contacts.yaml
contacts:
  - {id: L-9, kind: call, held_on: 2026-03-17, present: [Lee Novak, Priya Shah]}
```
",
    source: "",
    run: Run::always(Relies::OnNothing, find),
};

/// The files in which work and its acts are written; whoever is written to, and what is counted, goes on after an end.
const OF_WORK: [PlanFile; 6] = [
    PlanFile::Jsp,
    PlanFile::Gates,
    PlanFile::Actions,
    PlanFile::Decisions,
    PlanFile::Contacts,
    PlanFile::Training,
];

fn find(assessment: &Assessment) -> Vec<Problem> {
    let ending = assessment.ending().filter(|ending| ending.result != Outcome::Graduated);
    let Some(ended) = ending.map(|ending| ending.ended_on) else { return Vec::new() };
    let today = assessment.as_of();
    wrong_days(&assessment.plan, is_past, |day, _, found| {
        let is_of_work = OF_WORK.contains(&found.file()) && found.field.key != "withdrawn_on";
        let problem = || {
            let message = format!("{}, and the onboarding is said to have ended on {ended}", found.said());
            let all = format!("happened after {ended}, on which the onboarding is said to have ended");
            Problem::new(found.route(), message)
                .help("correct `ended_on` in `onboarding.yaml`, or the day on which this happened")
                .among("thing", all)
        };
        (is_of_work && ended < day && day <= today).then(problem)
    })
}
