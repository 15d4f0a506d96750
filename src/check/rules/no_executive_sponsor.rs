//! `no-executive-sponsor`: nobody at the customer is executive sponsor.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic};
use crate::finding::Severity;
use crate::model::{PlanFile, Role};
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "no-executive-sponsor",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::People,
    summary: "nobody at the customer is executive sponsor",
    docs: r"
Fires while nobody of `stakeholders.yaml` who is there has the role `executive_sponsor`.

## Why it matters

The sponsor owns the budget, clears the way and decides on the renewal. Onboardings without one lead the list of those
that fail.

## How to fix it

Ask who got the money approved, and add them: `onboard stakeholder add PLAN NAME --role executive_sponsor`.

```yaml fires
# stakeholders.yaml
people:
  - {name: Ana Ruiz, roles: [executive_sponsor], departed_on: 2026-03-16}
  - {name: Kim Osei, roles: [champion]}
```

```yaml clean
# stakeholders.yaml
people:
  - {name: Ana Ruiz, roles: [executive_sponsor]}
```
",
    source: "S0 S1 S4",
    run: Run::open(Relies::OnItsFile, find).of_meetings(),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    if assessment.is_filled(Role::ExecutiveSponsor) {
        return Vec::new();
    }
    let help = assessment.add_person("add the person", Role::ExecutiveSponsor.word());
    let message = "nobody at the customer is executive sponsor";
    vec![Problem::new(Route::to(PlanFile::Stakeholders).key("people"), message).help(help)]
}
