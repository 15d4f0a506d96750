//! `outcome-unmeasurable`: an outcome or objective that nobody could tell reached from missed.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, item, lacking};
use crate::finding::Severity;
use crate::model::PlanFile;
use crate::remedy::{blank, commands};

pub(super) const CHECK: Check = Check {
    id: "outcome-unmeasurable",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::SuccessPlan,
    summary: "an outcome or objective that nobody could tell reached from missed",
    docs: r"
Fires, from the day by which the kickoff is due, on an outcome without `metric`, `target` or `due`, and on an objective
without `due`, or with neither a metric nor evidence that it was met.

## Why it matters

Outcomes and objectives are what graduation is judged by. One without a number and a date is an aspiration.

## How to fix it

Add the missing keys. An objective that none of our metrics measures needs `due`, and `reached_on` with `evidence` once it
is met.

```yaml fires
# jsp.yaml
outcomes:
  - {id: O-close, statement: Cut month-end close by half, metric: days to close}
```

```yaml clean
# jsp.yaml
outcomes:
  - {id: O-close, statement: Cut month-end close by half, metric: days to close, target: 5, unit: days, due: 2026-06-30, readings: [{measured_on: 2026-03-05, value: 10}]}
```
",
    source: "S1 S2",
    run: Run::open(Relies::OnItsFile, find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    if !assessment.owes_kickoff_results() {
        return Vec::new();
    }
    let day = assessment.as_of();
    let outcomes = assessment.outcomes().filter_map(|(at, outcome)| {
        let keys = [
            ("metric", outcome.metric.is_answered()),
            ("target", outcome.target.is_some()),
            ("due", outcome.due_on(day).is_some()),
        ];
        let missing = |at: usize| (!keys[at].1).then(|| blank(keys[at].0));
        let (metric, target, due) = (missing(0), missing(1), missing(2));
        let set = commands::outcome_set(assessment.slug(), &outcome.id, metric, target, due);
        let what = format!("outcome `{}`", outcome.id);
        let problem = lacking(&keys, &what, item(PlanFile::Jsp, "outcomes", at).key("id"));
        problem.map(|problem| problem.by(set))
    });
    let objectives = assessment.objectives().filter_map(|(at, objective)| {
        let keys = [("due", objective.due_on(day).is_some())];
        let set = commands::objective_set_due(assessment.slug(), &objective.id, blank("date"));
        let what = format!("objective `{}`", objective.id);
        let problem = lacking(&keys, &what, item(PlanFile::Jsp, "objectives", at).key("id"));
        problem.map(|problem| problem.by(set))
    });
    outcomes.chain(objectives).collect()
}
