//! `training-overdue`: a training session is past its date, and nobody has given it.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, reference};
use crate::finding::Severity;
use crate::model::PlanFile;
use crate::remedy::{Remedy, commands};

pub(super) const CHECK: Check = Check {
    id: "training-overdue",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::Adoption,
    summary: "a training session is past its date, and nobody has given it",
    docs: r"
Fires on every session whose `due` has passed without a `delivered_on`: those that the metric `overdue_trainings` counts.

## Why it matters

People who were not taught do not use what they got, and a gate that asks for training waits for it.

## How to fix it

Give it and say so (`onboard training deliver`), or agree on another day (`onboard training move`).

```yaml fires
# training.yaml
sessions:
  - {id: T-admins, title: For admins, audience: admins, due: 2026-03-18}
```

```yaml clean
# training.yaml
sessions:
  - {id: T-admins, title: For admins, audience: admins, due: 2026-03-18, delivered_on: 2026-03-19}
```
",
    source: "S1 S3",
    run: Run::moving(Relies::On(&[PlanFile::Onboarding, PlanFile::Training]), find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    reference::counted(assessment, "overdue_trainings")
        .into_iter()
        .filter_map(|(at, route)| {
            let session = assessment.plan.training.sessions.get(at)?;
            let late = assessment.due_in_words(assessment.session_owed_on(session)?);
            let given = commands::training_given(assessment.slug(), &session.id);
            let help = Remedy::run("give it, and say so", given);
            let message = format!("training `{}` is {late}", session.id);
            Some(Problem::new(route, message).help(help).among("training", "are overdue"))
        })
        .collect()
}
