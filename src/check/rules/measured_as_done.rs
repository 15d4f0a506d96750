//! `measured-as-done`: a measurement says that a milestone is done, and nobody has said so.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, item};
use crate::finding::Severity;
use crate::model::PlanFile;
use crate::phrase::List;

pub(super) const CHECK: Check = Check {
    id: "measured-as-done",
    since: "0.1.0",
    severity: Severity::Info,
    topic: Topic::SuccessPlan,
    summary: "a measurement says that a milestone is done, and nobody has said so",
    docs: r"
Fires on an open milestone that says by `done_when` what is measured once it is done, when all of that holds.

## Why it matters

A milestone that is done and not closed is late on every screen from its day on, and holds up what comes after it.

## How to fix it

Finish it, with what shows it. Where it is not done all the same, its `done_when` asks too little: say there what is missing.

```yaml fires
# jsp.yaml
milestones:
  - {id: M-tidy, title: Nothing is late, due: 2026-04-03, done_when: [{metric: overdue_milestones, at_most: 0}]}
```

```yaml clean
# jsp.yaml
milestones:
  - {id: M-tidy, title: Nothing is late, due: 2026-04-03, done_when: [{metric: overdue_milestones, at_least: 1}]}
```
",
    source: "",
    run: Run::open(Relies::On(&[PlanFile::Jsp]), find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let milestones = assessment.plan.jsp.milestones.iter().enumerate();
    let open = milestones.filter(|(at, it)| !it.done_when.is_empty() && assessment.is_open(*at));
    let measured = open.filter_map(|(at, milestone)| {
        let conditions = assessment.metrics.conditions(milestone);
        // One whose metric is unknown is no condition that could hold.
        let is_done = conditions.len() == milestone.done_when.len() && conditions.iter().all(|it| it.is_met);
        is_done.then(|| {
            let said: Vec<&str> = conditions.iter().map(|it| it.said.as_str()).collect();
            let message = format!("`{}` is open, though {}", milestone.id, List::and(&said));
            Problem::new(item(PlanFile::Jsp, "milestones", at).key("done_when"), message)
                .help(assessment.finish(&format!("finish `{}`", milestone.id), milestone))
        })
    });
    measured.collect()
}
