//! `moved-without-decision`: a date moved again and again, and nobody decided it.

use std::collections::{BTreeMap, BTreeSet};

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, item};
use crate::finding::Severity;
use crate::model::{Decision, Move, PlanFile};
use crate::phrase::Count;
use crate::remedy::{Word, blank, commands};

pub(super) const CHECK: Check = Check {
    id: "moved-without-decision",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::SuccessPlan,
    summary: "a date moved again and again, and nobody decided it",
    docs: r"
Fires on an open milestone with more than `deadlines.moves_without_decision` (2 by default) entries under `moves`, while no
decision that was made by then names it under `affects` and no move names one that names nothing else. One about `other` decides nothing of the plan. What a hold moved does not count.

## Why it matters

One move is a correction, three are a plan that nobody believes in. Somebody with the right to move the timeline should
have said why.

## How to fix it

Find out what really holds it up, decide on a date that can be kept, and log the decision:
`onboard decision add PLAN TEXT --affects ID`.

```yaml fires
# jsp.yaml
milestones:
  - id: M-import
    title: History imported
    owner: Jonas Berg
    due: 2026-04-03
    moves:
      - {from: 2026-03-13, to: 2026-03-20, moved_on: 2026-03-04}
      - {from: 2026-03-20, to: 2026-03-27, moved_on: 2026-03-10}
      - {from: 2026-03-27, to: 2026-04-03, moved_on: 2026-03-16}
```

```yaml fires
# jsp.yaml
milestones:
  - id: M-import
    title: History imported
    owner: Jonas Berg
    due: 2026-04-03
    moves:
      - {from: 2026-03-13, to: 2026-03-20, moved_on: 2026-03-04}
      - {from: 2026-03-20, to: 2026-03-27, moved_on: 2026-03-10}
      - {from: 2026-03-27, to: 2026-04-03, moved_on: 2026-03-16, decision: D-later}
# decisions.yaml
decisions:
  - {id: D-later, text: Import later, about: other, by: Bo Lind, decided_on: 2026-03-16, affects: [M-import]}
```

```yaml clean
# jsp.yaml
milestones:
  - id: M-import
    title: History imported
    owner: Jonas Berg
    due: 2026-04-03
    moves:
      - {from: 2026-03-13, to: 2026-03-20, moved_on: 2026-03-04}
      - {from: 2026-03-20, to: 2026-03-27, moved_on: 2026-03-10}
      - {from: 2026-03-27, to: 2026-04-03, moved_on: 2026-03-16}
# decisions.yaml
decisions:
  - {id: D-import, text: Import two years only, by: Ana Ruiz, decided_on: 2026-03-18, affects: [M-import]}
```
",
    source: "S1",
    run: Run::open(Relies::On(&[PlanFile::Jsp, PlanFile::Decisions]), find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let most = assessment.basis.config.deadlines.moves_without_decision as usize;
    let decided: BTreeSet<&String> =
        assessment.decisions_about_plan().flat_map(|decision| decision.affects.iter()).collect();
    let known: BTreeMap<&str, &Decision> =
        assessment.decisions_about_plan().map(|it| (it.id.as_str(), it)).collect();
    let milestones = assessment.plan.jsp.milestones.iter().enumerate();
    milestones
        .filter(|(at, milestone)| assessment.is_open(*at) && !decided.contains(&milestone.id))
        .filter_map(|(at, milestone)| {
            // What a hold moves was agreed on with the hold.
            let is_made = |it: &&Move| it.moved_on.is_none_or(|on| on <= assessment.as_of());
            let moves = milestone.moves.iter().filter(is_made).filter(|it| !it.hold.is_written());
            let moves: Vec<&Move> = moves.collect();
            let decides = |id: &str| known.get(id).is_some_and(|it| it.may_decide_on(&milestone.id));
            let is_decided = moves.iter().any(|it| it.decision.get().is_some_and(decides));
            (moves.len() > most && !is_decided).then_some((at, milestone, moves.len()))
        })
        .map(|(at, milestone, times)| {
            let times = Count(times, "time");
            let message = format!("the date of `{}` moved {times}, and no decision says why", milestone.id);
            Problem::new(item(PlanFile::Jsp, "milestones", at).key("moves"), message)
                .help("log the decision")
                .by(commands::decision_add(
                    assessment.slug(),
                    blank("decision"),
                    blank("name"),
                    Some(Word::from(&milestone.id)),
                ))
        })
        .collect()
}
