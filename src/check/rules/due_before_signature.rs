//! `due-before-signature`: what is still to be done is due before the contract was signed.

use std::collections::BTreeSet;

use crate::assessment::Assessment;
use crate::check::{Check, ENOUGH, Problem, Relies, Run, Topic};
use crate::date::Date;
use crate::fields::{Field, Found, Kind, Shape, walk};
use crate::finding::{Place, Severity};
use crate::model::{Fact, PlanFile};
use crate::route::{Route, Step};

pub(super) const CHECK: Check = Check {
    id: "due-before-signature",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::Sense,
    summary: "what is still to be done is due before the contract was signed",
    docs: r"
Fires on every day by which something is to be done, is planned, decided or reviewed that lies before
`contract.signed_on`, while it is open. What is done has a day of its own; the security pack may well be due while the
deal is still open.

## Why it matters

Most often it is last year's year, typed in January. It makes the entry more than a year late, and the plan with it.

## How to fix it

Correct the date, or `contract.signed_on` in `onboarding.yaml`.

```yaml fires
# actions.yaml
actions:
  - {id: A-users, title: Send the user list, owner: Lee Novak, due: 2025-03-25}
```

```yaml clean
# actions.yaml
actions:
  - {id: A-users, title: Send the user list, owner: Lee Novak, due: 2026-03-25}
```
",
    source: "",
    run: Run::open(Relies::OnNothing, find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let (signed, today) = (assessment.signed(), assessment.as_of());
    let mut early: Vec<(Vec<usize>, Problem)> = Vec::new();
    let mut over = BTreeSet::new();
    let wants = |_: &Shape, field: &Field| {
        matches!(field.kind, Kind::Planned | Kind::DayOf(_) | Kind::Happened(_)) || field.key == "fact"
    };
    walk(&assessment.plan, wants, |found| {
        let entry = |up: usize| found.entries.iter().rev().nth(up).copied();
        match (found.field.kind, found.day()) {
            (Kind::Word, _) if found.text() == Some(Fact::SecurityPack.word()) => over.extend(entry(0)),
            (Kind::Happened(_), Some(day)) if day <= today => match (found.field.key, found.shape.name) {
                (_, "Reopened") => {}
                ("restored_on", _) => {
                    entry(1).map(|dropped| over.remove(&dropped));
                }
                ("declined_on" | "closed_on" | "occurred_on" | "dropped_on", _) => over.extend(entry(1)),
                (key, _) if ENDS.contains(&key) => over.extend(entry(0)),
                _ => {}
            },
            (Kind::Planned | Kind::DayOf(_), Some(day)) if day < signed && early.len() < ENOUGH => {
                early.push((found.entries.to_vec(), problem(found, signed)));
            }
            _ => {}
        }
    });
    let is_open = |problem: &Problem| match &problem.place {
        Place::Node(Route { file: PlanFile::Jsp, steps }) => match steps.as_slice() {
            [Step::Key(list), Step::Index(at), ..] if list == "milestones" => assessment.is_open(*at),
            _ => true,
        },
        _ => true,
    };
    early.retain(|(_, problem)| is_open(problem));
    let open = early.into_iter().filter(|(entries, _)| !entries.iter().any(|entry| over.contains(entry)));
    open.map(|(_, problem)| problem).collect()
}

/// The days after which an entry is no longer due.
const ENDS: [&str; 6] = ["done_on", "reached_on", "delivered_on", "decided_on", "answered_on", "ended_on"];

fn problem(found: &Found<'_>, signed: Date) -> Problem {
    let said = match (found.field.kind, found.steps().last()) {
        (Kind::DayOf(_), Some(Step::Key(id))) => {
            format!("`{id}` was agreed for {}", found.text().unwrap_or_default())
        }
        _ => found.said(),
    };
    Problem::new(found.route(), format!("{said}, before the contract was signed on {signed}"))
        .help("correct the date, or `contract.signed_on` in `onboarding.yaml`")
}
