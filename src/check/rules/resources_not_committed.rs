//! `resources-not-committed`: the customer has not committed the people that the plan needs.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, reference};
use crate::finding::Severity;
use crate::gate::Waived;
use crate::model::{Colour, Fact, Phase, PlanFile, Side};
use crate::remedy::{Remedy, blank, commands};
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "resources-not-committed",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::Handoff,
    summary: "the customer has not committed the people that the plan needs",
    docs: r"
Fires from the day by which the kickoff is due, or was held, while `customer_resources` of `handoff.yaml` is
empty or one of its entries has no `committed_on`. It is silent once the implementation has been left, and
while the plan is on hold.

## Why it matters

A project that kicks off without the customer's time stalls for lack of it. It is better to pause, or to call
the plan at risk at once, than to start twice.

## How to fix it

Agree on who gives how many hours a week, such as an IT administrator for five, and note the day on which they
said so. If they cannot, put the plan on hold (`onboard hold start`).

```yaml fires
# handoff.yaml
customer_resources:
  - {role: IT administrator, name: Lee Novak, hours_per_week: 5}
```

```yaml clean
# handoff.yaml
customer_resources:
  - {role: IT administrator, name: Lee Novak, hours_per_week: 5, committed_on: 2026-03-04}
```

```yaml clean on 2026-03-03
# handoff.yaml
customer_resources: []
# jsp.yaml
milestones: []
# gates.yaml
gates: {handoff: {criteria: []}}
```
",
    source: "S1",
    run: Run::moving(Relies::On(&[PlanFile::Handoff]), find).of_meetings(),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    if !assessment.owes_kickoff_results() || assessment.gates.is_past(Phase::Implementation) {
        return Vec::new();
    }
    if Waived::of(assessment).has_fact(Fact::ResourcesCommitted) {
        return Vec::new();
    }
    let resources = &assessment.plan.handoff.customer_resources;
    let hold = || {
        let start = commands::hold_start(assessment.slug(), blank("reason"), Side::Customer.word());
        Remedy::run("put the plan on hold until then", start)
    };
    let report = || {
        let amber = commands::report_colour(assessment.slug(), Colour::Amber.word(), blank("note"));
        Remedy::run("report it at risk", amber)
    };
    if assessment.customer_resources().next().is_none() {
        let route = Route::to(PlanFile::Handoff).key("customer_resources");
        let message = "no people or hours of the customer are named for the project";
        let add = commands::resource_add(assessment.slug(), blank("part"), blank("hours"));
        return vec![
            Problem::new(route, message).help(Remedy::run("say whom the plan needs, and for how long", add)),
        ];
    }
    reference::counted(assessment, "resources_uncommitted")
        .into_iter()
        .filter_map(|(at, route)| {
            let role = &resources.get(at)?.role;
            let message = format!("the customer has not committed the {role}");
            let commit = commands::resource_commit(assessment.slug(), role);
            let help = Remedy::run("say so once they agree", commit).or(hold()).or(report());
            let all = "that the plan needs of the customer are not committed";
            Some(Problem::new(route.key("role"), message).help(help).among("part", all))
        })
        .collect()
}
