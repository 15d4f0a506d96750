//! `decision-about-else`: an act rests on a decision about something else.

use std::collections::BTreeMap;

use crate::assessment::Assessment;
use crate::check::{Check, ENOUGH, Problem, Relies, Run, Topic};
use crate::fields::{Kind, To, walk};
use crate::finding::Severity;
use crate::model::{About, Decision, PlanFile};
use crate::phrase::List;
use crate::route::{Route, Step};

pub(super) const CHECK: Check = Check {
    id: "decision-about-else",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::Logs,
    summary: "an act rests on a decision about something else",
    docs: r"
Fires where a move, a baseline, a drop, a waiver, a ruling or a declined promise names under `decision` one whose `about` does not
fit: a move asks for one about the timeline, scope or going live, a baseline for one about the timeline, what leaves the plan
or its gates for one about scope, a waiver for one about scope or going live. One without `about` is not judged.

## Why it matters

What a decision is about says who may make it. One that is filed under `other` takes no right at all, and whatever rests on it
looks decided.

## How to fix it

Correct `about` where it is wrong: whoever decided then has to have the right. Otherwise have somebody with the right decide, and
name that decision.

```yaml fires
# jsp.yaml
milestones:
  - id: M-import
    title: History imported
    owner: Jonas Berg
    due: 2026-04-03
    moves: [{from: 2026-03-27, to: 2026-04-03, moved_on: 2026-03-16, decision: D-later}]
# decisions.yaml
decisions:
  - {id: D-later, text: Import a week later, about: other, by: Bo Lind, decided_on: 2026-03-16}
```

```yaml fires
# gates.yaml
gates: {go_live: {criteria: [{id: C-uat, text: UAT signed, waivers: [{by: Ana Ruiz, waived_on: 2026-03-18, until: 2026-03-27, reason: town hall moved, decision: D-uat}]}]}}
# decisions.yaml
decisions:
  - {id: D-uat, text: UAT after go-live, about: other, by: Bo Lind, decided_on: 2026-03-16}
```

```yaml clean
# jsp.yaml
milestones:
  - id: M-import
    title: History imported
    owner: Jonas Berg
    due: 2026-04-03
    moves: [{from: 2026-03-27, to: 2026-04-03, moved_on: 2026-03-16, decision: D-later}]
# decisions.yaml
decisions:
  - {id: D-later, text: Import a week later, about: timeline, by: Kim Osei, decided_on: 2026-03-16}
  - {id: D-colour, text: Blue buttons, about: other, by: Bo Lind, decided_on: 2026-03-10}
```
",
    source: "S1",
    run: Run::always(Relies::On(&[PlanFile::Decisions]), find),
};

/// Lists whose entries rest on a decision, and what that may be about.
const ASKED: [(&str, &[About]); 6] = [
    ("moves", &[About::Timeline, About::Scope, About::GoLive]),
    ("baselines", &[About::Timeline]),
    ("dropped", &[About::Scope]),
    ("declined", &[About::Scope]),
    ("waivers", &[About::Scope, About::GoLive]),
    ("not_applicable", &[About::Scope]),
];

fn find(assessment: &Assessment) -> Vec<Problem> {
    let mut problems = Vec::new();
    let made: BTreeMap<&str, &Decision> =
        assessment.made_decisions().map(|(_, it)| (it.id.trim(), it)).collect();
    walk(
        &assessment.plan,
        |_, field| field.key == "decision" && matches!(field.kind, Kind::Reference(To::Decision)),
        |found| {
            let named = found.text().and_then(|id| made.get(id.trim()));
            let route = found.route();
            let misfit =
                named.and_then(|it| it.about).zip(asked(&route)).filter(|(about, may)| !may.contains(about));
            if let (Some(it), Some((about, may)), true) = (named, misfit, problems.len() < ENOUGH) {
                let words: Vec<String> = may.iter().map(|it| format!("`{it}`")).collect();
                let (id, asked) = (it.id.trim(), List::or(&words));
                let message =
                    format!("`{id}` is about `{about}`; what rests on it here asks for one about {asked}");
                let help =
                    "correct what it is about, or name a decision that fits, by somebody with the right";
                problems.push(Problem::new(route, message).help(help));
            }
        },
    );
    problems
}

/// What a decision at a place may be about, by the innermost list that the place is in.
fn asked(route: &Route) -> Option<&'static [About]> {
    let innermost = route.steps.iter().rev().find_map(|step| match step {
        Step::Key(key) => ASKED.iter().find(|(list, _)| key == list),
        Step::Index(_) => None,
    });
    innermost.map(|(_, may)| *may)
}
