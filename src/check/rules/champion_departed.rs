//! `champion-departed`: the champion left, and nobody took their place.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, item};
use crate::finding::Severity;
use crate::model::{Person, PlanFile, Role};
use crate::remedy::{Remedy, commands};

pub(super) const CHECK: Check = Check {
    id: "champion-departed",
    since: "0.1.0",
    severity: Severity::Warning,
    summary: "the champion left, and nobody took their place",
    docs: r"
Fires on a departed champion while no active person has the role.

## Why it matters

A champion who leaves is an event, not a footnote: the account is at risk from that day, until somebody else at the
customer wants the product to work.

## How to fix it

Run the play for it (`onboard play run PLAN relationship-rebuild`), and give the role to whoever takes over.

```yaml fires
# stakeholders.yaml
people:
  - {name: Kim Osei, roles: [champion], status: departed, departed_on: 2026-03-16}
  - {name: Lee Novak, roles: [admin_owner]}
```

```yaml clean
# stakeholders.yaml
people:
  - {name: Kim Osei, roles: [champion], status: departed, departed_on: 2026-03-16}
  - {name: Lee Novak, roles: [admin_owner, champion]}
```
",
    source: "S0 S1",
    run: Run::open(Relies::OnItsFile, find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let people = &assessment.plan.stakeholders.people;
    let is_champion = |person: &Person| person.is(Role::Champion);
    if people.iter().any(|person| person.is_active() && is_champion(person)) {
        return Vec::new();
    }
    let departed = people.iter().enumerate().rfind(|(_, person)| is_champion(person));
    let problem = departed.map(|(at, person)| {
        let when = person.departed_on.map(|on| format!(" on {on}")).unwrap_or_default();
        let message = format!("{}, the champion, left{when}, and nobody took their place", person.name);
        Problem::new(item(PlanFile::Stakeholders, "people", at).key("name"), message)
            .help(rebuild(assessment))
    });
    problem.into_iter().collect()
}

fn rebuild(assessment: &Assessment) -> Remedy {
    let play = commands::play_run(assessment.slug(), "relationship-rebuild");
    Remedy::run("rebuild the relationship", play)
        .then(assessment.add_person("add whoever takes over", Role::Champion.word()))
}
