//! `waiver-lapsed`: a waiver has run out, and its criterion is still not met.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic};
use crate::finding::Severity;
use crate::gate::CriterionState;
use crate::model::PlanFile;

pub(super) const CHECK: Check = Check {
    id: "waiver-lapsed",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::Gates,
    summary: "a waiver has run out, and its criterion is still not met",
    docs: r"
Fires on a criterion that was waived until a day that has passed, or whose waiver was withdrawn.

## Why it matters

A waiver that ran out shuts its gate again, also one that was signed off: somebody promised that it would be done by now.

## How to fix it

Meet the criterion, or have the waiver renewed by the person who answers for it (`onboard gate waive`).

```yaml fires
# gates.yaml
gates:
  go_live:
    criteria:
      - {id: C-comms, text: change communications sent, waivers: [{by: Ana Ruiz, waived_on: 2026-03-09, until: 2026-03-18, reason: town hall moved}]}
```

```yaml clean
# gates.yaml
gates:
  go_live:
    criteria:
      - {id: C-comms, text: change communications sent, waivers: [{by: Ana Ruiz, waived_on: 2026-03-09, until: 2026-03-20, reason: town hall moved}]}
```
",
    source: "S1",
    run: Run::open(Relies::On(&[PlanFile::Gates]), find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let criteria =
        assessment.gates.gates.iter().flat_map(|gate| gate.criteria.iter().map(move |c| (gate.gate, c)));
    criteria
        .filter(|(_, criterion)| criterion.binds)
        .filter_map(|(gate, criterion)| match criterion.state {
            CriterionState::Lapsed(until) => {
                let message =
                    format!("the waiver of `{}` ran out on {until}: `{gate}` is shut", criterion.id);
                let route = criterion.route.clone().key("waivers");
                Some(Problem::new(route, message).help(criterion.remedy.clone()))
            }
            _ => None,
        })
        .collect()
}
