//! `impossible-count`: a part that is larger than its whole.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, item};
use crate::finding::Severity;
use crate::model::PlanFile;
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "impossible-count",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Sense,
    summary: "a part that is larger than its whole",
    docs: r"
Fires where more seats are active than provisioned, more features are used than available, more people came to
a training than were invited, or more passed than were tested.

## Why it matters

Shares above 100 % make adoption and training look better than they can be. Mostly two columns were swapped.

## How to fix it

Correct the counts. Somebody who came without an invitation is counted as invited.

```yaml fires
# adoption.yaml
snapshots:
  - {measured_on: 2026-03-19, licensed: 50, provisioned: 20, active: 31}
```

```yaml clean
# adoption.yaml
snapshots:
  - {measured_on: 2026-03-19, licensed: 50, provisioned: 31, active: 20}
```
",
    source: "",
    run: Run::always(Relies::OnNothing, find).refusing(),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let plan = &assessment.plan;
    let mut problems = Vec::new();
    let mut compare = |part: (&'static str, Option<u32>), whole: (&str, Option<u32>), route: &Route| {
        if let Some((few, many)) = part.1.zip(whole.1)
            && few > many
        {
            let message = format!("`{}` is {few}, more than `{}`, which is {many}", part.0, whole.0);
            problems.push(Problem::new(route.clone().key(part.0), message));
        }
    };
    for (at, snapshot) in plan.adoption.snapshots.iter().enumerate() {
        let route = item(PlanFile::Adoption, "snapshots", at);
        compare(("active", snapshot.active), ("provisioned", snapshot.provisioned), &route);
        let available = ("features_available", snapshot.features_available);
        compare(("features_used", snapshot.features_used), available, &route);
    }
    for (at, session) in plan.training.sessions.iter().enumerate() {
        let route = item(PlanFile::Training, "sessions", at);
        compare(("attended", session.attended), ("invited", session.invited), &route);
        compare(("passed", session.passed), ("assessed", session.assessed), &route);
        for (number, retest) in session.retests.iter().enumerate() {
            let route = route.clone().key("retests").index(number);
            compare(("passed", retest.passed), ("assessed", retest.assessed), &route);
        }
    }
    problems
}
