//! `blocker-incomplete`: something is blocked, and nothing says why, on whom or since when.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, item, lacking};
use crate::finding::Severity;
use crate::model::{Blocker, PlanFile, Side, Status};
use crate::remedy::{Word, commands};
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "blocker-incomplete",
    since: "0.1.0",
    severity: Severity::Warning,
    summary: "something is blocked, and nothing says why, on whom or since when",
    docs: r#"
Fires on an open milestone or action with `status: blocked` whose `blocked` lacks `reason`, `waiting_on` or `since`.

## Why it matters

"Waiting on security" is trackable once it says who has to move and since when. Without that it is a fog that nobody
is answerable for, and its response clock never starts.

## How to fix it

Say it with `onboard milestone block` or `onboard action block`, or add `blocked: {reason: …, waiting_on: vendor | customer |
third_party, since: DATE}`.

```yaml fires
# actions.yaml
actions:
  - {id: A-sso, title: Register the application, owner: Lee Novak, due: 2026-03-25, status: blocked}
```

```yaml fires
# actions.yaml
actions:
  - {id: A-sso, title: Register the application, owner: Lee Novak, due: 2026-03-25, status: blocked, blocked: {reason: needs an admin, since: 2026-03-18}}
```

```yaml clean
# actions.yaml
actions:
  - {id: A-sso, title: Register the application, owner: Lee Novak, due: 2026-03-25, status: blocked, blocked: {reason: needs an admin, waiting_on: customer, since: 2026-03-18}}
```
"#,
    source: "S1",
    run: Run::open(Relies::OnItsFile, find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let (plan, slug) = (&assessment.plan, assessment.slug());
    let milestones = plan.jsp.milestones.iter().enumerate().map(|(at, milestone)| {
        let (id, blocker) = (&milestone.id, milestone.blocked.as_ref());
        let (reason, side, since) = known(blocker);
        let block = commands::milestone_block(slug, id, reason, side, since);
        let what = format!("milestone `{id}`");
        (milestone.status(), blocker, what, item(PlanFile::Jsp, "milestones", at), block)
    });
    let actions = plan.actions.actions.iter().enumerate().map(|(at, action)| {
        let (id, blocker) = (&action.id, action.blocked.as_ref());
        let (reason, side, since) = known(blocker);
        let block = commands::action_block(slug, id, reason, side, since);
        (action.status(), blocker, format!("action `{id}`"), item(PlanFile::Actions, "actions", at), block)
    });
    milestones
        .chain(actions)
        .filter(|(status, ..)| *status == Status::Blocked)
        .filter_map(|(_, blocker, what, route, block)| Some(flaw(blocker, &what, route)?.by(block)))
        .collect()
}

/// Why, on whom and since when, as far as it is written.
fn known(blocker: Option<&Blocker>) -> (Word, Word, Word) {
    let reason = blocker.and_then(|blocker| blocker.reason.get());
    let side = blocker.and_then(|blocker| blocker.waiting_on).map(Side::word);
    let since = blocker.and_then(|blocker| blocker.since);
    (Word::or(reason, "reason"), Word::or(side, "side"), Word::or(since, "date"))
}

fn flaw(blocker: Option<&Blocker>, what: &str, route: Route) -> Option<Problem> {
    let Some(blocker) = blocker else {
        let message = format!("{what} is blocked, and nothing says why");
        return Some(Problem::new(route.key("status"), message).help("say why, and who has to move"));
    };
    let keys = [
        ("reason", blocker.reason.is_answered()),
        ("waiting_on", blocker.waiting_on.is_some()),
        ("since", blocker.since.is_some()),
    ];
    lacking(&keys, &format!("the blocker of {what}"), route.key("blocked"))
}
