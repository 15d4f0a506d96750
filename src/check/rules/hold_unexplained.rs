//! `hold-unexplained`: a hold without a reason or a side.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, item};
use crate::finding::Severity;
use crate::model::PlanFile;

pub(super) const CHECK: Check = Check {
    id: "hold-unexplained",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::Logs,
    summary: "a hold without a reason or a side",
    docs: r"
Fires on a hold that does not say why the plan stood still, or whose wish it was.

## Why it matters

Days on hold are set against time to value. A pause that nobody accounts for reads as a delay, and nobody knows
what has to happen for the work to go on.

## How to fix it

Add `reason` and `side` to the hold in `onboarding.yaml`.

```yaml fires
# onboarding.yaml
holds:
  - {id: H-1, since: 2026-03-12, ended_on: 2026-03-16}
```

```yaml clean
# onboarding.yaml
holds:
  - {id: H-1, since: 2026-03-12, ended_on: 2026-03-16, reason: year-end freeze, side: customer}
```
",
    source: "S1",
    run: Run::open(Relies::OnItsFile, find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let holds = assessment.plan.onboarding.holds.iter().enumerate();
    holds
        .filter(|(_, hold)| !hold.is_withdrawn(assessment.as_of()))
        .filter_map(|(at, hold)| {
            let missing = match (hold.reason.is_answered(), hold.side.is_some()) {
                (true, true) => return None,
                (false, true) => "`reason`",
                (true, false) => "`side`",
                (false, false) => "`reason` and `side`",
            };
            let message = format!("the hold from {} has no {missing}", hold.since);
            let help = format!("add {missing} to the hold");
            Some(Problem::new(item(PlanFile::Onboarding, "holds", at).key("since"), message).help(help))
        })
        .collect()
}
