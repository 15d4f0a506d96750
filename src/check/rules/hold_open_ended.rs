//! `hold-open-ended`: a hold is open, and nobody knows until when.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, item};
use crate::finding::Severity;
use crate::model::PlanFile;
use crate::remedy::{Remedy, commands};

pub(super) const CHECK: Check = Check {
    id: "hold-open-ended",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::Logs,
    summary: "a hold is open, and nobody knows until when",
    docs: r"
Fires on a hold that has not ended and has no `resumes_on`, the first day on which work is to go on, or one that is past.

## Why it matters

A plan on hold is late with nothing, so that nothing but this day brings anybody back to it. A pause without an end is how
onboardings are forgotten.

## How to fix it

Agree with the customer on the day and write `resumes_on`, with a move where it was another one before; or end the hold
with `onboard hold end`.

```yaml fires
# onboarding.yaml
holds:
  - {id: H-1, since: 2026-03-12, reason: year-end freeze, side: customer}
```

```yaml fires
# onboarding.yaml
holds:
  - {id: H-1, since: 2026-03-12, resumes_on: 2026-03-16, reason: year-end freeze, side: customer}
```

```yaml clean
# onboarding.yaml
holds:
  - {id: H-1, since: 2026-03-12, resumes_on: 2026-03-30, reason: year-end freeze, side: customer}
```
",
    source: "S1",
    run: Run::open(Relies::OnItsFile, find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let as_of = assessment.as_of();
    let running =
        assessment.plan.onboarding.holds.iter().enumerate().filter(|(_, it)| it.is_running_on(as_of));
    running
        .filter_map(|(at, hold)| {
            let route = item(PlanFile::Onboarding, "holds", at);
            let (route, message) = match hold.resumes_on(as_of) {
                None => {
                    let message =
                        format!("nobody has said when work resumes after the hold since {}", hold.since);
                    (route.key("since"), message)
                }
                Some(on) if on <= as_of => {
                    let message =
                        format!("work was to go on on {on}, and the hold since {} has not ended", hold.since);
                    (route.key("resumes_on"), message)
                }
                Some(_) => return None,
            };
            let end = Remedy::run("end the hold", commands::hold_end(assessment.slug()));
            Some(Problem::new(route, message).help(Remedy::say("agree on `resumes_on`").or(end)))
        })
        .collect()
}
