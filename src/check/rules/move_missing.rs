//! `move-missing`: the moves of a planned day do not lead to the day that it has.

use std::collections::BTreeMap;

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic};
use crate::date::Date;
use crate::fields::{Field, Found, Kind, Shape, walk};
use crate::finding::Severity;
use crate::model::Due;
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "move-missing",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::Handoff,
    summary: "the moves of a planned day do not lead to the day that it has",
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
    let mut seen: BTreeMap<usize, Moved> = BTreeMap::new();
    let wants =
        |shape: &Shape, field: &Field| is_planned(field) || (is_move(shape) && field.key == "moved_on");
    walk(&assessment.plan, wants, |found| {
        if is_move(found.shape) {
            let Some(owner) = found.entries.iter().rev().nth(1) else { return };
            seen.entry(*owner).or_insert_with(|| Moved::around(found)).note(found);
        } else {
            let moved = seen.entry(found.entry()).or_insert_with(|| Moved::of(found));
            moved.due = found.due();
        }
    });
    seen.into_values().filter(|moved| !moved.moves.is_empty()).flat_map(|moved| moved.gaps()).collect()
}

const fn is_planned(field: &Field) -> bool {
    matches!(field.kind, Kind::Planned)
}

fn is_move(shape: &Shape) -> bool {
    shape.name == "Move"
}

/// A planned day and how it moved.
struct Moved {
    /// What it is a day of, as a message calls it.
    what: String,
    /// The key that has it, and its place.
    key: &'static str,
    route: Route,
    due: Option<Due>,
    /// Each move with its number.
    moves: BTreeMap<usize, Step>,
}

/// A move, as far as it leads from a day to a day.
struct Step {
    route: Route,
    from: Option<Due>,
    to: Option<Due>,
    on: Option<Date>,
}

impl Moved {
    fn of(found: &Found<'_>) -> Self {
        Self {
            what: found.subject(),
            key: found.field.key,
            route: found.route(),
            due: None,
            moves: BTreeMap::new(),
        }
    }

    /// What a move is one of: its day was taken away, so that nothing but the moves is left of it.
    fn around(found: &Found<'_>) -> Self {
        let (what, shape) = found.around().unwrap_or_else(|| (found.subject(), found.shape));
        let key = shape.fields.iter().find(|field| is_planned(field)).map_or("due", |field| field.key);
        let mut route = found.route();
        // The key of the move, its number, `moves`.
        route.steps.truncate(route.steps.len().saturating_sub(3));
        Self { what, key, route, due: None, moves: BTreeMap::new() }
    }

    fn note(&mut self, found: &Found<'_>) {
        let mut route = found.route();
        route.steps.pop();
        let step = Step { route, from: None, to: None, on: None };
        let step = self.moves.entry(found.entry()).or_insert(step);
        match found.field.key {
            "from" => step.from = found.due(),
            "to" => step.to = found.due(),
            _ => step.on = found.day(),
        }
    }

    fn gaps(&self) -> Vec<Problem> {
        let undated = self.moves.values().filter(|it| it.on.is_none()).map(|it| {
            let message = format!("a move of {} does not say when it was made", self.what);
            let problem = Problem::new(it.route.clone(), message);
            problem.help("add `moved_on`, the day on which it was moved")
        });
        let mut problems: Vec<Problem> = undated.collect();
        let mut ordered: Vec<&Step> = self.moves.values().collect();
        ordered.sort_by_key(|it| it.on);
        for (before, after) in ordered.iter().zip(ordered.iter().skip(1)).filter(|(a, b)| a.to != b.from) {
            let (to, from) = (said(before.to.as_ref()), said(after.from.as_ref()));
            let message = format!("{} moved to {to}, and then from {from}: a move is missing", self.what);
            problems.push(Problem::new(after.route.clone(), message));
        }
        if let Some(last) = ordered.last().filter(|last| last.to != self.due) {
            let Self { what, key, route, due, .. } = self;
            let due = due.as_ref().map_or_else(|| format!("no `{key}`"), |due| format!("`{key}: {due}`"));
            let to = said(last.to.as_ref());
            let message = format!("{what} has {due}, but was moved to {to} last: a move is missing");
            problems.push(Problem::new(route.clone(), message));
        }
        problems
    }
}

fn said(due: Option<&Due>) -> String {
    due.map_or_else(|| "no day".to_owned(), ToString::to_string)
}
