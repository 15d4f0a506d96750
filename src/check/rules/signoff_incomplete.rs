//! `signoff-incomplete`: a gate is signed off by nobody, or on no day.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, lacking, reference};
use crate::finding::Severity;

pub(super) const CHECK: Check = Check {
    id: "signoff-incomplete",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Gates,
    summary: "a gate is signed off by nobody, or on no day",
    docs: r"
Fires on a sign-off without `by` or `signed_on`. One for a day that has not come is not there yet, and `date-in-future` says so.

## Why it matters

A gate that was passed by nobody was not passed.

## How to fix it

Sign it off anew with `onboard gate signoff`, or fill in what is missing.

```yaml fires
# gates.yaml
gates:
  kickoff: {signoffs: [{by: Priya Shah, signed_on: null}]}
```

```yaml clean
# gates.yaml
gates:
  kickoff: {signoffs: [{by: Priya Shah, signed_on: 2026-03-09}]}
```
",
    source: "S1",
    run: Run::always(Relies::OnItsFile, find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let written = reference::signoffs(&assessment.plan).into_iter().filter(|(_, it, _)| it.is_written());
    written
        .filter_map(|(gate, signoff, route)| {
            let problem = lacking(&signoff.parts(), &format!("a sign-off of `{gate}`"), route)?;
            Some(problem.by(assessment.sign_off(gate)))
        })
        .collect()
}
