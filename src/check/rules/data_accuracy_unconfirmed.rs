//! `data-accuracy-unconfirmed`: live on migrated data that the customer has not signed off.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic};
use crate::finding::Severity;
use crate::gate::Waived;
use crate::model::{Fact, PlanFile};
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "data-accuracy-unconfirmed",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::Adoption,
    summary: "live on migrated data that the customer has not signed off",
    docs: r"
Fires once the customer is live, where `technical.data_migration` of `handoff.yaml` is true and no confirmation with
`fact: data_accuracy` comes from the customer.

## Why it matters

Nothing destroys trust faster than wrong records on the first login. A customer who has checked the data shares the
responsibility for it.

## How to fix it

Let the customer compare, and note their answer under `confirmations` in `jsp.yaml`.

```yaml fires on 2026-04-25
# handoff.yaml
technical: {data_migration: true}
# jsp.yaml
milestones:
  - {id: M-live, title: Everyone live, event: go_live, owner: Jonas Berg, due: 2026-04-24, done_on: 2026-04-24}
confirmations: []
```

```yaml clean on 2026-04-25
# handoff.yaml
technical: {data_migration: true}
# jsp.yaml
milestones:
  - {id: M-live, title: Everyone live, event: go_live, owner: Jonas Berg, due: 2026-04-24, done_on: 2026-04-24}
confirmations:
  - {fact: data_accuracy, by: Lee Novak, confirmed_on: 2026-04-22, evidence: comparison of March}
```
",
    source: "S3",
    run: Run::moving(Relies::On(&[PlanFile::Handoff, PlanFile::Jsp]), find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    if assessment.plan.handoff.technical.data_migration != Some(true) || !assessment.is_live() {
        return Vec::new();
    }
    if assessment.fact(Fact::DataAccuracy).is_some() || Waived::of(assessment).has_fact(Fact::DataAccuracy) {
        return Vec::new();
    }
    let message = "the customer is live on migrated data, and has not confirmed that it is accurate";
    let help = assessment.noting("note it", Fact::DataAccuracy);
    vec![Problem::new(Route::to(PlanFile::Jsp).key("confirmations"), message).help(help)]
}
