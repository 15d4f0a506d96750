//! `reopened-under-gate`: a milestone that an open gate rests on was reopened.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic};
use crate::date::Date;
use crate::finding::Severity;
use crate::gate::{CriterionState, JudgedCriterion, JudgedGate};
use crate::model::PlanFile;
use crate::remedy::{Remedy, commands};
use crate::route::Step;

pub(super) const CHECK: Check = Check {
    id: "reopened-under-gate",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::Gates,
    summary: "a milestone that an open gate rests on was reopened",
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
    let open = assessment.gates.gates.iter().filter_map(|gate| Some((gate, gate.opened_on?)));
    open.flat_map(|(gate, opened)| {
        let met = gate.criteria.iter().filter(|it| it.binds && it.state == CriterionState::Met);
        met.filter_map(move |judged| problem(assessment, gate, judged, opened))
    })
    .collect()
}

fn problem(
    assessment: &Assessment,
    gate: &JudgedGate,
    judged: &JudgedCriterion,
    opened: Date,
) -> Option<Problem> {
    let Some(Step::Index(at)) = judged.route.steps.last() else { return None };
    let criterion = assessment.plan.gates.gates.get(gate.gate)?.criteria.get(*at)?;
    let (index, milestone) = assessment.milestone_named(criterion.milestone.get()?)?;
    if !assessment.is_open(index) {
        return None;
    }
    let (name, id) = (gate.gate, &milestone.id);
    let message = format!("`{name}` was signed off on {opened} with `{id}` done, which is not any more");
    let finish = commands::milestone_done(assessment.slug(), id, None, None);
    let route = judged.route.clone().key("milestone");
    Some(Problem::new(route, message).help(Remedy::run("finish it again", finish)))
}
