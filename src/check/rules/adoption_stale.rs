//! `adoption-stale`: nobody has counted use lately, though the customer is live.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic};
use crate::finding::Severity;
use crate::model::PlanFile;
use crate::phrase::Days;
use crate::remedy::{blank, commands};
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "adoption-stale",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::Adoption,
    summary: "nobody has counted use lately, though the customer is live",
    docs: r"
Fires once the customer has been live for longer than `staleness.adoption_days` (14 by default), while the last snapshot of
`adoption.yaml` is older than that, or there is none.

## Why it matters

A stall in week three has to be seen in week three. Without counts, health is a guess, and the first sign is the renewal call.

## How to fix it

Count seats licensed, provisioned and active, and write it down with `onboard usage add`; once a week is enough.

```yaml fires on 2026-05-15
# jsp.yaml
milestones:
  - {id: M-live, title: Everyone live, event: go_live, owner: Jonas Berg, due: 2026-04-24, done_on: 2026-04-24}
# adoption.yaml
snapshots:
  - {measured_on: 2026-04-27, licensed: 50, provisioned: 40, active: 22}
```

```yaml clean on 2026-05-15
# jsp.yaml
milestones:
  - {id: M-live, title: Everyone live, event: go_live, owner: Jonas Berg, due: 2026-04-24, done_on: 2026-04-24}
# adoption.yaml
snapshots:
  - {measured_on: 2026-05-11, licensed: 50, provisioned: 48, active: 35}
```
",
    source: "S0 S2 S3",
    run: Run::moving(Relies::On(&[PlanFile::Adoption]), find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let limit = i64::from(assessment.basis.config.staleness.adoption_days);
    let today = assessment.as_of();
    if !assessment.is_live() {
        return Vec::new();
    }
    let route = Route::to(PlanFile::Adoption).key("snapshots");
    let problem = match assessment.plan.adoption.until(today).last() {
        Some((at, last)) if assessment.days_quiet_since(last.measured_on) > limit => {
            let (on, ago) = (last.measured_on, Days(today.days_since(last.measured_on)));
            let message = format!("use was last counted on {on}, {ago} ago");
            Problem::new(route.index(*at), message)
        }
        None if assessment.live_on().is_none_or(|live| assessment.days_quiet_since(live) > limit) => {
            Problem::new(route, "the customer is live, and nobody has counted use")
        }
        _ => return Vec::new(),
    };
    let count = commands::usage_seats(assessment.slug(), blank("n"), blank("n"), blank("n"));
    vec![problem.help("count it").by(count)]
}
