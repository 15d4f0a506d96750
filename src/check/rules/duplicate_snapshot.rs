//! `duplicate-snapshot`: two snapshots of one day count the same thing differently.

use std::collections::BTreeMap;

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, item};
use crate::finding::Severity;
use crate::model::{PlanFile, Snapshot};

pub(super) const CHECK: Check = Check {
    id: "duplicate-snapshot",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::Sense,
    summary: "two snapshots of one day count the same thing differently",
    docs: r"
Fires on every number of a snapshot that an earlier one in the list, of the same day, says differently. The later
in the list counts. Two snapshots of one day that count different things complete each other; one that was withdrawn
says nothing.

## Why it matters

Only one of the two numbers can be right, and seat activation, health and gates rest on the one that happens to come
further down.

## How to fix it

Take the wrong number out, or correct the day of the snapshot.

```yaml fires
# adoption.yaml
snapshots:
  - {measured_on: 2026-03-16, licensed: 50, provisioned: 40, active: 22}
  - {measured_on: 2026-03-16, active: 31}
```

```yaml clean
# adoption.yaml
snapshots:
  - {measured_on: 2026-03-16, licensed: 50, provisioned: 40, active: 22}
  - {measured_on: 2026-03-16, csat: 4.5}
```
",
    source: "",
    run: Run::always(Relies::OnNothing, find),
};

/// What a snapshot counts, as printed: its key and its number.
fn counts(snapshot: &Snapshot) -> Vec<(&'static str, String)> {
    let whole = [
        ("licensed", snapshot.licensed),
        ("provisioned", snapshot.provisioned),
        ("active", snapshot.active),
        ("key_actions", snapshot.key_actions),
        ("workflows_live", snapshot.workflows_live),
        ("features_used", snapshot.features_used),
        ("features_available", snapshot.features_available),
    ];
    let whole = whole.into_iter().filter_map(|(key, count)| Some((key, count?.to_string())));
    let rated = [("csat", snapshot.csat), ("nps", snapshot.nps)];
    let rated = rated.into_iter().filter_map(|(key, score)| Some((key, score?.to_string())));
    let day = snapshot.last_used_on.map(|on| ("last_used_on", on.to_string()));
    whole.chain(rated).chain(day).collect()
}

fn find(assessment: &Assessment) -> Vec<Problem> {
    let mut said = BTreeMap::new();
    let mut problems = Vec::new();
    let snapshots = assessment.plan.adoption.snapshots.iter().enumerate();
    for (at, snapshot) in snapshots.filter(|(_, it)| it.withdrawn.is_none()) {
        for (key, number) in counts(snapshot) {
            let Some(earlier) = said.insert((snapshot.measured_on, key), number.clone()) else { continue };
            if earlier != number {
                let message = format!(
                    "`{key}` of {} is {earlier} in one snapshot and {number} in this one",
                    snapshot.measured_on
                );
                let route = item(PlanFile::Adoption, "snapshots", at).key(key);
                problems.push(
                    Problem::new(route, message)
                        .help("take out the number that is wrong; the later one counts"),
                );
            }
        }
    }
    problems
}
