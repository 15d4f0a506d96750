//! `signoff-incomplete`: a gate is signed off by nobody, or on no day.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, reference};
use crate::finding::Severity;
use crate::gate::ReasonKind;
use crate::model::PlanFile;
use crate::remedy::Remedy;

pub(super) const CHECK: Check = Check {
    id: "signoff-incomplete",
    since: "0.1.0",
    severity: Severity::Error,
    summary: "a gate is signed off by nobody, or on no day",
    docs: r"
Fires on a sign-off without `by` or `on`. One for a day that has not come is not there yet, and `date-in-future` says so.

## Why it matters

A gate that was passed by nobody was not passed.

## How to fix it

Sign it off anew with `onboard gate signoff`, or remove the sign-off.

```yaml fires
# gates.yaml
gates:
  kickoff: {signoff: {by: Priya Shah, on: null}}
```

```yaml clean
# gates.yaml
gates:
  kickoff: {signoff: {by: Priya Shah, on: 2026-03-09}}
```
",
    source: "S1",
    run: Run::always(Relies::On(&[PlanFile::Gates]), find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    reference::uncounted(assessment, ReasonKind::Incomplete, |gate| {
        Remedy::run("have the gate signed off again", assessment.sign_off(gate)).or("remove the sign-off")
    })
}
