//! `unknown-action`: a risk that became an action that the plan does not have.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, reference};
use crate::fields::To;
use crate::finding::Severity;
use crate::model::{ContactKind, PlanFile};

pub(super) const CHECK: Check = Check {
    id: "unknown-action",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Sense,
    summary: "a risk that became an action that the plan does not have",
    docs: r"
Fires where `occurred.action` of a risk names an id that no action of `actions.yaml` has.

## Why it matters

A risk that occurred lives on as an action. When that action cannot be found, nobody is working on what went
wrong.

## How to fix it

Correct the id, or add the action with an owner and a due date.

```yaml fires
# risks.yaml
risks:
  - {id: R-it, text: IT is slow, owner: Priya Shah, occurred: {occurred_on: 2026-03-18, action: A-99}}
```

```yaml clean
# risks.yaml
risks:
  - {id: R-it, text: IT is slow, owner: Priya Shah, occurred: {occurred_on: 2026-03-18, action: A-users}}
```
",
    source: "",
    run: Run::always(Relies::On(&[PlanFile::Actions]), find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let plan = &assessment.plan;
    let actions = plan.actions.actions.iter().map(|action| action.id.as_str());
    let asks = plan.contacts.contacts.iter().filter(|contact| contact.kind == ContactKind::Ask);
    let asked = asks.map(|ask| ask.id.as_str());
    let mut problems = reference::unknown(plan, &[To::Action], "action", actions.clone());
    problems.extend(reference::unknown(plan, &[To::ActionOrAsk], "action or ask", actions.chain(asked)));
    problems
}
