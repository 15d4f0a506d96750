//! `reported-better`: the reported colour is better than the derived one.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, item};
use crate::finding::Severity;
use crate::model::PlanFile;
use crate::remedy::{Remedy, blank, commands};

pub(super) const CHECK: Check = Check {
    id: "reported-better",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::Logs,
    summary: "the reported colour is better than the derived one",
    docs: r"
Fires where the last of `reported_colours` in `onboarding.yaml` is better than the band of the derived health score.

## Why it matters

A hopeful colour hides the account until it is too late to call. Where somebody knows better than the numbers, the numbers are
missing something that belongs in the plan.

## How to fix it

`onboard health PLAN` shows what holds the score down. Fix that, add the data that is missing, or report the derived colour
(`onboard report-colour`).

```yaml fires
# onboarding.yaml
reported_colours: [{reported_on: 2026-03-16, colour: green, by: Priya Shah}]
# stakeholders.yaml
people:
  - {name: Ana Ruiz, roles: [executive_sponsor], tier: executive, sentiments: [{judged_on: 2026-03-13, score: 3}]}
  - {name: Kim Osei, roles: [champion], departed_on: 2026-03-10}
```

```yaml clean
# onboarding.yaml
reported_colours: [{reported_on: 2026-03-16, colour: red, by: Priya Shah}]
```
",
    source: "S0 S2",
    run: Run::open(Relies::OnNothing, find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let reported = assessment.plan.onboarding.colour_on(assessment.as_of());
    let Some(((at, reported), derived)) = reported.zip(assessment.health.band()) else { return Vec::new() };
    if reported.colour >= derived {
        return Vec::new();
    }
    let route = item(PlanFile::Onboarding, "reported_colours", at).key("colour");
    let message = format!("reported {}, but the files say {derived}", reported.colour);
    let report = commands::report_colour(assessment.slug(), derived.word(), blank("note"));
    let help = Remedy::run("see what holds the score down", commands::health(assessment.slug()))
        .or(Remedy::run(format!("report {derived}"), report));
    vec![Problem::new(route, message).help(help)]
}
