//! `no-outcome`: the plan names no business outcome.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic};
use crate::finding::Severity;
use crate::model::PlanFile;
use crate::remedy::{Remedy, blank, commands};
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "no-outcome",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::SuccessPlan,
    summary: "the plan names no business outcome",
    docs: r"
Fires while `outcomes` of `jsp.yaml` is empty, from the day by which the kickoff is due.

## Why it matters

A list of our tasks is not a plan for the customer. Completing set-up steps is not value: every step has to serve a
result that they would miss.

## How to fix it

Add the outcome that justified the purchase, with the number that shows it.

```yaml fires
# jsp.yaml
outcomes: []
```

```yaml clean
# jsp.yaml
outcomes:
  - {id: O-close, statement: Cut month-end close by half, metric: days to close, target: 5, due: 2026-06-30, readings: [{measured_on: 2026-03-09, value: 10}]}
```
",
    source: "S1 S2 S3",
    run: Run::open(Relies::OnItsFile, find).of_meetings(),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    if !assessment.owes_kickoff_results() || assessment.outcomes().next().is_some() {
        return Vec::new();
    }
    let add = commands::outcome_add(
        assessment.slug(),
        blank("statement"),
        blank("metric"),
        blank("target"),
        blank("date"),
    );
    let help = Remedy::run("add the outcome that justified the purchase", add);
    vec![
        Problem::new(Route::to(PlanFile::Jsp).key("outcomes"), "the plan names no business outcome")
            .help(help),
    ]
}
