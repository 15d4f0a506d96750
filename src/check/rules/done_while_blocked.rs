//! `done-while-blocked`: done on a day on which something held it up.

use crate::assessment::Assessment;
use crate::check::{Check, ENOUGH, Problem, Relies, Run, Topic, item};
use crate::date::Date;
use crate::finding::Severity;
use crate::model::{Blocker, PlanFile};
use crate::remedy::Remedy;

pub(super) const CHECK: Check = Check {
    id: "done-while-blocked",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::Sense,
    summary: "done on a day on which something held it up",
    docs: r"
Fires on a milestone or an action with a blocker that had begun by the day on which it was done, and was over later. One that
has no end of its own is over when the work is done.

## Why it matters

What cannot go on is not finished. Either the day is too early, and the gate, the slip and the score that rest on it with it; or
the blocker was over, and whoever waits for it is still told that they are late.

## How to fix it

Date it to the day on which it was done, or end the blocker on the day on which it was over: `onboard milestone unblock`, `onboard
action unblock`. Take back a blocker that never was one.

```yaml fires
# jsp.yaml
milestones:
  - {id: M-access, title: Access granted, due: 2026-03-24, done_on: 2026-03-16, evidence: mail, blockers: [{id: X-admin, reason: on leave, waiting_for: Lee Novak, since: 2026-03-10, ended_on: 2026-03-19}]}
```

```yaml fires
# actions.yaml
actions:
  - {id: A-ask, title: Ask for the rooms, due: 2026-03-24, owner: Priya Shah, done_on: 2026-03-18, blockers: [{id: X-desk, reason: nobody answers, waiting_for: customer, since: 2026-03-11, ended_on: 2026-03-20}]}
```

```yaml clean
# jsp.yaml
milestones:
  - {id: M-access, title: Access granted, due: 2026-03-24, done_on: 2026-03-19, evidence: mail, blockers: [{id: X-admin, reason: on leave, waiting_for: Lee Novak, since: 2026-03-10, ended_on: 2026-03-19}]}
# actions.yaml
actions:
  - {id: A-ask, title: Ask for the rooms, due: 2026-03-24, owner: Priya Shah, done_on: 2026-03-10, blockers: [{id: X-desk, reason: nobody answers, waiting_for: customer, since: 2026-03-11, withdrawn: {withdrawn_on: 2026-03-12}}]}
```
",
    source: "",
    run: Run::open(Relies::On(&[PlanFile::Jsp, PlanFile::Actions, PlanFile::Contacts]), find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let milestones = assessment.plan.jsp.milestones.iter().enumerate().flat_map(|(at, it)| {
        // What rests on a fact has no day of its own that could be too early.
        let done = assessment.done_on(at).filter(|_| it.fact.is_none());
        of(assessment, (PlanFile::Jsp, "milestones", at), &it.id, done, &it.blockers)
    });
    let actions = assessment.plan.actions.actions.iter().enumerate().flat_map(|(at, it)| {
        let done = assessment.action_done_on(at);
        of(assessment, (PlanFile::Actions, "actions", at), &it.id, done, &it.blockers)
    });
    milestones.chain(actions).take(ENOUGH).collect()
}

fn of(
    assessment: &Assessment,
    (file, list, at): (PlanFile, &'static str, usize),
    id: &str,
    done: Option<Date>,
    blockers: &[Blocker],
) -> Vec<Problem> {
    let Some(done) = done else { return Vec::new() };
    let problem = |(index, blocker): (usize, &Blocker)| {
        let since = blocker.since.filter(|since| *since <= done)?;
        let over = assessment.blocker_over_on(blocker).filter(|over| done < *over)?;
        if blocker.is_withdrawn(assessment.as_of()) {
            return None;
        }
        let message =
            format!("`{id}` was done on {done}, while `{}` held it up from {since} to {over}", blocker.id);
        let route = item(file, list, at).key("blockers").index(index).key("since");
        let help = Remedy::say(
            "date it to the day on which it was done, or the blocker to the day on which it was over",
        );
        Some(Problem::new(route, message).help(help))
    };
    blockers.iter().enumerate().filter_map(problem).collect()
}
