//! `value-without-evidence`: value is said to be reached, and nothing shows it.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, item};
use crate::date::Date;
use crate::finding::Severity;
use crate::model::{PlanFile, ValueName};
use crate::remedy::{Remedy, blank, commands};
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "value-without-evidence",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::SuccessPlan,
    summary: "value is said to be reached, and nothing shows it",
    docs: r"
Fires on first value, full value, the quick win, an outcome or an objective that was reached, and nothing shows it: there is no
`evidence`. An outcome with a target is reached by a reading, which its own `evidence` or the outcome's `source` shows as well.

## Why it matters

A measured win at the end of onboarding is the start of the renewal talk. A win that nobody can show is an anecdote.

## How to fix it

Say what shows it: a link, a number, the mail in which the customer says so. `onboard value reach` takes it for first value, full
value and the quick win.

```yaml fires
# jsp.yaml
value: {first: {definition: first close run on own data, due: 2026-03-30, reached_on: 2026-03-18}}
```

```yaml clean
# jsp.yaml
value: {first: {definition: first close run on own data, due: 2026-03-30, reached_on: 2026-03-18, evidence: close report of February}}
```
",
    source: "S0 S2 S4",
    run: Run::always(Relies::OnItsFile, find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let mut problems: Vec<Problem> =
        ValueName::ALL.iter().filter_map(|name| of_value(assessment, *name)).collect();
    let day = assessment.as_of();
    for (at, outcome) in assessment.outcomes().filter(|(_, it)| it.reached_by(day).is_none()) {
        let route = item(PlanFile::Jsp, "outcomes", at);
        let route = route.key(if outcome.target.is_some() { "readings" } else { "reached_on" });
        let what = format!("outcome `{}`", outcome.id);
        let how = match outcome.target {
            Some(_) => commands::outcome_set_source(assessment.slug(), &outcome.id, blank("source")),
            None => commands::outcome_met(assessment.slug(), &outcome.id, blank("evidence")),
        };
        let claimed = outcome.claimed_by(day);
        problems.extend(claimed.map(|on| unshown(&what, on, route).help(Remedy::run(EVIDENCE, how))));
    }
    for (at, objective) in assessment.objectives().filter(|(_, it)| it.reached_by(day).is_none()) {
        let route = item(PlanFile::Jsp, "objectives", at).key("reached_on");
        let what = format!("objective `{}`", objective.id);
        let how = commands::objective_met(assessment.slug(), &objective.id, blank("evidence"));
        let claimed = objective.claimed_by(day);
        problems.extend(claimed.map(|on| unshown(&what, on, route).help(Remedy::run(EVIDENCE, how))));
    }
    problems
}

const EVIDENCE: &str = "say what shows it: a link, a number, the customer's own words";

fn of_value(assessment: &Assessment, name: ValueName) -> Option<Problem> {
    let on = assessment.value_unshown(name)?;
    let route = Route::to(PlanFile::Jsp).key("value").key(name.word()).key("reached_on");
    let problem = unshown(name.spoken(), on, route);
    if !assessment.plan.jsp.value.get(name).definition.is_answered() {
        let which = name.word().replace('_', "-");
        let define =
            commands::value_define(assessment.slug(), which.as_str(), blank("definition"), None, None);
        return Some(problem.help(Remedy::run("write down what it is first", define)));
    }
    let reach = assessment.reaching(name, Some(on.into()));
    Some(problem.help(Remedy::run(EVIDENCE, reach)))
}

fn unshown(what: &str, on: Date, route: Route) -> Problem {
    Problem::new(route, format!("{what} was reached on {on}, and nothing shows it"))
}
