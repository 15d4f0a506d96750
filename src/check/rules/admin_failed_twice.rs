//! `admin-failed-twice`: an administrator failed the assessment twice.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic};
use crate::finding::Severity;
use crate::model::PlanFile;
use crate::phrase::Count;
use crate::remedy::{Word, commands};

pub(super) const CHECK: Check = Check {
    id: "admin-failed-twice",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::Adoption,
    summary: "an administrator failed the assessment twice",
    docs: r"
Fires on an administrator who has failed at least twice in sessions with audience `admins`, and has not passed since.

## Why it matters

Somebody who cannot administer the product will call for every user, or let it rot. Two failures are a sign that the course does
not fit them, and the CSM should hear of it at once.

## How to fix it

Sit down with them on their own tasks, then let them try again; `onboard training certify` says that they passed.

```yaml fires
# training.yaml
sessions:
  - id: T-admin
    audience: admins
    tries:
      - {taken_on: 2026-03-12, by: Lee Novak, passed: false}
      - {taken_on: 2026-03-18, by: Lee Novak, passed: false}
```

```yaml clean
# training.yaml
sessions:
  - id: T-admin
    audience: admins
    tries:
      - {taken_on: 2026-03-12, by: Lee Novak, passed: false}
      - {taken_on: 2026-03-18, by: Lee Novak, passed: false}
      - {taken_on: 2026-03-19, by: Lee Novak, passed: true, evidence: certificate 114}
```
",
    source: "S1",
    run: Run::open(Relies::On(&[PlanFile::Stakeholders, PlanFile::Training]), find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let admins = assessment.admins();
    let failing = admins.iter().filter(|it| it.certified.is_none() && it.failures.len() >= 2);
    failing
        .filter_map(|admin| {
            let last = admin.failures.last()?;
            let times = Count(admin.failures.len(), "time");
            let session = admin.session.map(Word::from);
            let certify = commands::training_certify(assessment.slug(), admin.name, session);
            Some(
                Problem::new(last.clone(), format!("{} has failed the assessment {times}", admin.name))
                    .help("coach them on their own tasks, and say when they pass")
                    .by(certify),
            )
        })
        .collect()
}
