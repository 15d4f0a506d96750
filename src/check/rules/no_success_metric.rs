//! `no-success-metric`: nothing says how the customer will measure success.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run};
use crate::finding::Severity;
use crate::model::PlanFile;
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "no-success-metric",
    since: "0.1.0",
    severity: Severity::Warning,
    summary: "nothing says how the customer will measure success",
    docs: r"
Fires while `success_metrics` of `handoff.yaml` is empty and no outcome of `jsp.yaml` has a `metric`.

## Why it matters

Without a number that the customer wants to move, there is no way to prove value and nothing to hold a renewal
on. The buyer had one when they got the money approved: it has only not been written down.

## How to fix it

Ask the account executive which number the business case rests on, and write it down with today's value and
the target.

```yaml fires
# handoff.yaml
success_metrics: []
# jsp.yaml
outcomes:
  - {id: O-close, statement: A faster month-end close}
```

```yaml clean
# handoff.yaml
success_metrics:
  - {metric: days to close, baseline: 10 days, target: 5 days, how: finance ops report}
```
",
    source: "S0 S1 S2 S3",
    run: Run::open(Relies::On(&[PlanFile::Handoff, PlanFile::Jsp]), find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let plan = &assessment.plan;
    let is_measured = plan.jsp.outcomes.iter().any(|outcome| outcome.metric.is_answered());
    if is_measured || !plan.handoff.success_metrics.is_empty() {
        return Vec::new();
    }
    let route = Route::to(PlanFile::Handoff).key("success_metrics");
    let help = "add a metric with its baseline and target to `success_metrics` in `handoff.yaml`";
    vec![Problem::new(route, "nothing says how the customer will measure success").help(help)]
}
