//! `champion-departed`: the champion left, and nobody took their place.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, item};
use crate::finding::Severity;
use crate::model::{PlanFile, Role};
use crate::remedy::Remedy;

pub(super) const CHECK: Check = Check {
    id: "champion-departed",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::People,
    summary: "the champion left, and nobody took their place",
    docs: r"
Fires on a champion who has left, or whose time in the role is over, while nobody who is there has it.

## Why it matters

A champion who leaves is an event, not a footnote: the account is at risk from that day, until somebody else at the
customer wants the product to work.

## How to fix it

Run the play for it (`onboard play run PLAN relationship-rebuild`), and give the role to whoever takes over.

```yaml fires
# stakeholders.yaml
people:
  - {name: Kim Osei, roles: [champion], departed_on: 2026-03-16}
  - {name: Lee Novak, roles: [admin_owner]}
```

```yaml fires
# stakeholders.yaml
people:
  - {name: Kim Osei, roles: [admin_owner, {role: champion, until: 2026-03-16}]}
```

```yaml clean
# stakeholders.yaml
people:
  - {name: Kim Osei, roles: [champion], departed_on: 2026-03-16}
  - {name: Lee Novak, roles: [admin_owner, champion]}
```
",
    source: "S0 S1",
    run: Run::open(Relies::OnItsFile, find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let problem = assessment.last_in(Role::Champion).map(|former| {
        let (name, until) = (&former.person.name, former.until);
        let message = if former.has_left() {
            format!("{name}, the champion, left on {until}, and nobody took their place")
        } else {
            format!("{name} was champion until {until}, and nobody took their place")
        };
        Problem::new(item(PlanFile::Stakeholders, "people", former.index).key("name"), message)
            .help(rebuild(assessment))
    });
    problem.into_iter().collect()
}

fn rebuild(assessment: &Assessment) -> Remedy {
    assessment
        .play("rebuild the relationship", "relationship-rebuild")
        .then(assessment.add_person("add whoever takes over", Role::Champion.word()))
}
