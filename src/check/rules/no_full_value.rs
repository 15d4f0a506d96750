//! `no-full-value`: full value is not defined, or not dated.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, definition};
use crate::finding::Severity;
use crate::model::{PlanFile, ValueName};
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "no-full-value",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::SuccessPlan,
    summary: "full value is not defined, or not dated",
    docs: r"
Fires, from the day by which the kickoff is due, while `value.full` of `jsp.yaml` has no definition, one that
names our work and not the customer's result, or no due date.

## Why it matters

Full value is the business outcome that justified the purchase. Onboarding ends on it, never because time has
passed; without it nobody can say when the work is done.

## How to fix it

Take the outcome from the business case, with its number and the day on which it will be read.

```yaml fires
# jsp.yaml
value: {full: {definition: null, due: null}}
```

```yaml clean
# jsp.yaml
value: {full: {definition: May close in five days or fewer, due: 2026-06-05}}
```
",
    source: "S0 S2",
    run: Run::open(Relies::OnItsFile, find).of_meetings(),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    if !assessment.owes_kickoff_results() {
        return Vec::new();
    }
    definition::flaw(assessment, ValueName::Full, Route::to(PlanFile::Jsp).key("value").key("full"))
}
