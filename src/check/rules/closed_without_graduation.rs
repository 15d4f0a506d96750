//! `closed-without-graduation`: closed as graduated while the graduation gate is shut.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, reference};
use crate::finding::Severity;
use crate::gate::Guarded;
use crate::model::PlanFile;

pub(super) const CHECK: Check = Check {
    id: "closed-without-graduation",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Gates,
    summary: "closed as graduated while the graduation gate is shut",
    docs: r"
Fires on a plan with `ended: {result: graduated}` whose graduation gate was not open at the end of that day, until it
opens.

## Why it matters

Onboarding ends on outcomes, never on elapsed time. A plan that is closed because its weeks are over hides the account
that will not renew.

## How to fix it

Open the gates that are left (`onboard gate` says what is missing), or close it as what it was: `churned` or
`cancelled`.

```yaml fires
# onboarding.yaml
ended: {ended_on: 2026-03-20, result: graduated}
```

```yaml clean
# onboarding.yaml
ended: {ended_on: 2026-03-20, result: cancelled, note: merger}
```
",
    source: "S3",
    run: Run::always(Relies::On(&[PlanFile::Gates, PlanFile::Jsp]), find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    reference::bypassed(assessment, |what| what == Guarded::Graduated)
}
