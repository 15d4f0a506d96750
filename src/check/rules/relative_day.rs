//! `relative-day`: a planned day depends on a milestone that has none.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic};
use crate::fields::{Field, Kind, Shape, walk};
use crate::finding::Severity;
use crate::model::PlanFile;
use crate::plan_at::Unresolved;

pub(super) const CHECK: Check = Check {
    id: "relative-day",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Files,
    summary: "a planned day depends on a milestone that has none",
    docs: r"
Fires on a planned day such as `M-go-live -10wd` whose milestone was dropped, or has no `due` itself.

## Why it matters

What depends on nothing is due on no day: it is never late, and nobody sees that it does not happen.

## How to fix it

Name a milestone of the plan that has a day, or write the day itself.

```yaml fires
# jsp.yaml
milestones:
  - {id: M-live, title: Everyone live, owner: Jonas Berg, dropped: [{dropped_on: 2026-03-10}], due: 2026-04-24}
# actions.yaml
actions:
  - {id: A-mail, title: Write to all users, owner: Priya Shah, due: M-live -5wd}
```

```yaml clean
# jsp.yaml
milestones:
  - {id: M-live, title: Everyone live, owner: Jonas Berg, due: 2026-04-24}
# actions.yaml
actions:
  - {id: A-mail, title: Write to all users, owner: Priya Shah, due: M-live -5wd}
```
",
    source: "",
    run: Run::open(Relies::On(&[PlanFile::Jsp]), find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let mut problems = Vec::new();
    // What a day was moved from, or to, may have gone since.
    let wants = |shape: &Shape, field: &Field| matches!(field.kind, Kind::Planned) && shape.name != "Move";
    walk(&assessment.plan, wants, |found| {
        let Some(why) = found.due().and_then(|due| assessment.resolve(&due).err()) else { return };
        // That there is none of that name, another check says, and which could be meant.
        if let Unresolved::NotInPlan(_) | Unresolved::Undated(_) = why {
            let message = format!("{}, which is no day: {why}", found.said());
            let problem = Problem::new(found.route(), message);
            problems.push(problem.help("name a milestone that has a day, or write the day itself"));
        }
    });
    problems
}
