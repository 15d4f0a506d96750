//! `out-of-range`: a number that is off its scale.

use crate::assessment::Assessment;
use crate::check::{Check, ENOUGH, Problem, Relies, Run, Topic};
use crate::fields::{Field, Found, Kind, Shape, Value, walk};
use crate::finding::Severity;
use crate::phrase::Number;

pub(super) const CHECK: Check = Check {
    id: "out-of-range",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Files,
    summary: "a number that is off its scale",
    docs: r"
Fires on a sentiment, probability, impact or satisfaction outside 1 to 5, a net promoter score outside -100 to
100, a negative contract value, hours a week that no week has, and numbers that are not finite.

## Why it matters

Scores are computed from these. One number off the scale moves a health score or the order of risks without
anybody seeing why.

## How to fix it

Correct the number. Scales of another tool have to be converted first: 8 of 10 is 4 of 5.

```yaml fires
# risks.yaml
risks:
  - {id: R-it, text: IT is slow, owner: Priya Shah, reviews: [{reviewed_on: 2026-03-10, probability: 7, impact: 3}]}
```

```yaml clean
# risks.yaml
risks:
  - {id: R-it, text: IT is slow, owner: Priya Shah, reviews: [{reviewed_on: 2026-03-10, probability: 4, impact: 3}]}
```
",
    source: "",
    run: Run::always(Relies::OnNothing, find).refusing(),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let mut problems = Vec::new();
    let wants = |_: &Shape, field: &Field| matches!(field.kind, Kind::Number(..));
    walk(&assessment.plan, wants, |found| {
        if let (Kind::Number(low, high), Value::Number(number)) = (found.field.kind, found.value)
            && !(low..=high).contains(&number)
            && problems.len() < ENOUGH
        {
            problems.push(off_scale(found, number, low, high));
        }
    });
    problems
}

fn off_scale(found: &Found<'_>, number: f64, low: f64, high: f64) -> Problem {
    let said = if number.is_finite() { Number(number).to_string() } else { "not a finite number".to_owned() };
    let is_bound = |bound: f64| bound.abs() < f64::MAX;
    let wanted = match (is_bound(low), is_bound(high)) {
        (true, true) => format!("the scale is {} to {}", Number(low), Number(high)),
        (true, false) => format!("it cannot be below {}", Number(low)),
        _ => "write a plain number".to_owned(),
    };
    Problem::new(found.route(), format!("{} is {said}", found.field.label)).help(wanted)
}
