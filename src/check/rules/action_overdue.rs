//! `action-overdue`: an open action is past its date.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, reference};
use crate::finding::Severity;
use crate::model::PlanFile;
use crate::remedy::{Remedy, blank, commands};

pub(super) const CHECK: Check = Check {
    id: "action-overdue",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::Logs,
    summary: "an open action is past its date",
    docs: r"
Fires on every open action whose `due` has passed: those that the metric `overdue_actions` counts.

## Why it matters

The log is read in every call. Overdue entries that nobody mentions teach everybody that it is not meant.

## How to fix it

Do it (`onboard action done`), agree on a new date in the next call (`onboard action move`), or mark it `not_applicable`.

```yaml fires
# actions.yaml
actions:
  - {id: A-users, title: Send the user list, owner: Lee Novak, due: 2026-03-18}
```

```yaml clean
# actions.yaml
actions:
  - {id: A-users, title: Send the user list, owner: Lee Novak, due: 2026-03-18, done_on: 2026-03-19}
```
",
    source: "S1",
    run: Run::moving(Relies::On(&[PlanFile::Onboarding, PlanFile::Actions]), find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    reference::counted(assessment, "overdue_actions")
        .into_iter()
        .filter_map(|(at, route)| {
            let action = assessment.plan.actions.actions.get(at)?;
            let owner = assessment.action_owner(at);
            let who = owner.map(|owner| format!(", owned by {owner},")).unwrap_or_default();
            let message = format!(
                "action `{}`{who} is {}",
                action.id,
                assessment.due_in_words(assessment.action_owed_on(at)?)
            );
            let done = commands::action_done(assessment.slug(), &action.id, None);
            let moved = commands::action_move(assessment.slug(), &action.id, blank("date"));
            let moved = Remedy::run("agree on a new date in the next call", moved);
            let help = Remedy::run("do it", done).or(moved);
            let all = format!("of {} are overdue", owner.unwrap_or("nobody"));
            Some(Problem::new(route, message).help(help).among("action", all))
        })
        .collect()
}
