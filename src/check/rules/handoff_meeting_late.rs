//! `handoff-meeting-late`: no live handoff meeting within two days of signature.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic};
use crate::finding::Severity;
use crate::gate::Waived;
use crate::model::{Fact, Phase, PlanFile};
use crate::phrase::Days;
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "handoff-meeting-late",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::Handoff,
    summary: "no live handoff meeting within two days of signature",
    docs: r"
Fires once the deadline for the live meeting of account executive and CSM has passed without a contact of kind
`handoff_meeting` at which both were, each by the part of that day (one that names nobody as `present` is taken at its word), and, until the kickoff gate is open, when it was held after the deadline. The deadline is
day agreed for the milestone that rests on the meeting, or `deadlines.handoff_meeting_days` after signature (2 by default)
where none does, rolled forward from a day off.

## Why it matters

Half of what sales knows is in no document, and it fades within days. A CSM who was not told makes the customer
say everything again, just when they wonder whether they bought the right thing.

## How to fix it

Hold the meeting, and note its day and who was there in `contacts.yaml`.

```yaml fires on 2026-03-05
# contacts.yaml
contacts: []
```

```yaml fires on 2026-03-05
# contacts.yaml
contacts:
  - {id: L-hand, kind: handoff_meeting, held_on: 2026-03-04, present: [Priya Shah]}
```

```yaml clean on 2026-03-05
# contacts.yaml
contacts:
  - {id: L-hand, kind: handoff_meeting, held_on: 2026-03-04, present: [Tom Weber, Priya Shah]}
```

```yaml clean on 2026-03-04
# contacts.yaml
contacts: []
```
",
    source: "S0 S1 S3",
    run: Run::moving(Relies::On(&[PlanFile::Contacts]), find).of_meetings(),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let deadline = assessment.meeting_owed(Fact::HandoffMeeting);
    if assessment.gates.is_past(Phase::Kickoff) {
        return Vec::new();
    }
    match assessment.fact(Fact::HandoffMeeting) {
        Some((held, route)) if *held > deadline => {
            let message = format!("the handoff meeting was held on {held}, after its deadline on {deadline}");
            vec![Problem::new(route.clone(), message)]
        }
        None if Waived::of(assessment).has_fact(Fact::HandoffMeeting) => Vec::new(),
        None if assessment.as_of() > deadline => {
            let after = Days(deadline.days_since(assessment.signed()));
            let nowhere = Route::to(PlanFile::Contacts).key("contacts");
            let (route, message) = match assessment.handoff_without() {
                Some((on, route, without)) => (route, format!("nothing was handed over on {on}: {without}")),
                None => {
                    (nowhere, format!("no handoff meeting was held by {deadline}, {after} after signature"))
                }
            };
            let help = match assessment.milestone_with(Fact::HandoffMeeting) {
                Some((_, milestone)) => assessment.finish("hold it, and say so", milestone),
                None => assessment.noting("hold it, and note it", Fact::HandoffMeeting),
            };
            vec![Problem::new(route, message).help(help)]
        }
        _ => Vec::new(),
    }
}
