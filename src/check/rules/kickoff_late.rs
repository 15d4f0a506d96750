//! `kickoff-late`: the kickoff was not held within five working days of signature.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic};
use crate::finding::Severity;
use crate::gate::Waived;
use crate::model::{Fact, Phase, PlanFile};
use crate::phrase::Count;
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "kickoff-late",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::Handoff,
    summary: "the kickoff was not held within five working days of signature",
    docs: r"
Fires once the day agreed for the milestone that rests on the kickoff has passed without one, or
`deadlines.kickoff_working_days` (5 by default) where no milestone does, and, until go-live is through its gate, when it was
held later than that. The kickoff is the contact of kind `kickoff`.

## Why it matters

The energy of a signed deal lasts about a week. A customer who waits longer concludes that they are not a
priority, and the plan starts with an apology.

## How to fix it

Hold the kickoff, and note it in `contacts.yaml`; `onboard milestone done` on the milestone with `fact: kickoff` does. If the customer asked for the delay, say so:
`# onboard: allow[kickoff-late] reason` on the line.

```yaml fires on 2026-03-10
# contacts.yaml
contacts: []
# gates.yaml
gates: {kickoff: {signoffs: []}}
```

```yaml fires
# contacts.yaml
contacts:
  - {id: L-kick, kind: kickoff, held_on: 2026-03-12, present: [Priya Shah, Kim Osei]}
```

```yaml clean on 2026-03-06
# contacts.yaml
contacts: []
```
",
    source: "S3",
    run: Run::moving(Relies::On(&[PlanFile::Jsp, PlanFile::Contacts]), find).of_meetings(),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let deadline = assessment.meeting_owed(Fact::Kickoff);
    let limit = assessment.calendar.working_days_since(assessment.signed(), deadline).max(0);
    let milestone = assessment.milestone_with(Fact::Kickoff);
    let allowed = Count(limit as usize, "working day");
    match assessment.fact(Fact::Kickoff) {
        Some((held, route)) if *held > deadline && !assessment.gates.is_past(Phase::Implementation) => {
            let message =
                format!("the kickoff was held on {held}, after {deadline}: {allowed} after signature");
            vec![Problem::new(route.clone(), message)]
        }
        None if milestone.is_some_and(|(at, _)| !assessment.schedule.forecasts[at].standing.is_open()) => {
            Vec::new()
        }
        None if Waived::of(assessment).has_fact(Fact::Kickoff) => Vec::new(),
        None if assessment.as_of() > deadline && !assessment.gates.is_past(Phase::Kickoff) => {
            let message = format!("no kickoff was held by {deadline}, {allowed} after signature");
            let help = match milestone {
                Some((_, milestone)) => assessment.finish("hold it, and say so", milestone),
                None => assessment.noting("hold it, and note it", Fact::Kickoff),
            };
            let milestones = Route::to(PlanFile::Jsp).key("milestones");
            let route = milestone.map_or_else(
                || Route::to(PlanFile::Contacts).key("contacts"),
                |(at, _)| milestones.index(at).key("id"),
            );
            vec![Problem::new(route, message).help(help)]
        }
        _ => Vec::new(),
    }
}
