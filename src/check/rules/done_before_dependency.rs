//! `done-before-dependency`: done while something that comes before it was open.

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
Fires on a milestone that was done before one that its `after` names.

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

```yaml clean
# jsp.yaml
milestones:
  - {id: M-access, title: Access granted, due: 2026-03-24, done_on: 2026-03-18, evidence: mail}
  - {id: M-import, title: History imported, due: 2026-04-03, after: [M-access], done_on: 2026-03-18, evidence: report}
```
",
    source: "",
    run: Run::open(Relies::On(&[PlanFile::Jsp]), find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let milestones = assessment.plan.jsp.milestones.iter().enumerate();
    milestones.flat_map(|(at, milestone)| of(assessment, at, milestone)).take(ENOUGH).collect()
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
