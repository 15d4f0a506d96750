//! `red-without-action`: health is red, and no open action answers it.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic};
use crate::finding::Severity;
use crate::model::{Colour, PlanFile};
use crate::remedy::{Remedy, blank, commands};
use crate::route::Route;
use crate::schedule::open_actions;

pub(super) const CHECK: Check = Check {
    id: "red-without-action",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::Logs,
    summary: "health is red, and no open action answers it",
    docs: r"
Fires while the band of the derived health score is red and no action of `actions.yaml` is open.

## Why it matters

A stalled account that is noticed in onboarding costs a phone call; at the renewal it costs the contract. A red plan with an
empty action log is one that nobody is calling.

## How to fix it

`onboard health PLAN` shows what holds the score down, `onboard play list` what to do. Log the first step
with an owner and a due date (`onboard action add`).

```yaml fires
# stakeholders.yaml
people:
  - {name: Ana Ruiz, roles: [executive_sponsor], tier: executive, sentiments: [{judged_on: 2026-03-13, score: 3}]}
  - {name: Kim Osei, roles: [champion], departed_on: 2026-03-06}
# actions.yaml
actions: []
```

```yaml clean
# stakeholders.yaml
people:
  - {name: Ana Ruiz, roles: [executive_sponsor], tier: executive, sentiments: [{judged_on: 2026-03-13, score: 3}]}
  - {name: Kim Osei, roles: [champion], departed_on: 2026-03-06}
# actions.yaml
actions:
  - {id: A-rebuild, title: Meet the new head of finance, owner: Priya Shah, due: 2026-03-24}
```
",
    source: "S0 S2 S3",
    run: Run::moving(Relies::On(&[PlanFile::Actions]), find).of_meetings(),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let is_answered = open_actions(assessment).next().is_some();
    if is_answered || assessment.health.band() != Some(Colour::Red) {
        return Vec::new();
    }
    let message = "health is red, and no open action answers it";
    let step = commands::action_add(assessment.slug(), blank("title"), blank("name"), blank("date"));
    let help = Remedy::run("see what holds the score down", commands::health(assessment.slug()))
        .then(Remedy::run("log the first step", step));
    vec![Problem::new(Route::to(PlanFile::Actions).key("actions"), message).help(help)]
}
