//! `dropped-without-decision`: something left the plan after it was agreed, and nobody decided it.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, item};
use crate::date::Date;
use crate::finding::Severity;
use crate::model::{Dropped, PlanFile};
use crate::remedy::Remedy;

pub(super) const CHECK: Check = Check {
    id: "dropped-without-decision",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::SuccessPlan,
    summary: "something left the plan after it was agreed, and nobody decided it",
    docs: r"
Fires on a milestone of the plan as both sides agreed on it that was dropped afterwards, while no decision about scope by
somebody with the right to that backs it: one that the entry under `dropped` names, or one that names the milestone
under `affects`. One whose event another milestone carries on has not left the plan. The same holds for an outcome, an objective, a
workstream, and a part that the customer was to play.

## Why it matters

What both sides agreed on is the scope, and taking out of it changes it as adding does. With a milestone goes what depends on it: a
gate's criterion, or the day of going live.

## How to fix it

Have somebody with the right to scope decide it (`onboard decision add PLAN TEXT --about scope --affects ID`), or take the milestone
up again: `onboard milestone restore`. A part of `customer_resources` has no id: its drop names the decision.

```yaml fires
# jsp.yaml
milestones:
  - {id: M-import, title: History imported, phase: implementation, due: 2026-04-03, dropped: [{dropped_on: 2026-03-16, by: Priya Shah, reason: not needed}]}
confirmations:
  - {fact: plan_agreed, by: Ana Ruiz, confirmed_on: 2026-03-09}
  - {fact: plan_agreed, by: Priya Shah, confirmed_on: 2026-03-09}
```

```yaml fires
# jsp.yaml
workstreams: [{id: finance, name: Finance, owner: Jonas Berg, dropped: [{dropped_on: 2026-03-16, by: Priya Shah, reason: not needed}]}]
confirmations:
  - {fact: plan_agreed, by: Ana Ruiz, confirmed_on: 2026-03-09}
  - {fact: plan_agreed, by: Priya Shah, confirmed_on: 2026-03-09}
```

```yaml clean
# jsp.yaml
milestones:
  - {id: M-import, title: History imported, phase: implementation, due: 2026-04-03, dropped: [{dropped_on: 2026-03-16, by: Priya Shah, reason: not needed, decision: D-new}]}
confirmations:
  - {fact: plan_agreed, by: Ana Ruiz, confirmed_on: 2026-03-09}
  - {fact: plan_agreed, by: Priya Shah, confirmed_on: 2026-03-09}
# decisions.yaml
decisions:
  - {id: D-new, text: Start without the history, about: scope, by: Ana Ruiz, decided_on: 2026-03-13}
```
",
    source: "S1",
    run: Run::open(
        Relies::On(&[
            PlanFile::Onboarding,
            PlanFile::Handoff,
            PlanFile::Stakeholders,
            PlanFile::Jsp,
            PlanFile::Decisions,
        ]),
        find,
    ),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let milestones = assessment.plan.jsp.milestones.iter().enumerate();
    let undecided = milestones.filter_map(|(at, milestone)| {
        let dropped = assessment.undecided_drop(at)?;
        let message = format!(
            "`{}` was dropped after both sides had agreed on the plan, and no decision about scope says so",
            milestone.id
        );
        let route = item(PlanFile::Jsp, "milestones", at).key("dropped").index(dropped).key("dropped_on");
        let all = "were dropped after both sides had agreed on the plan, and no decision about scope says so";
        let log = assessment.scope_decision(&milestone.id);
        let help = "have somebody with the right decide it";
        Some(Problem::new(route, message).help(help).by(log).among("milestone", all))
    });
    undecided.chain(others(assessment)).collect()
}

/// What left the plan beside its milestones: what the customer wants, a stream of work, a part that they play.
fn others(assessment: &Assessment) -> Vec<Problem> {
    let (jsp, handoff) = (&assessment.plan.jsp, &assessment.plan.handoff);
    let outcomes = jsp.outcomes.iter().map(|it| (&it.id, it.added_on, &*it.dropped));
    let objectives = jsp.objectives.iter().map(|it| (&it.id, it.added_on, &*it.dropped));
    let streams = jsp.workstreams.iter().map(|it| (&it.id, it.added_on, &*it.dropped));
    let parts = handoff.customer_resources.iter().map(|it| (&it.role, it.added_on, &*it.dropped));
    let of = |file, list: &'static str, entries: Vec<(&String, Option<Date>, &[Dropped])>| {
        let undecided = entries.into_iter().enumerate().filter_map(|(at, (id, added_on, dropped))| {
            let index = assessment.undecided_leave(id, added_on, dropped)?;
            let message =
                format!("`{id}` was dropped after both sides had agreed on the plan, and no decision about scope says so");
            let route = item(file, list, at).key("dropped").index(index);
            Some(Problem::new(route.key("dropped_on"), message).help(decide(assessment, file, id)))
        });
        undecided.collect::<Vec<_>>()
    };
    [
        of(PlanFile::Jsp, "outcomes", outcomes.collect()),
        of(PlanFile::Jsp, "objectives", objectives.collect()),
        of(PlanFile::Jsp, "workstreams", streams.collect()),
        of(PlanFile::Handoff, "customer_resources", parts.collect()),
    ]
    .concat()
}

/// A part that the customer plays has no id that a decision could name: the drop names the decision.
fn decide(assessment: &Assessment, file: PlanFile, id: &str) -> Remedy {
    let help = "have somebody with the right decide it";
    match file {
        PlanFile::Handoff => {
            Remedy::run(help, assessment.scope_decision_of_all()).then("name it under `decision` of the drop")
        }
        _ => Remedy::run(help, assessment.scope_decision(id)),
    }
}
