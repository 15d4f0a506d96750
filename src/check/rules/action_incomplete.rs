//! `action-incomplete`: an action without an owner or a due date.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, item, lacking};
use crate::finding::Severity;
use crate::model::{PlanFile, is_answer};
use crate::remedy::{Remedy, blank, commands};
use crate::schedule::open_actions;

pub(super) const CHECK: Check = Check {
    id: "action-incomplete",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::Logs,
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
    open_actions(assessment)
        .filter_map(|(at, action)| {
            let owner = assessment.action_owner(at).filter(|name| is_answer(name));
            let keys = [("owner", owner.is_some()), ("due", action.due.is_some())];
            let (plan, id) = (assessment.slug(), &action.id);
            let problem =
                lacking(&keys, &format!("action `{id}`"), item(PlanFile::Actions, "actions", at).key("id"))?;
            let mut help = Remedy::default();
            if owner.is_none() {
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
