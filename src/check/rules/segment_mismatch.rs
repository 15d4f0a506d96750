//! `segment-mismatch`: less human help than the account calls for.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic};
use crate::finding::Severity;
use crate::model::{Engagement, Level, PlanFile, Segment};
use crate::phrase::List;
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "segment-mismatch",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::Handoff,
    summary: "less human help than the account calls for",
    docs: r"
Fires on a low-touch plan that is complex, has high potential to grow, or is enterprise.

## Why it matters

Contract size alone misjudges accounts. A complex one that is left to guided tours and automated mail struggles
and leaves; a small one with much room to grow is worth more attention than its first contract.

## How to fix it

Raise `engagement` in `onboarding.yaml` to `hybrid` or `high-touch`, or correct the judgement of complexity and
potential.

```yaml fires
# onboarding.yaml
engagement: low-touch
complexity: high
```

```yaml clean
# onboarding.yaml
engagement: hybrid
complexity: high
```
",
    source: "S0 S4",
    run: Run::open(Relies::OnItsFile, find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let onboarding = &assessment.plan.onboarding;
    if onboarding.engagement != Some(Engagement::LowTouch) {
        return Vec::new();
    }
    let reasons: Vec<&str> = [
        (onboarding.complexity == Some(Level::High), "complex"),
        (onboarding.expansion_potential == Some(Level::High), "likely to grow"),
        (onboarding.segment == Segment::Enterprise, "enterprise"),
    ]
    .into_iter()
    .filter_map(|(is_so, word)| is_so.then_some(word))
    .collect();
    if reasons.is_empty() {
        return Vec::new();
    }
    let message = format!("the account is {}, but `low-touch`", List::and(&reasons));
    let help = "set `engagement: hybrid` or `high-touch`";
    vec![Problem::new(Route::to(PlanFile::Onboarding).key("engagement"), message).help(help)]
}
