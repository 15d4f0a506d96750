//! `action-incomplete`: an action without an owner or a due date.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, item, lacking};
use crate::finding::Severity;
use crate::model::PlanFile;
use crate::remedy::{Remedy, blank, commands};

pub(super) const CHECK: Check = Check {
    id: "action-incomplete",
    since: "0.1.0",
    severity: Severity::Warning,
    summary: "an action without an owner or a due date",
    docs: r"
Fires on an open action without `owner` or `due`.

## Why it matters

An action log is a list of promises: who, by when. An entry without either is a wish that comes up in every call.

## How to fix it

Say who does it (`onboard action assign`) and by when (`onboard action move`), or delete the entry.

```yaml fires
# actions.yaml
actions:
  - {id: A-users, title: Send the user list, owner: Lee Novak}
```

```yaml clean
# actions.yaml
actions:
  - {id: A-users, title: Send the user list, owner: Lee Novak, due: 2026-03-25}
```
",
    source: "S1",
    run: Run::open(Relies::OnItsFile, find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let actions = assessment.plan.actions.actions.iter().enumerate().filter(|(_, action)| action.is_open());
    actions
        .filter_map(|(at, action)| {
            let keys = [("owner", action.owner.is_answered()), ("due", action.due.is_some())];
            let (plan, id) = (assessment.slug(), &action.id);
            let problem =
                lacking(&keys, &format!("action `{id}`"), item(PlanFile::Actions, "actions", at).key("id"))?;
            let mut help = Remedy::default();
            if !action.owner.is_answered() {
                help = Remedy::run("say who does it", commands::action_assign(plan, id, blank("name")));
            }
            if action.due.is_none() {
                let due = commands::action_move(plan, id, blank("date"));
                help = help.then(Remedy::run("say by when", due));
            }
            Some(problem.help(help))
        })
        .collect()
}
