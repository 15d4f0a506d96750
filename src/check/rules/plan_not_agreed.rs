//! `plan-not-agreed`: the customer has not agreed to the joint success plan.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic};
use crate::finding::Severity;
use crate::model::{Fact, Phase, PlanFile, Side};
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "plan-not-agreed",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::SuccessPlan,
    summary: "the customer has not agreed to the joint success plan",
    docs: r"
Fires a week after the kickoff was held, or was due, while no confirmation with `fact: plan_agreed` comes from the
customer, and until go-live is through its gate.

## Why it matters

A plan that one side wrote is a wish list. The kickoff ends with a document that both sides have agreed to, or every
date in it is ours alone.

## How to fix it

Send the plan, and note the customer's yes under `confirmations` in `jsp.yaml`.

```yaml fires
# jsp.yaml
confirmations:
  - {fact: plan_agreed, by: Priya Shah, confirmed_on: 2026-03-06}
```

```yaml clean
# jsp.yaml
confirmations:
  - {fact: plan_agreed, by: Ana Ruiz, confirmed_on: 2026-03-09}
```
",
    source: "S1 S3",
    run: Run::moving(Relies::On(&[PlanFile::Jsp, PlanFile::Contacts]), find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let kickoff = assessment.fact_on(Fact::Kickoff).unwrap_or_else(|| assessment.meeting_owed(Fact::Kickoff));
    if assessment.as_of() <= kickoff.plus_days(7) || assessment.gates.is_past(Phase::Implementation) {
        return Vec::new();
    }
    if assessment.agreed_on(Side::Customer).is_some() {
        return Vec::new();
    }
    let message = "the customer has not agreed to the joint success plan";
    let help = assessment.noting("note it", Fact::PlanAgreed);
    vec![Problem::new(Route::to(PlanFile::Jsp).key("confirmations"), message).help(help)]
}
