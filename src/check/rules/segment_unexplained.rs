//! `segment-unexplained`: the contract suggests another segment, and nothing says why.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic};
use crate::finding::Severity;
use crate::model::PlanFile;
use crate::phrase::Number;
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "segment-unexplained",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::Handoff,
    summary: "the contract suggests another segment, and nothing says why",
    docs: r"
Fires where the yearly contract value falls into another segment than the plan's by the cuts of `[segments]`, and
`segment_reason` is not written.

## Why it matters

The segment chooses thresholds, benchmarks and the health profile. A segment against the size of the contract can
well be right, but the next person needs to know what decided it.

## How to fix it

Write `segment_reason` in `onboarding.yaml`, or change `segment`.

```yaml fires
# onboarding.yaml
segment: enterprise
segment_reason: null
contract: {signed_on: 2026-03-02, arr: 48000, currency: EUR}
```

```yaml clean
# onboarding.yaml
segment: enterprise
segment_reason: 14 countries and a change programme, whatever the first contract
contract: {signed_on: 2026-03-02, arr: 48000, currency: EUR}
```
",
    source: "S0 S4",
    run: Run::open(Relies::OnItsFile, find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let onboarding = &assessment.plan.onboarding;
    let Some(arr) = onboarding.contract.arr.filter(|_| !onboarding.segment_reason.is_answered()) else {
        return Vec::new();
    };
    let suggested = assessment.basis.config.segments.by_size(arr);
    if suggested == onboarding.segment {
        return Vec::new();
    }
    let message =
        format!("a contract of {} a year suggests `{suggested}`, not `{}`", Number(arr), onboarding.segment);
    let help = "write `segment_reason`, or change `segment`";
    vec![Problem::new(Route::to(PlanFile::Onboarding).key("segment"), message).help(help)]
}
