//! `single-threaded`: the whole relationship depends on one person.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic};
use crate::finding::Severity;
use crate::model::PlanFile;
use crate::remedy::{Remedy, blank, commands};
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "single-threaded",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::People,
    summary: "the whole relationship depends on one person",
    docs: r"
Fires, from the day by which the kickoff is due, while fewer than two people count as active contacts: the metric
`active_contacts`, people who are still there and with whom we spoke recently.

## Why it matters

One contact who leaves, is moved or loses influence takes the account along. Two or three working relationships
survive it.

## How to fix it

Talk to the sponsor, the project lead and the users themselves, and note it with `onboard stakeholder touch`.

```yaml fires
# stakeholders.yaml
people:
  - {name: Kim Osei, roles: [champion]}
  - {name: Bo Lind, roles: [power_user]}
# contacts.yaml
contacts:
  - {id: L-1, kind: call, held_on: 2026-03-19, present: [Kim Osei, Priya Shah], absent: [Bo Lind]}
```

```yaml clean
# stakeholders.yaml
people:
  - {name: Kim Osei, roles: [champion]}
  - {name: Bo Lind, roles: [power_user]}
# contacts.yaml
contacts:
  - {id: L-1, kind: call, held_on: 2026-03-19, present: [Kim Osei, Bo Lind, Priya Shah]}
```
",
    source: "S0 S1",
    run: Run::moving(
        Relies::On(&[
            PlanFile::Onboarding,
            PlanFile::Stakeholders,
            PlanFile::Jsp,
            PlanFile::Gates,
            PlanFile::Contacts,
        ]),
        find,
    )
    .of_meetings(),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    if !assessment.owes_kickoff_results() {
        return Vec::new();
    }
    let contacts = assessment.metrics.get("active_contacts").number().unwrap_or(0.0);
    if contacts >= 2.0 {
        return Vec::new();
    }
    let message = if contacts < 1.0 {
        "there is no active contact at the customer"
    } else {
        "there is only one active contact at the customer"
    };
    let touch = commands::stakeholder_touch(assessment.slug(), blank("name"));
    let help = Remedy::run("speak with at least one more person, and say so", touch);
    vec![Problem::new(Route::to(PlanFile::Stakeholders).key("people"), message).help(help)]
}
