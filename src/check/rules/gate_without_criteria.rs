//! `gate-without-criteria`: the next gate of the plan asks for nothing.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, reference};
use crate::finding::Severity;
use crate::model::PlanFile;

pub(super) const CHECK: Check = Check {
    id: "gate-without-criteria",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::Gates,
    summary: "the next gate of the plan asks for nothing",
    docs: r"
Fires on the gate of the current phase while it has no criteria.

## Why it matters

A gate that asks for nothing can never open, and a phase without a definition of done is left when people are tired of it.

## How to fix it

Write down what has to be true; `onboard playbook show NAME` lists the usual criteria.

```yaml fires
# gates.yaml
gates:
  go_live: {criteria: []}
```

```yaml clean
# gates.yaml
gates:
  go_live:
    criteria:
      - {id: C-uat, text: UAT signed, owner: Ana Ruiz}
```
",
    source: "S1 S2",
    run: Run::open(Relies::On(&[PlanFile::Gates]), find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let Some(next) = assessment.gates.next().filter(|gate| gate.criteria.is_empty()) else {
        return Vec::new();
    };
    let message = format!("{} is next, and it has no criteria: it can never open", next.gate.called());
    vec![Problem::new(reference::gate(next.gate), message).help(next.remedy.clone())]
}
