//! `move-missing`: the moves of a planned day do not lead to where it stands.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run};
use crate::finding::Severity;
use crate::model::{Due, Move};
use crate::plan_at::Planned;

pub(super) const CHECK: Check = Check {
    id: "move-missing",
    since: "0.1.0",
    severity: Severity::Warning,
    summary: "the moves of a planned day do not lead to where it stands",
    docs: r"
Fires where the `from` of a move is not the `to` of the one before it, where a planned day is not the last `to`, and on a
move that does not say when it was made.

## Why it matters

The moves say who moved a date, by how much and why. What lies in a gap between two of them is nobody's, and the delay that
it holds is explained by nothing. A move without its day is taken to have been made always.

## How to fix it

Add the move that is missing, or correct the day that was mistyped. `onboard milestone move` and `onboard action move`
write both the day and the move.

```yaml fires
# jsp.yaml
milestones:
  - id: M-import
    title: History imported
    due: 2026-04-17
    moves:
      - {from: 2026-03-27, to: 2026-04-03, moved_on: 2026-03-16, reason: stocktaking, side: customer}
```

```yaml fires
# jsp.yaml
milestones:
  - id: M-import
    title: History imported
    due: 2026-04-03
    moves:
      - {from: 2026-03-27, to: 2026-04-03, reason: stocktaking, side: customer}
```

```yaml clean
# jsp.yaml
milestones:
  - id: M-import
    title: History imported
    due: 2026-04-17
    moves:
      - {from: 2026-03-27, to: 2026-04-03, moved_on: 2026-03-16, reason: stocktaking, side: customer}
      - {from: 2026-04-03, to: 2026-04-17, moved_on: 2026-03-17, reason: no export yet, side: customer}
```
",
    source: "",
    run: Run::always(Relies::OnItsFile, find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    assessment.planned_dates().iter().filter(|planned| !planned.moves.is_empty()).flat_map(gaps).collect()
}

fn gaps(planned: &Planned<'_>) -> Vec<Problem> {
    let moves = planned.route.clone().key("moves");
    let mut problems = Vec::new();
    for (index, _) in planned.moves.iter().enumerate().filter(|(_, it)| it.moved_on.is_none()) {
        let message = format!("a move of {} does not say when it was made", planned.what);
        let problem = Problem::new(moves.clone().index(index), message);
        problems.push(problem.help("add `moved_on`, the day on which it was moved"));
    }
    let mut ordered: Vec<(usize, &Move)> = planned.moves.iter().enumerate().collect();
    ordered.sort_by_key(|(_, it)| it.moved_on);
    for pair in ordered.windows(2) {
        let [(_, before), (index, after)] = pair else { continue };
        if before.to != after.from {
            let message = format!(
                "{} moved to {}, and then from {}: a move is missing",
                planned.what,
                said(before.to.as_ref()),
                said(after.from.as_ref())
            );
            problems.push(Problem::new(moves.clone().index(*index), message));
        }
    }
    if let Some((_, last)) = ordered.last().filter(|(_, last)| last.to != planned.due) {
        let message = format!(
            "{} has {}, but was moved to {} last: a move is missing",
            planned.what,
            planned
                .due
                .as_ref()
                .map_or_else(|| format!("no `{}`", planned.key), |due| format!("`{}: {due}`", planned.key)),
            said(last.to.as_ref())
        );
        problems.push(Problem::new(planned.route.clone().key(planned.key), message));
    }
    problems
}

fn said(due: Option<&Due>) -> String {
    due.map_or_else(|| "no day".to_owned(), ToString::to_string)
}
