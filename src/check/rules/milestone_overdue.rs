//! `milestone-overdue`: an open milestone is past its date.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, reference};
use crate::finding::Severity;
use crate::gate::Waived;
use crate::model::PlanFile;
use crate::remedy::{Remedy, blank, commands};

pub(super) const CHECK: Check = Check {
    id: "milestone-overdue",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::SuccessPlan,
    summary: "an open milestone is past its date",
    docs: r"
Fires on every open milestone whose `due` has passed: those that the metric `overdue_milestones` counts. While a live
waiver stands in for the milestone in a gate, it is quiet.

## Why it matters

A missed date that stays in the plan pushes all that depends on it, and teaches both sides that dates are not meant.

## How to fix it

Finish it (`onboard milestone done`), or agree on a new date with those who have the right to move the timeline
(`onboard milestone move`, which notes the change under `moves`).

```yaml fires
# jsp.yaml
milestones:
  - {id: M-access, title: Access granted, owner: Jonas Berg, due: 2026-03-17}
```

```yaml clean
# jsp.yaml
milestones:
  - {id: M-access, title: Access granted, owner: Jonas Berg, due: 2026-03-20}
  - {id: M-import, title: History imported, owner: Jonas Berg, due: 2026-03-17}
# gates.yaml
gates:
  go_live:
    criteria:
      - {id: C-data, text: import validated, milestone: M-import, waivers: [{by: Ana Ruiz, waived_on: 2026-03-18, until: 2026-03-27, reason: stocktaking}]}
```
",
    source: "S1",
    run: Run::moving(Relies::On(&[PlanFile::Onboarding, PlanFile::Jsp]), find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let (waived, first) = (Waived::of(assessment), first_late(assessment));
    reference::counted(assessment, "overdue_milestones")
        .into_iter()
        .filter_map(|(at, route)| {
            let milestone = assessment.plan.jsp.milestones.get(at).filter(|it| !waived.has_milestone(it))?;
            let message =
                format!("milestone `{}` is {}", milestone.id, assessment.due_in_words(assessment.due(at)?));
            let moved =
                commands::milestone_move(assessment.slug(), &milestone.id, blank("date"), blank("reason"));
            let help = assessment.finish("finish it", milestone);
            let first = &assessment.plan.jsp.milestones[first[at]?].id;
            let all = format!("are overdue: `{first}`, and what waits for it");
            let help = help.or(Remedy::run("agree on a new date", moved));
            Some(Problem::new(route, message).help(help).among("milestone", all))
        })
        .collect()
}

/// For each late milestone the one that it waits for in the end: the first of those that a late one waits for, as far as
/// they are late themselves. Each is looked at once, and in a cycle nobody is first.
fn first_late(assessment: &Assessment) -> Vec<Option<usize>> {
    let forecasts = &assessment.schedule.forecasts;
    let before = |index: usize| {
        let late = assessment.awaited_by(index).into_iter().filter(|before| forecasts[*before].is_overdue);
        late.min_by_key(|before| (forecasts[*before].due, *before))
    };
    let mut first: Vec<Option<usize>> = vec![None; forecasts.len()];
    for start in (0..forecasts.len()).filter(|index| forecasts[*index].is_overdue) {
        let (mut path, mut at) = (Vec::new(), start);
        let found = loop {
            if let Some(found) = first[at] {
                break found;
            }
            first[at] = Some(at);
            path.push(at);
            match before(at) {
                Some(next) => at = next,
                None => break at,
            }
        };
        path.into_iter().for_each(|index| first[index] = Some(found));
    }
    first
}
