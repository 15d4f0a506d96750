//! `criterion-incomplete`: a gate criterion that nothing can decide.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, reference};
use crate::finding::Severity;
use crate::metric::{self, Unit};
use crate::model::{Criterion, GateName};
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "criterion-incomplete",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Gates,
    summary: "a gate criterion that nothing can decide",
    docs: r"
Fires on a criterion that holds a number against a day of the calendar, has bounds that exclude each other, has bounds
but no metric, is decided by more than one of `metric`, `milestone`, `fact` and `any_of`, or says nothing at all. A
criterion with a metric and no bound asks that it is known.

## Why it matters

A gate forces reality only if each criterion can be met or not met. One that cannot be decided either blocks
the gate for good or is waved through.

## How to fix it

Give a measured criterion `metric`, and `at_least` or `at_most` where so much of it is asked; give any other one
`milestone` or `fact`, or a `text` that somebody can attest to.

```yaml fires
# gates.yaml
gates:
  activation:
    criteria:
      - {id: C-seats, text: seats in use, at_least: 0.7}
```

```yaml clean
# gates.yaml
gates:
  activation:
    criteria:
      - {id: C-seats, text: seats in use, metric: seat_activation, at_least: 0.7}
      - {id: C-first-value, text: first value reached, metric: ttfv_days}
```
",
    source: "S1",
    run: Run::always(Relies::OnItsFile, find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let judge = |(_, criterion, route): (GateName, &Criterion, Route)| {
        let (message, help) = flaw(criterion)?;
        Some(Problem::new(route, format!("criterion `{}` {message}", criterion.id)).help(help))
    };
    reference::criteria(&assessment.plan).into_iter().filter_map(judge).collect()
}

fn flaw(criterion: &Criterion) -> Option<(&'static str, &'static str)> {
    let deciders = [
        criterion.metric.is_written(),
        criterion.milestone.is_written(),
        criterion.fact.is_some(),
        !criterion.any_of.is_empty(),
    ];
    let is_bounded = criterion.at_least.is_some() || criterion.at_most.is_some();
    match deciders.iter().filter(|is_there| **is_there).count() {
        2.. => Some((
            "is decided by more than one thing",
            "keep one of `metric`, `milestone`, `fact` and `any_of`",
        )),
        _ if criterion.metric.is_written() => flaw_of_bounds(criterion),
        _ if is_bounded => Some(("has a bound, but no metric", "add `metric`, or remove the bound")),
        0 if !criterion.text.is_written() => Some(("says nothing", "write in `text` what must be true")),
        _ => criterion.any_of.iter().find_map(|one| flaw(&criterion.decided_by(one))),
    }
}

fn flaw_of_bounds(criterion: &Criterion) -> Option<(&'static str, &'static str)> {
    let is_bounded = criterion.at_least.is_some() || criterion.at_most.is_some();
    let excludes = criterion.at_least.zip(criterion.at_most).is_some_and(|(low, high)| low > high);
    let is_day = criterion.metric.get().and_then(metric::find).is_some_and(|it| it.unit == Unit::Date);
    match (is_bounded, is_day, excludes) {
        (true, true, _) => {
            Some(("holds a number against a day of the calendar", "take a metric that counts days"))
        }
        (.., true) => Some(("can never be met: `at_least` is above `at_most`", "correct the bounds")),
        _ => None,
    }
}
