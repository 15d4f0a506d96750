//! `waiver-lapsing`: a waiver runs out soon.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic};
use crate::finding::Severity;
use crate::gate::{CriterionState, JudgedCriterion};
use crate::model::{GateName, PlanFile};
use crate::phrase::Days;

pub(super) const CHECK: Check = Check {
    id: "waiver-lapsing",
    since: "0.1.0",
    severity: Severity::Info,
    topic: Topic::Gates,
    summary: "a waiver runs out soon",
    docs: r"
Fires on a criterion that is waived and not met, from `gates.waivers.announce_days` (7 by default) before the last day
of its waiver.

## Why it matters

On the day after, the criterion has lapsed and its gate is shut again, also one that was signed off. A week is enough to
meet most criteria, if somebody knows.

## How to fix it

Meet the criterion; or ask whoever may to waive it again, with the decision behind it.

```yaml fires
# gates.yaml
gates:
  kickoff:
    signoffs: []
    criteria:
      - {id: C-comms, text: change announced, waivers: [{by: Priya Shah, waived_on: 2026-03-13, until: 2026-03-27, reason: town hall moved}]}
```

```yaml clean
# gates.yaml
gates:
  kickoff:
    signoffs: []
    criteria:
      - {id: C-comms, text: change announced, waivers: [{by: Priya Shah, waived_on: 2026-03-14, until: 2026-03-28, reason: town hall moved}]}
```
",
    source: "S1",
    run: Run::open(
        Relies::On(&[PlanFile::Onboarding, PlanFile::Stakeholders, PlanFile::Jsp, PlanFile::Gates]),
        find,
    ),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let days = i64::from(assessment.basis.config.gates.waivers.announce_days);
    let gates = assessment.gates.gates.iter();
    let criteria = gates.flat_map(|gate| gate.criteria.iter().map(move |criterion| (gate.gate, criterion)));
    let problem = |(gate, criterion): (GateName, &JudgedCriterion)| {
        let CriterionState::Waived(until) = criterion.state else { return None };
        let left = until.days_since(assessment.as_of());
        let when = match left {
            0 => "today".to_owned(),
            left => format!("in {}", Days(left)),
        };
        let message =
            format!("the waiver of `{}` runs out {when}, on {until}: `{gate}` is shut then", criterion.id);
        let problem = Problem::new(criterion.route.clone().key("waivers"), message);
        (left <= days).then(|| problem.help(criterion.remedy.clone()))
    };
    criteria.filter_map(problem).collect()
}
