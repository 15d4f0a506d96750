//! `training-not-by-role`: training is not planned for each audience.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, item};
use crate::finding::Severity;
use crate::model::{Audience, Event, Phase, PlanFile, Segment};
use crate::phrase::List;
use crate::remedy::{Remedy, blank, commands};
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "training-not-by-role",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::Adoption,
    summary: "training is not planned for each audience",
    docs: r"
Fires on a session without `audience`, and, from a week before go-live is due until graduation, while there is no session for
administrators or for end users, and for an enterprise plan none for executives.

## Why it matters

An hour on settings bores those who only enter orders, and those who run the system never learn it. Each audience needs its own
path: strategy, configuration, daily tasks.

## How to fix it

Plan a session for each audience with `onboard training add`.

```yaml fires on 2026-04-20
# jsp.yaml
milestones:
  - {id: M-live, title: Everyone live, event: go_live, owner: Jonas Berg, due: 2026-04-24}
# training.yaml
sessions:
  - {id: T-all, title: Everything for everybody, audience: end_users, due: 2026-04-21}
```

```yaml clean on 2026-04-20
# jsp.yaml
milestones:
  - {id: M-live, title: Everyone live, event: go_live, owner: Jonas Berg, due: 2026-04-24}
# training.yaml
sessions:
  - {id: T-admin, title: Users and security, audience: admins, due: 2026-04-14}
  - {id: T-daily, title: Month-end tasks, audience: end_users, due: 2026-04-21}
```
",
    source: "S0 S1 S3 S4",
    run: Run::moving(Relies::On(&[PlanFile::Onboarding, PlanFile::Jsp, PlanFile::Training]), find)
        .of_meetings(),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let sessions: Vec<_> = assessment.sessions().collect();
    let for_nobody = sessions.iter().filter(|(_, session)| session.audience.is_none());
    let mut problems: Vec<Problem> = for_nobody
        .map(|(at, session)| {
            let at = *at;
            let message = format!("session `{}` has no audience", session.id);
            let help = format!("add `audience`: {}", List::or(Audience::WORDS));
            Problem::new(item(PlanFile::Training, "sessions", at).key("id"), message).help(help)
        })
        .collect();
    if is_owed(assessment) {
        let is_enterprise = assessment.plan.onboarding.segment == Segment::Enterprise;
        let wanted =
            [(Audience::Executives, is_enterprise), (Audience::Admins, true), (Audience::EndUsers, true)];
        let is_missing = |audience| !sessions.iter().any(|(_, session)| session.audience == Some(audience));
        let missing = wanted.into_iter().filter(|(audience, is_wanted)| *is_wanted && is_missing(*audience));
        let missing: Vec<Audience> = missing.map(|(audience, _)| audience).collect();
        if !missing.is_empty() {
            let names: Vec<String> = missing.iter().map(|audience| format!("`{audience}`")).collect();
            let message = format!("no training is planned for {}", List::or(&names));
            let route = Route::to(PlanFile::Training).key("sessions");
            let plan = |audience: &Audience| {
                let (title, day) = (blank("title"), blank("date"));
                let add = commands::training_add(assessment.slug(), title, audience.word(), day);
                Remedy::run(format!("plan a session for `{audience}`"), add)
            };
            let help = missing.iter().map(plan).fold(Remedy::default(), Remedy::then);
            problems.push(Problem::new(route, message).help(help));
        }
    }
    problems
}

/// Training is owed when go-live is near, until the activation phase has been left.
fn is_owed(assessment: &Assessment) -> bool {
    let soon = assessment.as_of().plus_days(assessment.basis.config.deadlines.due_soon_days.into());
    let due = assessment.milestone_of(Event::GoLive).and_then(|(at, _)| assessment.due(at));
    let is_near = assessment.is_live()
        || assessment.gates.is_past(Phase::Implementation)
        || due.is_some_and(|due| due <= soon);
    is_near && !assessment.gates.is_past(Phase::Activation)
}
