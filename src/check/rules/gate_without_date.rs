//! `gate-without-date`: nothing says when the next gate is to open.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, reference};
use crate::finding::Severity;
use crate::gate::JudgedGate;
use crate::model::PlanFile;

pub(super) const CHECK: Check = Check {
    id: "gate-without-date",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::Gates,
    summary: "nothing says when the next gate is to open",
    docs: r"
Fires on the gate of the current phase while none of the milestones of its phase and of its criteria has a date, and the plan
names no playbook that the program or the workspace has.

## Why it matters

A gate is due when the last of its milestones is. Without any date it is never late, and the phase never ends.

## How to fix it

Give the milestones of the phase dates (`onboard milestone move`), or add the ones that are missing (`onboard milestone add`).

```yaml fires
# jsp.yaml
milestones: []
```

```yaml clean
# jsp.yaml
milestones:
  - {id: M-kickoff, title: Kickoff held, phase: kickoff, fact: kickoff, due: 2026-03-06}
  - {id: M-import, title: Data imported, phase: implementation, due: 2026-04-10}
```
",
    source: "S1",
    run: Run::open(Relies::On(&[PlanFile::Onboarding, PlanFile::Jsp, PlanFile::Gates]), find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let next = assessment.gates.next().filter(|gate| gate.due.is_none() && !gate.criteria.is_empty());
    let problem = |gate: &JudgedGate| {
        let message = format!(
            "nothing says when {} is to open: no milestone that it waits for has a date",
            gate.gate.called()
        );
        let help = format!("give the milestones of the {} phase dates", gate.gate.phase());
        Problem::new(reference::gate(gate.gate), message).help(help)
    };
    next.map(problem).into_iter().collect()
}
