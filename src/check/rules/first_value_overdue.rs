//! `first-value-overdue`: first value is later than planned.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic};
use crate::finding::Severity;
use crate::gate::Waived;
use crate::model::{Fact, PlanFile, ValueName};
use crate::phrase::Days;
use crate::remedy::Remedy;
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "first-value-overdue",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::SuccessPlan,
    summary: "first value is later than planned",
    docs: r"
Fires while first value has not been reached, with evidence, and `value.first.due` has passed: the metric
`first_value_overdue_days`. A plan without that day is `no-first-value`; where it comes with a milestone that is late,
`milestone-overdue` says so, once.

## Why it matters

Every day that a customer waits for value is a day on which doubt grows. Slow time to value is escalated while it can still be
fixed.

## How to fix it

Run the play (`onboard play run PLAN first-value-escalation`): cut everything that does not lead to the first win, and tell the
sponsor the new date. `onboard value reach PLAN first` says that it is reached.

```yaml fires on 2026-04-01
# jsp.yaml
value: {first: {definition: first close run on own data, due: 2026-03-30}}
```

```yaml clean on 2026-03-30
# jsp.yaml
value: {first: {definition: first close run on own data, due: 2026-03-30}}
```
",
    source: "S0 S1 S2 S3",
    run: Run::moving(Relies::On(&[PlanFile::Onboarding, PlanFile::Jsp]), find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let waived = Waived::of(assessment);
    if waived.has_fact(Fact::FirstValue) {
        return Vec::new();
    }
    let overdue = assessment.metrics.get("first_value_overdue_days").known();
    // A metric of whole days.
    let Some(days) = overdue.filter(|days| *days > 0.0).map(|days| Days(days as i64)) else {
        return Vec::new();
    };
    // A milestone that is late is told where it stands, and first value that comes with it is late for no other cause.
    let with = assessment.value_milestone(ValueName::First);
    if with.is_some_and(|(index, it)| {
        assessment.schedule.forecasts[index].is_overdue && !waived.has_milestone(it)
    }) {
        return Vec::new();
    }
    let first = &assessment.plan.jsp.value.first;
    let route = Route::to(PlanFile::Jsp).key("value").key("first");
    let route = if first.due.is_some() { route.key("due") } else { route };
    let escalate = "cut what does not lead to it, escalate, and tell the sponsor";
    let mut help = assessment.play(escalate, "first-value-escalation");
    if let Some((_, milestone)) = with {
        help = help.then(assessment.finish("finish what it comes with", milestone));
    } else if first.definition.is_answered() {
        let reach = assessment.reaching(ValueName::First, None);
        help = help.then(Remedy::run("say that it is reached", reach));
    }
    vec![Problem::new(route, format!("first value is overdue by {days}")).help(help)]
}
