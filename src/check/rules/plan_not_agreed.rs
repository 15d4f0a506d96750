//! `plan-not-agreed`: the customer has not agreed to the joint success plan.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run};
use crate::finding::Severity;
use crate::model::{Confirmed, Event, Phase, PlanFile, Side};
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "plan-not-agreed",
    since: "0.1.0",
    severity: Severity::Warning,
    summary: "the customer has not agreed to the joint success plan",
    docs: r"
Fires a week after the kickoff was held, or was due, while no confirmation of `joint_success_plan` comes from the
customer, and until go-live is through its gate.

## Why it matters

A plan that one side wrote is a wish list. The kickoff ends with a document that both sides have agreed to, or every
date in it is ours alone.

## How to fix it

Send the plan, and note the customer's yes under `confirmations` in `jsp.yaml`.

```yaml fires
# jsp.yaml
confirmations:
  - {of: joint_success_plan, by: Priya Shah, side: vendor, on: 2026-03-06}
```

```yaml clean
# jsp.yaml
confirmations:
  - {of: joint_success_plan, by: Ana Ruiz, side: customer, on: 2026-03-09}
```
",
    source: "S1 S3",
    run: Run::moving(Relies::On(&[PlanFile::Jsp]), find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let kickoff = assessment.happened_on(Event::Kickoff).unwrap_or_else(|| assessment.kickoff_deadline());
    if assessment.as_of() <= kickoff.plus_days(7) || assessment.gates.is_past(Phase::Implementation) {
        return Vec::new();
    }
    let confirmations = &assessment.plan.jsp.confirmations;
    let is_agreed = confirmations.iter().any(|confirmation| {
        confirmation.of == Confirmed::JointSuccessPlan
            && confirmation.side != Some(Side::Vendor)
            && confirmation.on.is_some_and(|on| on <= assessment.as_of())
    });
    if is_agreed {
        return Vec::new();
    }
    let message = "the customer has not agreed to the joint success plan";
    let help =
        "note it under `confirmations`: `{of: joint_success_plan, by: <name>, side: customer, on: <date>}`";
    vec![Problem::new(Route::to(PlanFile::Jsp).key("confirmations"), message).help(help)]
}
