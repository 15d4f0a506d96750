//! `no-success-metric`: nothing says how the customer will measure success.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic};
use crate::finding::Severity;
use crate::model::PlanFile;
use crate::remedy::{Remedy, blank, commands};
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "no-success-metric",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::SuccessPlan,
    summary: "nothing says how the customer will measure success",
    docs: r"
Fires while no outcome of `jsp.yaml`, and no objective that the sale handed over (`origin: handoff`), has a `metric`.

## Why it matters

Without a number that the customer wants to move, there is no way to prove value and nothing to hold a renewal
on. The buyer had one when they got the money approved: it has only not been written down.

## How to fix it

Ask the account executive which number the business case rests on, and write it down as an outcome with a target
and today's value as its first reading.

```yaml fires
# jsp.yaml
outcomes:
  - {id: O-close, statement: A faster month-end close}
```

```yaml clean
# jsp.yaml
outcomes:
  - {id: O-close, statement: A faster month-end close, metric: days to close, target: 5, unit: days, source: finance ops report, origin: handoff}
```
",
    source: "S0 S1 S2 S3",
    run: Run::open(Relies::On(&[PlanFile::Jsp]), find).of_meetings(),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let is_measured = assessment.outcomes().any(|(_, outcome)| outcome.metric.is_answered());
    if is_measured || assessment.has_success_metric_of_handoff() {
        return Vec::new();
    }
    let route = Route::to(PlanFile::Jsp).key("outcomes");
    let add = commands::outcome_add(
        assessment.slug(),
        blank("statement"),
        blank("metric"),
        blank("target"),
        blank("date"),
    );
    let help = Remedy::run("add an outcome with a metric, a target and a first reading", add);
    vec![Problem::new(route, "nothing says how the customer will measure success").help(help)]
}
