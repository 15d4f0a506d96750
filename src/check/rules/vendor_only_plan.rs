//! `vendor-only-plan`: almost nothing in the plan is the customer's to do.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic};
use crate::finding::Severity;
use crate::model::PlanFile;
use crate::phrase::Percent;
use crate::remedy::{Remedy, blank, commands};
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "vendor-only-plan",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::People,
    summary: "almost nothing in the plan is the customer's to do",
    docs: r#"
Fires, from the day by which the kickoff is due, while the customer owns less than `deadlines.customer_owned_share` (30 % by
default) of the milestones, themselves or through their workstream. The share is the metric `customer_owned_share`.

## Why it matters

A list of the vendor's tasks moves software, not an organisation. What the customer does not own they do not change
their week for.

## How to fix it

Give milestones and workstreams a `customer_owner` (`onboard milestone assign`), and turn "we chase them for it" into a step of theirs.

```yaml fires
# jsp.yaml
milestones:
  - {id: M-access, title: Access granted, owner: Jonas Berg, due: 2026-03-27}
  - {id: M-import, title: History imported, owner: Jonas Berg, due: 2026-04-03}
```

```yaml clean
# jsp.yaml
milestones:
  - {id: M-access, title: Access granted, owner: Jonas Berg, customer_owner: Lee Novak, due: 2026-03-27}
  - {id: M-import, title: History imported, owner: Jonas Berg, due: 2026-04-03}
```
"#,
    source: "S1 S2",
    run: Run::open(Relies::On(&[PlanFile::Jsp]), find).of_meetings(),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let least = assessment.basis.config.deadlines.customer_owned_share;
    let share = assessment.metrics.get("customer_owned_share").known();
    let Some(share) = share.filter(|share| *share < least && assessment.owes_kickoff_results()) else {
        return Vec::new();
    };
    let message =
        format!("the customer owns {} of the milestones, less than {}", Percent(share), Percent(least));
    let assign = commands::milestone_assign_customer(assessment.slug(), blank("id"), blank("name"));
    let help = Remedy::run("give workstreams and milestones a `customer_owner`", assign);
    vec![Problem::new(Route::to(PlanFile::Jsp).key("milestones"), message).help(help)]
}
