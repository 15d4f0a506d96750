//! `value-without-evidence`: value is said to be reached, and nothing shows it.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, item};
use crate::date::Date;
use crate::finding::Severity;
use crate::model::PlanFile;
use crate::remedy::{Remedy, blank, commands};
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "value-without-evidence",
    since: "0.1.0",
    severity: Severity::Warning,
    summary: "value is said to be reached, and nothing shows it",
    docs: r"
Fires on first value, full value, the quick win, an outcome or an objective that has the day on which it was reached and no
`evidence`.

## Why it matters

A measured win at the end of onboarding is the start of the renewal talk. A win that nobody can show is an anecdote.

## How to fix it

Say what shows it: a link, a number, the mail in which the customer says so. `onboard value reach` takes it for first value, full
value and the quick win.

```yaml fires
# jsp.yaml
value: {first: {definition: first close run on own data, target: 2026-03-30, achieved_on: 2026-03-18}}
```

```yaml clean
# jsp.yaml
value: {first: {definition: first close run on own data, target: 2026-03-30, achieved_on: 2026-03-18, evidence: close report of February}}
```
",
    source: "S0 S2 S4",
    run: Run::always(Relies::OnItsFile, find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let jsp = &assessment.plan.jsp;
    let value = Route::to(PlanFile::Jsp).key("value");
    let points = [
        ("first value", "first", &jsp.value.first, value.clone().key("first")),
        ("full value", "full", &jsp.value.full, value.key("full")),
        ("the quick win", "quick-win", &jsp.quick_win, Route::to(PlanFile::Jsp).key("quick_win")),
    ]
    .map(|(what, which, point, route)| {
        let reach =
            |on: Date| commands::value_reach(assessment.slug(), which, blank("evidence"), Some(on.into()));
        let reach = point.achieved_on.filter(|_| point.definition.is_answered()).map(reach);
        (what.to_owned(), point.achieved_on, point.evidence.is_answered(), route.key("achieved_on"), reach)
    });
    let outcomes = jsp.outcomes.iter().enumerate().map(|(at, outcome)| {
        let route = item(PlanFile::Jsp, "outcomes", at).key("achieved_on");
        (
            format!("outcome `{}`", outcome.id),
            outcome.achieved_on,
            outcome.evidence.is_answered(),
            route,
            None,
        )
    });
    let objectives = jsp.objectives.iter().enumerate().map(|(at, objective)| {
        let route = item(PlanFile::Jsp, "objectives", at).key("met_on");
        (
            format!("objective `{}`", objective.id),
            objective.met_on,
            objective.evidence.is_answered(),
            route,
            None,
        )
    });
    points
        .into_iter()
        .chain(outcomes)
        .chain(objectives)
        .filter_map(|(what, on, is_shown, route, command)| {
            let on = on.filter(|_| !is_shown)?;
            let message = format!("{what} was reached on {on}, and nothing shows it");
            let evidence = "add `evidence`: a link, a number, the customer's own words";
            let help = command.map_or_else(
                || Remedy::say(evidence),
                |command| {
                    Remedy::run("say what shows it: a link, a number, the customer's own words", command)
                },
            );
            Some(Problem::new(route, message).help(help))
        })
        .collect()
}
