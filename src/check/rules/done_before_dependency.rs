//! `done-before-dependency`: done while something that comes before it was open.

use std::collections::BTreeMap;

use crate::assessment::Assessment;
use crate::check::{Check, ENOUGH, Problem, Relies, Run, Topic, item};
use crate::date::Date;
use crate::finding::Severity;
use crate::model::{Milestone, PlanFile};
use crate::remedy::Remedy;

pub(super) const CHECK: Check = Check {
    id: "done-before-dependency",
    since: "0.1.0",
    severity: Severity::Info,
    topic: Topic::Sense,
    summary: "done while something that comes before it was open",
    docs: r"
Fires on a milestone or an action that was done before one that its `after` names.

## Why it matters

Mostly it is harmless: the order was stricter than the work. Sometimes it means that a step was skipped, and that what
rests on it is less finished than it looks.

## How to fix it

Nothing has to be done about what is past. Where the order was wrong, take the milestone out of `after`; where a step
was left out, finish it.

```yaml fires
# jsp.yaml
milestones:
  - {id: M-access, title: Access granted, due: 2026-03-24}
  - {id: M-import, title: History imported, due: 2026-04-03, after: [M-access], done_on: 2026-03-18, evidence: report}
```

```yaml fires
# actions.yaml
actions:
  - {id: A-ask, title: Ask for the rooms, due: 2026-03-24, owner: Priya Shah}
  - {id: A-book, title: Book the rooms, due: 2026-04-03, owner: Priya Shah, after: [A-ask], done_on: 2026-03-18}
```

```yaml clean
# jsp.yaml
milestones:
  - {id: M-access, title: Access granted, due: 2026-03-24, done_on: 2026-03-18, evidence: mail}
  - {id: M-import, title: History imported, due: 2026-04-03, after: [M-access], done_on: 2026-03-18, evidence: report}
```
",
    source: "",
    run: Run::open(Relies::On(&[PlanFile::Jsp, PlanFile::Actions]), find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let milestones = assessment.plan.jsp.milestones.iter().enumerate();
    let milestones = milestones.flat_map(|(at, milestone)| of(assessment, at, milestone));
    milestones.chain(of_actions(assessment)).take(ENOUGH).collect()
}

/// Actions wait for actions, and for what somebody was asked: what is no action is left to whoever answers.
fn of_actions(assessment: &Assessment) -> Vec<Problem> {
    let actions = &assessment.plan.actions.actions;
    let known: BTreeMap<&str, usize> =
        actions.iter().enumerate().map(|(at, action)| (action.id.trim(), at)).collect();
    let mut problems = Vec::new();
    for (at, action) in actions.iter().enumerate().filter(|(_, action)| !action.after.is_empty()) {
        let Some(done) = assessment.action_done_on(at) else { continue };
        for (position, id) in action.after.iter().enumerate() {
            let Some(before) = known.get(id.trim()) else { continue };
            let since = assessment.action_done_on(*before);
            let is_open = assessment.action_state(*before).is_open();
            if since.map_or(!is_open, |on| on <= done) {
                continue;
            }
            let why = since.map_or_else(|| "is open".to_owned(), |on| format!("was done on {on}"));
            let message =
                format!("`{}` was done on {done}, and `{id}`, which comes before it, {why}", action.id);
            let route = item(PlanFile::Actions, "actions", at).key("after").index(position);
            let help = "take it out of `after` where the order was wrong";
            problems.push(Problem::new(route, message).help(help));
        }
    }
    problems
}

fn of(assessment: &Assessment, at: usize, milestone: &Milestone) -> Vec<Problem> {
    let Some(done) = assessment.done_on(at) else { return Vec::new() };
    let problem = |(position, before, since): (usize, &str, Option<Date>)| {
        let why = since.map_or_else(|| "is open".to_owned(), |on| format!("was done on {on}"));
        let message =
            format!("`{}` was done on {done}, and `{before}`, which comes before it, {why}", milestone.id);
        let route = item(PlanFile::Jsp, "milestones", at).key("after").index(position);
        let open = assessment.milestone_named(before).filter(|_| since.is_none());
        let help = match open {
            Some((_, before)) => assessment
                .finish(&format!("finish `{}`", before.id), before)
                .or("take it out of `after` where the order was wrong"),
            None => Remedy::say("take it out of `after` where the order was wrong"),
        };
        let all = format!("were done before `{before}`, which comes before them");
        Problem::new(route, message).help(help).among("milestone", all)
    };
    assessment.open_before(at, done).into_iter().map(problem).collect()
}
