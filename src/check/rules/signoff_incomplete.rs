//! `signoff-incomplete`: a gate is signed off by nobody, or on no day.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, lacking, reference};
use crate::finding::Severity;
use crate::model::Signoff;

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
    let is_complete =
        |it: &Signoff| it.withdrawn.is_none() && it.parts().iter().all(|(_, is_there)| *is_there);
    let all = reference::signoffs(&assessment.plan);
    // A complete one takes the place of what is before it.
    let last_of = |gate| all.iter().rposition(|(of, it, _)| *of == gate && is_complete(it));
    let written = all.iter().enumerate().filter(|(at, (gate, it, _))| {
        it.is_written() && it.withdrawn.is_none() && last_of(*gate).is_none_or(|last| last < *at)
    });
    let written = written.map(|(_, (gate, signoff, route))| (*gate, *signoff, route.clone()));
    written
        .filter_map(|(gate, signoff, route)| {
            let problem = lacking(&signoff.parts(), &format!("a sign-off of `{gate}`"), route)?;
            Some(problem.by(assessment.sign_off(gate)))
        })
        .collect()
}
