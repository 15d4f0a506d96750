//! `reopened-under-gate`: a milestone was taken up again on which an open gate rests.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, reference};
use crate::finding::Severity;
use crate::gate::CriterionState;
use crate::model::PlanFile;
use crate::remedy::{Remedy, commands};

pub(super) const CHECK: Check = Check {
    id: "reopened-under-gate",
    since: "0.1.0",
    severity: Severity::Warning,
    summary: "a milestone was taken up again on which an open gate rests",
    docs: r"
Fires on a criterion of an open gate whose milestone was done when the gate was signed off, and is not any more.

## Why it matters

What was signed stays signed, and the gate stays open: it was judged by what was known that day. But those who went through it
count on something that is no longer so.

## How to fix it

Finish the milestone again (`onboard milestone done`); or withdraw the sign-off, if nobody should go on before.

```yaml fires
# jsp.yaml
milestones:
  - {id: M-import, title: History imported, phase: kickoff, reopened: [{done_on: 2026-03-06, evidence: report.pdf, reopened_on: 2026-03-16}]}
# gates.yaml
gates:
  kickoff:
    signoffs: [{by: Priya Shah, signed_on: 2026-03-09}]
    criteria:
      - {id: C-import, text: import validated, milestone: M-import}
```

```yaml clean
# jsp.yaml
milestones:
  - {id: M-import, title: History imported, phase: kickoff, done_on: 2026-03-18, evidence: report 2.pdf, reopened: [{done_on: 2026-03-06, evidence: report.pdf, reopened_on: 2026-03-16}]}
# gates.yaml
gates:
  kickoff:
    signoffs: [{by: Priya Shah, signed_on: 2026-03-09}]
    criteria:
      - {id: C-import, text: import validated, milestone: M-import}
```
",
    source: "",
    run: Run::open(Relies::On(&[PlanFile::Jsp, PlanFile::Gates]), find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (name, criterion, route) in reference::criteria(&assessment.plan) {
        let gate = assessment.gates.get(name);
        let Some(opened) = gate.opened_on else { continue };
        let judged = gate.criteria.iter().find(|judged| judged.route == route);
        let is_met = judged.is_some_and(|judged| judged.binds && judged.state == CriterionState::Met);
        let milestone = criterion.milestone.get().and_then(|id| assessment.milestone_named(id));
        if let Some((_, milestone)) = milestone.filter(|(index, _)| is_met && assessment.is_open(*index)) {
            let id = &milestone.id;
            let message =
                format!("`{name}` was signed off on {opened} with `{id}` done, which is not any more");
            let finish = commands::milestone_done(assessment.slug(), id, None, None);
            let help = Remedy::run("finish it again", finish);
            problems.push(Problem::new(route.key("milestone"), message).help(help));
        }
    }
    problems
}
