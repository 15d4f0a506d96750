//! `licences-lowered`: fewer are paid for than were, and nobody decided it.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, item};
use crate::date::Date;
use crate::finding::Severity;
use crate::model::{About, PlanFile, Right, Snapshot};

pub(super) const CHECK: Check = Check {
    id: "licences-lowered",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::Adoption,
    summary: "fewer are paid for than were, and nobody decided it",
    docs: r"
Fires on a snapshot with fewer `licensed` seats, or fewer `features_available`, than one before it, while no decision about scope
by somebody with the right to that was made since that one.

## Why it matters

Adoption is a share of what was bought. Where the whole shrinks the share grows, and a gate opens although nobody uses more. What
was bought shrinks when somebody decides it, and that the customer wants fewer is news in itself.

## How to fix it

Correct the count; or log who decided it: `onboard decision add PLAN TEXT --about scope`. Seats that nobody has set up yet are
still bought.

```yaml fires
# adoption.yaml
snapshots:
  - {measured_on: 2026-03-12, licensed: 50, provisioned: 20}
  - {measured_on: 2026-03-19, licensed: 25, provisioned: 20}
```

```yaml fires
# adoption.yaml
snapshots:
  - {measured_on: 2026-03-12, features_available: 12}
  - {measured_on: 2026-03-19, features_available: 8}
# decisions.yaml
decisions:
  - {id: D-import, text: Import two years only, about: scope, by: Ana Ruiz, decided_on: 2026-03-16, affects: [M-import]}
```

```yaml clean
# adoption.yaml
snapshots:
  - {measured_on: 2026-03-12, licensed: 50, provisioned: 20}
  - {measured_on: 2026-03-19, licensed: 25, provisioned: 20}
# decisions.yaml
decisions:
  - {id: D-seats, text: The second site starts next year, about: scope, by: Ana Ruiz, decided_on: 2026-03-16}
```
",
    source: "S0",
    run: Run::open(
        Relies::On(&[
            PlanFile::Onboarding,
            PlanFile::Stakeholders,
            PlanFile::Jsp,
            PlanFile::Adoption,
            PlanFile::Decisions,
        ]),
        find,
    ),
};

/// A count of a snapshot: its key, and how to read it.
type Counted = (&'static str, fn(&Snapshot) -> Option<u32>);

/// What a contract says how many there are of.
const BOUGHT: [Counted; 2] =
    [("licensed", |it| it.licensed), ("features_available", |it| it.features_available)];

fn find(assessment: &Assessment) -> Vec<Problem> {
    let taken = assessment.plan.adoption.until(assessment.as_of());
    let mut problems = Vec::new();
    for (key, pick) in BOUGHT {
        let counted = taken.iter().filter_map(|(at, it)| Some((*at, it.measured_on, pick(it)?)));
        let counted: Vec<(usize, Date, u32)> = counted.collect();
        for pair in counted.windows(2) {
            let ((_, before, many), (at, _, few)) = (pair[0], pair[1]);
            if few < many && !is_decided_since(assessment, before) {
                problems.push(lowered(assessment, key, (before, many), (at, few)));
            }
        }
    }
    problems
}

/// Whether somebody with the right decided on scope since a day; one that names entries is about those.
fn is_decided_since(assessment: &Assessment, day: Date) -> bool {
    let mut made = assessment.made_decisions().map(|(_, decision)| decision);
    made.any(|it| {
        let is_later = it.decided_on.is_some_and(|on| on >= day);
        let is_about = it.about == Some(About::Scope) && it.affects.is_empty();
        is_later && is_about && assessment.was_theirs_to_decide(it, Right::Scope)
    })
}

fn lowered(
    assessment: &Assessment,
    key: &'static str,
    (before, many): (Date, u32),
    (at, few): (usize, u32),
) -> Problem {
    let message = format!("`{key}` is {few}, and was {many} on {before}; no decision about scope says so");
    let log = assessment.scope_decision_of_all();
    Problem::new(item(PlanFile::Adoption, "snapshots", at).key(key), message)
        .help("correct the count, or log who decided it")
        .by(log)
}
