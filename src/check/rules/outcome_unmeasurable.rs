//! `outcome-unmeasurable`: an outcome or objective that nobody could tell reached from missed.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, item, lacking};
use crate::finding::Severity;
use crate::model::PlanFile;

pub(super) const CHECK: Check = Check {
    id: "outcome-unmeasurable",
    since: "0.1.0",
    severity: Severity::Warning,
    summary: "an outcome or objective that nobody could tell reached from missed",
    docs: r"
Fires, from the day by which the kickoff is due, on an outcome without `metric`, `target` or `by`, and on an objective
without `by`, or with neither a metric nor evidence that it was met.

## Why it matters

Outcomes and objectives are what graduation is judged by. One without a number and a date is an aspiration.

## How to fix it

Add the missing keys. An objective that none of our metrics measures needs `by`, and `met_on` with `evidence` once it
is met.

```yaml fires
# jsp.yaml
outcomes:
  - {id: O-close, statement: Cut month-end close by half, metric: days to close, baseline: 10}
```

```yaml clean
# jsp.yaml
outcomes:
  - {id: O-close, statement: Cut month-end close by half, metric: days to close, baseline: 10, target: 5, by: 2026-06-30}
```
",
    source: "S1 S2",
    run: Run::open(Relies::OnItsFile, find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    if !assessment.owes_kickoff_results() {
        return Vec::new();
    }
    let jsp = &assessment.plan.jsp;
    let outcomes = jsp.outcomes.iter().enumerate().filter_map(|(at, outcome)| {
        let keys = [
            ("metric", outcome.metric.is_answered()),
            ("target", outcome.target.is_some()),
            ("by", outcome.by.is_some()),
        ];
        lacking(&keys, &format!("outcome `{}`", outcome.id), item(PlanFile::Jsp, "outcomes", at).key("id"))
    });
    let objectives = jsp.objectives.iter().enumerate().filter_map(|(at, objective)| {
        let keys = [("by", objective.by.is_some())];
        lacking(
            &keys,
            &format!("objective `{}`", objective.id),
            item(PlanFile::Jsp, "objectives", at).key("id"),
        )
    });
    outcomes.chain(objectives).collect()
}
