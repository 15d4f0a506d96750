//! `segment-mismatch`: less human help than the account calls for, or more than it can carry.

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
    summary: "the engagement does not fit the account",
    docs: r"
Fires on a low-touch plan that is complex, has high potential to grow, is enterprise, or is worth more than
`segments.high_touch_above` a year; and on a high-touch plan worth less than `segments.low_touch_below` that is neither complex
nor likely to grow.

## Why it matters

Contract size alone misjudges accounts. A complex one that is left to guided tours and automated mail struggles
and leaves; a small one with much room to grow is worth more attention than its first contract.

## How to fix it

Change `engagement` in `onboarding.yaml` (`hybrid` is the usual middle), or correct the judgement of complexity and potential.

```yaml fires
# onboarding.yaml
engagement: low-touch
complexity: high
```

```yaml fires
# onboarding.yaml
engagement: high-touch
contract: {arr: 6000, currency: EUR}
```

```yaml clean
# onboarding.yaml
engagement: hybrid
complexity: high
```

```yaml clean
# onboarding.yaml
engagement: high-touch
contract: {arr: 6000, currency: EUR}
expansion_potential: high
```
",
    source: "S0 S4",
    run: Run::open(Relies::OnItsFile, find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let message = match assessment.plan.onboarding.engagement {
        Some(Engagement::LowTouch) => too_little(assessment),
        Some(Engagement::HighTouch) => too_much(assessment),
        _ => None,
    };
    let help = "set `engagement: hybrid`, or judge complexity and potential anew";
    let place = || Route::to(PlanFile::Onboarding).key("engagement");
    message.map(|message| Problem::new(place(), message).help(help)).into_iter().collect()
}

/// The account is left to guided tours although somebody should be there.
fn too_little(assessment: &Assessment) -> Option<String> {
    let onboarding = &assessment.plan.onboarding;
    let cut = assessment.basis.config.segments.high_touch_above;
    let reasons: Vec<&str> = [
        (onboarding.complexity == Some(Level::High), "complex"),
        (onboarding.expansion_potential == Some(Level::High), "likely to grow"),
        (onboarding.segment == Segment::Enterprise, "enterprise"),
        (onboarding.contract.arr.is_some_and(|arr| arr > cut), "worth a high touch by its contract"),
    ]
    .into_iter()
    .filter_map(|(is_so, word)| is_so.then_some(word))
    .collect();
    let message = || format!("the account is {}, but `low-touch`", List::and(&reasons));
    (!reasons.is_empty()).then(message)
}

/// The contract does not pay for the people, and nothing else speaks for them.
fn too_much(assessment: &Assessment) -> Option<String> {
    let onboarding = &assessment.plan.onboarding;
    let cut = assessment.basis.config.segments.low_touch_below;
    let is_small = onboarding.contract.arr.is_some_and(|arr| arr < cut);
    let asks_for_people =
        [onboarding.complexity, onboarding.expansion_potential].contains(&Some(Level::High));
    (is_small && !asks_for_people).then(|| {
        "the contract is small and nothing says that the account is complex or likely to grow, but it is `high-touch`"
            .to_owned()
    })
}
