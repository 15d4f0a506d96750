//! `kickoff-late`: the kickoff was not held within five working days of signature.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run};
use crate::finding::Severity;
use crate::model::{Event, Phase, PlanFile, Status};
use crate::phrase::Count;
use crate::remedy::Remedy;
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "kickoff-late",
    since: "0.1.0",
    severity: Severity::Warning,
    summary: "the kickoff was not held within five working days of signature",
    docs: r"
Fires once `deadlines.kickoff_working_days` (5 by default) have passed without a kickoff, and, until go-live is
through its gate, when it was held later than that. The kickoff is the milestone with `event: kickoff`.

## Why it matters

The energy of a signed deal lasts about a week. A customer who waits longer concludes that they are not a
priority, and the plan starts with an apology.

## How to fix it

Hold the kickoff, and say so with `onboard milestone done`. If the customer asked for the delay, say so:
`# onboard: allow[kickoff-late] reason` on the line.

```yaml fires on 2026-03-10
# jsp.yaml
milestones:
  - {id: M-kickoff, title: Kickoff held, event: kickoff, owner: Priya Shah, due: 2026-03-09}
# gates.yaml
gates: {kickoff: {signoff: null}}
```

```yaml fires
# jsp.yaml
milestones:
  - {id: M-kickoff, title: Kickoff held, event: kickoff, owner: Priya Shah, due: 2026-03-09, status: done, done_on: 2026-03-12}
```

```yaml clean on 2026-03-09
# jsp.yaml
milestones:
  - {id: M-kickoff, title: Kickoff held, event: kickoff, owner: Priya Shah, due: 2026-03-09}
```
",
    source: "S3",
    run: Run::moving(Relies::On(&[PlanFile::Jsp]), find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let limit = assessment.basis.config.deadlines.kickoff_working_days;
    let deadline = assessment.kickoff_deadline();
    let milestone = assessment.milestone_of(Event::Kickoff);
    if milestone.is_some_and(|(_, milestone)| milestone.status() == Status::NotApplicable) {
        return Vec::new();
    }
    let whole = Route::to(PlanFile::Jsp).key("milestones");
    let route = |key| milestone.map_or_else(|| whole.clone(), |(at, _)| whole.clone().index(at).key(key));
    let allowed = Count(limit as usize, "working day");
    match assessment.happened_on(Event::Kickoff) {
        Some(held) if held > deadline && !assessment.gates.is_past(Phase::Implementation) => {
            let message =
                format!("the kickoff was held on {held}, after {deadline}: {allowed} after signature");
            vec![Problem::new(route("done_on"), message)]
        }
        None if assessment.as_of() > deadline && !assessment.gates.is_past(Phase::Kickoff) => {
            let message = format!("no kickoff was held by {deadline}, {allowed} after signature");
            let help = match milestone {
                Some((_, milestone)) => Remedy::run("hold it, and say so", assessment.finish(milestone)),
                None => Remedy::say("hold it, and add it as a milestone with `event: kickoff`"),
            };
            vec![Problem::new(route("id"), message).help(help)]
        }
        _ => Vec::new(),
    }
}
