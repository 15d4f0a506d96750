//! `too-much-in-week-one`: more is due in the first week than anybody can do.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic};
use crate::finding::Severity;
use crate::model::{Phase, PlanFile};
use crate::phrase::Count;
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "too-much-in-week-one",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::SuccessPlan,
    summary: "more is due in the first week than anybody can do",
    docs: r"
Fires while more than `deadlines.week_one_milestones` (5 by default) milestones are due within seven days of signature,
until the kickoff gate is open.

## Why it matters

Users who get everything at once, before a single win, learn that the product is hard. Value comes before complexity.

## How to fix it

Move what nobody needs for the first win to after it.

```yaml fires on 2026-03-03
# jsp.yaml
milestones:
  - {id: M-1, title: Configuration, owner: Jonas Berg, due: 2026-03-04}
  - {id: M-2, title: All users invited, owner: Jonas Berg, due: 2026-03-05}
  - {id: M-3, title: Training for everybody, owner: Priya Shah, due: 2026-03-05}
  - {id: M-4, title: Dashboards, owner: Jonas Berg, due: 2026-03-06}
  - {id: M-5, title: Integrations, owner: Jonas Berg, due: 2026-03-06}
  - {id: M-6, title: History imported, owner: Jonas Berg, due: 2026-03-09}
# gates.yaml
gates: {kickoff: {signoffs: []}}
```

```yaml clean on 2026-03-03
# jsp.yaml
milestones:
  - {id: M-1, title: Configuration, owner: Jonas Berg, due: 2026-03-04}
  - {id: M-2, title: Three champions invited, owner: Jonas Berg, due: 2026-03-05}
  - {id: M-3, title: First list imported, owner: Priya Shah, due: 2026-03-06}
  - {id: M-4, title: All users invited, owner: Jonas Berg, due: 2026-03-20}
# gates.yaml
gates: {kickoff: {signoffs: []}}
```
",
    source: "S2 S3",
    run: Run::open(Relies::On(&[PlanFile::Jsp]), find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let most = assessment.basis.config.deadlines.week_one_milestones as usize;
    let end = assessment.signed().plus_days(7);
    let days = (0..assessment.plan.jsp.milestones.len()).filter_map(|index| assessment.due(index));
    let early = days.filter(|due| *due >= assessment.signed() && *due <= end).count();
    if early <= most || assessment.gates.is_past(Phase::Kickoff) {
        return Vec::new();
    }
    let message =
        format!("{} are due by {end}, in the first week; {most} is the most", Count(early, "milestone"));
    let help = "move what nobody needs for the first win to after it";
    vec![Problem::new(Route::to(PlanFile::Jsp).key("milestones"), message).help(help)]
}
