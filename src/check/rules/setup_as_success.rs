//! `setup-as-success`: graduation does not ask whether the customer got any value.

use std::collections::BTreeMap;

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, reference};
use crate::finding::Severity;
use crate::model::{Criterion, Event, Fact, GateName, Outcome, PlanFile, ValueName};
use crate::plan::Plan;
use crate::remedy::{Remedy, blank, commands};
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "setup-as-success",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::SuccessPlan,
    summary: "graduation does not ask whether the customer got any value",
    docs: r"
Fires where the criteria of the graduation gate rest on no measure of value (an objective met, time to full value, the use that
is tied to the business metric) and mention neither value nor outcomes, and where a plan is closed as graduated without
`value.full.reached_on`.

## Why it matters

Software that is configured and that nobody uses has delivered nothing. An onboarding that ends on set-up ends with a working
product that is not renewed.

## How to fix it

Add a criterion on value: `{id: C-value, text: full value confirmed by the sponsor, metric: objectives_met, at_least: 1}`.

```yaml fires
# gates.yaml
gates:
  graduation:
    criteria:
      - {id: C-config, text: everything configured, attestations: [{by: Jonas Berg, attested_on: 2026-03-18, evidence: checklist}]}
```

```yaml fires
# onboarding.yaml
ended: {ended_on: 2026-03-20, result: graduated}
```

```yaml clean
# gates.yaml
gates:
  graduation:
    criteria:
      - {id: C-config, text: everything configured, attestations: [{by: Jonas Berg, attested_on: 2026-03-18, evidence: checklist}]}
      - {id: C-goals, text: the objectives of the plan are met, metric: objectives_met, at_least: 1}
```
",
    source: "S0 S1 S2 S3",
    run: Run::always(Relies::On(&[PlanFile::Jsp, PlanFile::Gates]), find),
};

/// Metrics that measure what the customer got.
const OF_VALUE: [&str; 4] = ["objectives_met", "time_to_full_value_days", "ttfv_days", "ttfv_days_net"];

/// Words that an attested criterion on value has.
const ABOUT_VALUE: [&str; 8] =
    ["value", "outcome", "outcomes", "objective", "objectives", "result", "results", "roi"];

fn find(assessment: &Assessment) -> Vec<Problem> {
    let plan = &assessment.plan;
    let mut problems = Vec::new();
    let graduation = plan.gates.gates.get(GateName::Graduation).map(|gate| &*gate.criteria);
    let asked = graduation.unwrap_or_default().iter().filter(|it| it.is_asked_on(assessment.as_of()));
    let asked: Vec<&Criterion> = asked.collect();
    if !asked.is_empty() && !asks_for_value(plan, &asked) {
        let message = "graduation does not ask whether the customer got any value";
        let route = reference::gate(GateName::Graduation).key("criteria");
        let (text, metric) = ("the objectives are met", "objectives_met");
        let add =
            commands::gate_criterion_measured(assessment.slug(), GateName::Graduation, text, metric, "1");
        problems.push(
            Problem::new(route, message).help(Remedy::run("add a criterion on value, such as this", add)),
        );
    }
    let is_graduated = assessment.ending().is_some_and(|ending| ending.result == Outcome::Graduated);
    if is_graduated && assessment.value_claimed(ValueName::Full).is_none() {
        let route = Route::to(PlanFile::Onboarding).key("ended").key("result");
        let message = "closed as graduated, but nothing says that full value was reached";
        let help = if plan.jsp.value.full.definition.is_answered() {
            let reach = assessment.reaching(ValueName::Full, Some(blank("date")));
            Remedy::run("say when it was reached", reach)
        } else {
            let define = commands::value_define(assessment.slug(), "full", blank("definition"), None, None);
            Remedy::run("write what full value is", define)
        };
        problems.push(Problem::new(route, message).help(help));
    }
    problems
}

fn asks_for_value(plan: &Plan, criteria: &[&Criterion]) -> bool {
    let milestones = plan.jsp.milestones.iter().map(|milestone| (milestone.id.as_str(), milestone.event));
    let events: BTreeMap<&str, Option<Event>> = milestones.rev().collect();
    criteria.iter().any(|criterion| {
        let event = criterion.milestone.get().and_then(|id| events.get(id).copied().flatten());
        let words = format!("{} {}", criterion.id, criterion.text).to_lowercase();
        matches!(event, Some(Event::UsageTied | Event::ResultsDocumented))
            || matches!(criterion.fact, Some(Fact::FirstValue | Fact::FullValue))
            || criterion.metric.get().is_some_and(|metric| OF_VALUE.contains(&metric))
            || words.split(|c: char| !c.is_alphanumeric()).any(|word| ABOUT_VALUE.contains(&word))
    })
}
