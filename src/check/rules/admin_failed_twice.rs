//! `admin-failed-twice`: an administrator failed the assessment twice.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, item};
use crate::finding::Severity;
use crate::model::{Audience, PlanFile};
use crate::phrase::Count;
use crate::remedy::commands;

pub(super) const CHECK: Check = Check {
    id: "admin-failed-twice",
    since: "0.1.0",
    severity: Severity::Warning,
    summary: "an administrator failed the assessment twice",
    docs: r"
Fires on a person of `training.yaml` with audience `admins` who failed at least twice and is not certified.

## Why it matters

Somebody who cannot administer the product will call for every user, or let it rot. Two failures are a sign that the course does
not fit them, and the CSM should hear of it at once.

## How to fix it

Sit down with them on their own tasks, then let them try again; `onboard training certify` says that they passed.

```yaml fires
# training.yaml
people:
  - {name: Lee Novak, audience: admins, failed: 2}
```

```yaml clean
# training.yaml
people:
  - {name: Lee Novak, audience: admins, failed: 2, certified_on: 2026-03-19}
```
",
    source: "S1",
    run: Run::open(Relies::OnItsFile, find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let people = assessment.plan.training.people.iter().enumerate();
    let failing = people.filter(|(_, trainee)| {
        trainee.audience == Some(Audience::Admins) && trainee.failed >= 2 && trainee.certified_on.is_none()
    });
    failing
        .map(|(at, trainee)| {
            let message = format!(
                "{} has failed the assessment {}",
                trainee.name,
                Count(trainee.failed as usize, "time")
            );
            Problem::new(item(PlanFile::Training, "people", at).key("failed"), message)
                .help("coach them on their own tasks, and say when they pass")
                .by(commands::training_certify(assessment.slug(), &trainee.name, None))
        })
        .collect()
}
