//! `attendance-only`: a training counts who came, not who understood.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, item};
use crate::finding::Severity;
use crate::model::{Audience, PlanFile};
use crate::remedy::{blank, commands};

pub(super) const CHECK: Check = Check {
    id: "attendance-only",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::Adoption,
    summary: "a training counts who came, not who understood",
    docs: r"
Fires on a session that was given more than a week ago without an `assessment`, or of whose `assessment` nobody has a result, unless
it was for executives.

## Why it matters

Everybody who attended a webinar was trained, and half of them cannot do the task. Attendance is effort; a knowledge check or a
task done by hand is understanding.

## How to fix it

Test those who were there, and say with `onboard training assess` how many passed.

```yaml fires on 2026-03-27
# training.yaml
sessions:
  - {id: T-daily, audience: end_users, delivered_on: 2026-03-18, invited: 40, attended: 36}
```

```yaml clean on 2026-03-27
# training.yaml
sessions:
  - {id: T-daily, audience: end_users, delivered_on: 2026-03-18, invited: 40, attended: 36, assessment: hands_on, assessed: 36, passed: 33}
```
",
    source: "S1 S3",
    run: Run::open(Relies::OnItsFile, find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let today = assessment.as_of();
    let given = assessment.sessions().filter(|(_, session)| {
        let is_tested = session.results_on(today).0.unwrap_or(0) > 0
            || session.tries.iter().any(|it| it.taken_by(today).is_some());
        session.audience != Some(Audience::Executives)
            && session.delivered_by(today).is_some_and(|on| today.days_since(on) > 7)
            && !is_tested
    });
    given
        .map(|(at, session)| {
            let message = format!("session `{}` was given, and nobody was tested on it", session.id);
            Problem::new(item(PlanFile::Training, "sessions", at).key("id"), message)
                .help("test those who were there")
                .by(commands::training_assess(assessment.slug(), &session.id, blank("n"), blank("n")))
        })
        .collect()
}
