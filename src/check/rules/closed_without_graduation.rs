//! `closed-without-graduation`: closed as graduated while a gate is shut.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run};
use crate::finding::Severity;
use crate::model::{Outcome, PlanFile};
use crate::remedy::commands;
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "closed-without-graduation",
    since: "0.1.0",
    severity: Severity::Error,
    summary: "closed as graduated while a gate is shut",
    docs: r"
Fires on a plan with `ended: {result: graduated}` of which a gate is neither passed nor passed on conditions.

## Why it matters

Onboarding ends on outcomes, never on elapsed time. A plan that is closed because its weeks are over hides the account that
will not renew.

## How to fix it

Open the gates that are left (`onboard gate` says what is missing), or close it as what it was: `churned` or `cancelled`.

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
    run: Run::always(Relies::On(&[PlanFile::Gates]), find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let ending = assessment.ending().filter(|ending| ending.result == Outcome::Graduated);
    let Some(next) = assessment.gates.next().filter(|_| ending.is_some()) else { return Vec::new() };
    let route = Route::to(PlanFile::Onboarding).key("ended").key("result");
    let message = format!("closed as graduated, but `{}` is {}", next.gate, next.verdict.word());
    let missing = commands::gate(assessment.slug(), next.gate);
    vec![Problem::new(route, message).help("see what is missing").by(missing)]
}
