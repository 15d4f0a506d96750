//! `date-order`: two dates in an order that cannot be.

use crate::check::reference::{self, Blocked};
use crate::check::{Check, Problem, Relies, Run, item};
use crate::finding::Severity;
use crate::model::{Hold, PlanFile};
use crate::plan::Plan;
use crate::route::Route;
use crate::subject::Subject;

pub(super) const CHECK: Check = Check {
    id: "date-order",
    since: "0.1.0",
    severity: Severity::Error,
    summary: "two dates in an order that cannot be",
    docs: r"
Fires where a hold or a waiver ends before it starts, two holds overlap, the contract renews before it was
signed, or a blocker was answered before it arose.

## Why it matters

Days on hold, live waivers and response times are counted between two dates. In the wrong order the count is
nonsense.

## How to mend it

Correct the date that is wrong.

```yaml fires
# onboarding.yaml
holds:
  - {start: 2026-03-16, end: 2026-03-12, reason: year-end freeze, side: customer}
```

```yaml clean
# onboarding.yaml
holds:
  - {start: 2026-03-12, end: 2026-03-16, reason: year-end freeze, side: customer}
```
",
    source: "",
    run: Run::always(Relies::OnNothing, find),
};

fn find(subject: &Subject<'_>) -> Vec<Problem> {
    let plan = subject.plan;
    let mut problems = holds(plan);
    let contract = &plan.onboarding.contract;
    if let Some(renewal) = contract.renewal.filter(|renewal| *renewal <= contract.signed) {
        let route = Route::to(PlanFile::Onboarding).key("contract").key("renewal");
        let message = format!("the contract renews on {renewal}, but was signed on {}", contract.signed);
        problems.push(Problem::new(route, message));
    }
    for (_, criterion, route) in reference::criteria(plan) {
        if let Some((on, until)) = criterion.waiver.as_ref().and_then(|waiver| waiver.on.zip(waiver.until))
            && until < on
        {
            let message = format!("the waiver ends on {until}, before it was given on {on}");
            problems.push(Problem::new(route.key("waiver").key("until"), message));
        }
    }
    for Blocked { what, blocker, route, .. } in reference::blockers(plan) {
        if let Some((since, answered)) = blocker.since.zip(blocker.answered_on)
            && answered < since
        {
            let message =
                format!("the blocker of {what} was answered on {answered}, before it arose on {since}");
            problems.push(Problem::new(route.key("answered_on"), message));
        }
    }
    problems
}

fn holds(plan: &Plan) -> Vec<Problem> {
    let holds = &plan.onboarding.holds;
    let mut problems = Vec::new();
    for (at, hold) in holds.iter().enumerate() {
        let route = item(PlanFile::Onboarding, "holds", at);
        if let Some(end) = hold.end.filter(|end| *end < hold.start) {
            let message = format!("the hold ends on {end}, before it starts on {}", hold.start);
            problems.push(Problem::new(route.key("end"), message));
        } else if let Some(other) = holds[..at].iter().find(|other| overlap(hold, other)) {
            let message = format!("the hold overlaps the one from {}", other.start);
            problems.push(Problem::new(route.key("start"), message).help("make one hold of the two"));
        }
    }
    problems
}

fn overlap(one: &Hold, other: &Hold) -> bool {
    one.end.is_none_or(|end| other.start < end) && other.end.is_none_or(|end| one.start < end)
}
