//! `unknown-metric`: a criterion or objective measured by a metric that `onboard` does not have.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, reference};
use crate::fields::To;
use crate::finding::Severity;
use crate::metric::METRICS;

pub(super) const CHECK: Check = Check {
    id: "unknown-metric",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Sense,
    summary: "a criterion or objective measured by a metric that `onboard` does not have",
    docs: r"
Fires where `metric` of a gate's criterion or of an objective is not the id of a metric. The customer's own
measure of an outcome is free text and never looked up.

## Why it matters

A criterion whose metric does not exist can never be met, so its gate stays shut for a reason that nobody sees.

## How to fix it

Correct the id; `onboard explain` lists all metrics. For something that `onboard` cannot measure, remove
`metric` and let somebody attest to it.

```yaml fires
# gates.yaml
gates:
  go_live:
    criteria:
      - {id: C-admin, text: admins certified, metric: admin_certified, at_least: 1}
```

```yaml clean
# gates.yaml
gates:
  go_live:
    criteria:
      - {id: C-admin, text: admins certified, metric: admins_certified, at_least: 1}
```
",
    source: "",
    run: Run::always(Relies::OnNothing, find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let known = METRICS.iter().map(|metric| metric.id);
    reference::unknown(&assessment.plan, &[To::Metric], "metric", known)
}
