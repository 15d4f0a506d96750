//! `out-of-range`: a number that is off its scale.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, item};
use crate::finding::Severity;
use crate::model::PlanFile;
use crate::phrase::Number;
use crate::plan::Plan;
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "out-of-range",
    since: "0.1.0",
    severity: Severity::Error,
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
  - {id: R-it, text: IT is slow, owner: Priya Shah, probability: 7, impact: 3}
```

```yaml clean
# risks.yaml
risks:
  - {id: R-it, text: IT is slow, owner: Priya Shah, probability: 4, impact: 3}
```
",
    source: "",
    run: Run::always(Relies::OnNothing, find),
};

/// A number of a plan, the scale it stands on, and where it is.
struct Measured {
    what: &'static str,
    number: f64,
    low: f64,
    high: f64,
    route: Route,
}

fn find(assessment: &Assessment) -> Vec<Problem> {
    let off = measured(&assessment.plan).into_iter().filter(|m| !(m.low..=m.high).contains(&m.number));
    off.map(|Measured { what, number, low, high, route }| {
        let number =
            if number.is_finite() { Number(number).to_string() } else { "not a finite number".to_owned() };
        let wanted = match (low.is_finite(), high.is_finite()) {
            (true, true) => format!("the scale is {} to {}", Number(low), Number(high)),
            (true, false) => format!("it cannot be below {}", Number(low)),
            _ => "write a plain number".to_owned(),
        };
        Problem::new(route, format!("{what} is {number}")).help(wanted)
    })
    .collect()
}

fn measured(plan: &Plan) -> Vec<Measured> {
    let mut all = Vec::new();
    let mut add = |what, number: Option<f64>, (low, high): (f64, f64), route: Route| {
        all.extend(number.map(|number| Measured { what, number, low, high, route }));
    };
    let (rating, positive, any) = ((1.0, 5.0), (0.0, f64::MAX), (f64::MIN, f64::MAX));
    let contract = Route::to(PlanFile::Onboarding).key("contract");
    add("the contract value", plan.onboarding.contract.arr, positive, contract.key("arr"));
    for (at, resource) in plan.handoff.customer_resources.iter().enumerate() {
        let route = item(PlanFile::Handoff, "customer_resources", at).key("hours_per_week");
        add("the time a week", resource.hours_per_week, (0.0, 168.0), route);
    }
    for (at, person) in plan.stakeholders.people.iter().enumerate() {
        let route = item(PlanFile::Stakeholders, "people", at).key("sentiment");
        add("the sentiment", person.sentiment.map(f64::from), rating, route);
    }
    for (at, outcome) in plan.jsp.outcomes.iter().enumerate() {
        let route = item(PlanFile::Jsp, "outcomes", at);
        add("the baseline", outcome.baseline, any, route.clone().key("baseline"));
        add("the target", outcome.target, any, route.clone().key("target"));
        add("the result", outcome.result, any, route.key("result"));
    }
    for (at, risk) in plan.risks.risks.iter().enumerate() {
        let route = item(PlanFile::Risks, "risks", at);
        add("the probability", risk.probability.map(f64::from), rating, route.clone().key("probability"));
        add("the impact", risk.impact.map(f64::from), rating, route.key("impact"));
    }
    for (at, snapshot) in plan.adoption.snapshots.iter().enumerate() {
        let route = item(PlanFile::Adoption, "snapshots", at);
        add("the satisfaction", snapshot.csat, rating, route.clone().key("csat"));
        add("the net promoter score", snapshot.nps, (-100.0, 100.0), route.key("nps"));
    }
    all
}
