//! `no-champion`: nobody at the customer is champion.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic};
use crate::finding::Severity;
use crate::model::{PlanFile, Role};
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "no-champion",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::People,
    summary: "nobody at the customer is champion",
    docs: r"
Fires while nobody in `stakeholders.yaml` has, or once had, the role `champion`. One who left is `champion-departed`.

## Why it matters

Whoever bought is rarely who has to change their week. The champion sells the change from the inside; whether adoption
lasts after we step back depends on them.

## How to fix it

Find the person who wants this most, add them (`onboard stakeholder add PLAN NAME --role champion`), and spend extra time on their training.

```yaml fires
# stakeholders.yaml
people:
  - {name: Ana Ruiz, roles: [executive_sponsor]}
```

```yaml clean
# stakeholders.yaml
people:
  - {name: Kim Osei, roles: [champion]}
```
",
    source: "S1 S3",
    run: Run::open(Relies::OnItsFile, find).of_meetings(),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    if assessment.was_filled(Role::Champion, assessment.as_of()) {
        return Vec::new();
    }
    let help = assessment.add_person("add the person", Role::Champion.word());
    vec![
        Problem::new(Route::to(PlanFile::Stakeholders).key("people"), "nobody at the customer is champion")
            .help(help),
    ]
}
