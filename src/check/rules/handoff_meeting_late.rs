//! `handoff-meeting-late`: no live handoff meeting within two days of signature.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run};
use crate::finding::Severity;
use crate::model::{Phase, PlanFile};
use crate::phrase::Days;
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "handoff-meeting-late",
    since: "0.1.0",
    severity: Severity::Warning,
    summary: "no live handoff meeting within two days of signature",
    docs: r"
Fires once the deadline for the live meeting of account executive and CSM has passed without `meeting.held_on`,
and, until the kickoff gate is open, when it was held after the deadline. The deadline is
`deadlines.handoff_meeting_days` after signature (2 by default), rolled forward from a day off.

## Why it matters

Half of what sales knows is in no document, and it fades within days. A CSM who was not told makes the customer
say everything again, just when they wonder whether they bought the right thing.

## How to fix it

Hold the meeting, and write its day and who was there under `meeting` in `handoff.yaml`.

```yaml fires on 2026-03-05
# handoff.yaml
meeting: {planned: 2026-03-04, held_on: null}
```

```yaml clean on 2026-03-05
# handoff.yaml
meeting: {planned: 2026-03-04, held_on: 2026-03-04, attendees: [Tom Weber, Priya Shah]}
```

```yaml clean on 2026-03-04
# handoff.yaml
meeting: {planned: 2026-03-04, held_on: null}
```
",
    source: "S0 S1 S3",
    run: Run::moving(Relies::OnItsFile, find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let days = assessment.basis.config.deadlines.handoff_meeting_days;
    let deadline = assessment.deadline(days);
    let route = Route::to(PlanFile::Handoff).key("meeting");
    if assessment.gates.is_past(Phase::Kickoff) {
        return Vec::new();
    }
    match assessment.plan.handoff.meeting.held_on {
        Some(held) if held > deadline => {
            let message = format!("the handoff meeting was held on {held}, after its deadline on {deadline}");
            vec![Problem::new(route.key("held_on"), message)]
        }
        None if assessment.as_of() > deadline => {
            let message =
                format!("no handoff meeting was held by {deadline}, {} after signature", Days(days.into()));
            vec![Problem::new(route, message).help("hold it, and set `meeting.held_on` in `handoff.yaml`")]
        }
        _ => Vec::new(),
    }
}
