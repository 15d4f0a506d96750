//! `worked-during-hold`: work was finished while the plan was on hold.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, item};
use crate::finding::Severity;
use crate::model::PlanFile;
use crate::plan_at::Holds;

pub(super) const CHECK: Check = Check {
    id: "worked-during-hold",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::Sense,
    summary: "work was finished while the plan was on hold",
    docs: r"
Fires on a hold during which milestones or actions were done: after its first day, and before the day on which work went on. Calls
may be held during one.

## Why it matters

During a hold nothing grows late. One that is dated back over weeks in which people worked takes what was late in them off every
list and out of the score.

## How to fix it

Let it begin on the day on which work stopped, and end on the day on which it went on.

```yaml fires
# onboarding.yaml
holds: [{id: H-1, since: 2026-03-05, resumes_on: 2026-04-01, reason: budget is frozen, side: customer, by: Ana Ruiz}]
# actions.yaml
actions:
  - {id: A-1, title: Send the user list, owner: Lee Novak, due: 2026-03-20, done_on: 2026-03-17}
```

```yaml clean
# onboarding.yaml
holds: [{id: H-1, since: 2026-03-18, resumes_on: 2026-04-01, reason: budget is frozen, side: customer, by: Ana Ruiz}]
# actions.yaml
actions:
  - {id: A-1, title: Send the user list, owner: Lee Novak, due: 2026-03-20, done_on: 2026-03-17}
```
",
    source: "",
    run: Run::always(Relies::On(&[PlanFile::Onboarding, PlanFile::Jsp, PlanFile::Actions]), find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let holds = assessment.plan.onboarding.holds.iter().enumerate();
    let problem = |(at, hold)| {
        let (since, until) = Holds::span(hold, assessment.as_of())?;
        let message = format!("{} during the hold since {since}", assessment.done_between(since, until)?);
        let route = item(PlanFile::Onboarding, "holds", at).key("since");
        Some(
            Problem::new(route, message)
                .help("let the hold begin when work stopped, and end when it resumed"),
        )
    };
    holds.filter_map(problem).collect()
}
