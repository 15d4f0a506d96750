//! `added-without-decision`: a milestone was added after the plan was agreed, and nobody decided it.

use std::collections::BTreeSet;

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, item};
use crate::finding::Severity;
use crate::model::PlanFile;
use crate::remedy::{Word, blank, commands};

pub(super) const CHECK: Check = Check {
    id: "added-without-decision",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::SuccessPlan,
    summary: "a milestone was added after the plan was agreed, and nobody decided it",
    docs: r"
Fires on an open milestone that was added after both sides agreed on the plan, while no decision that was made names it
under `affects`. One about `other` decides nothing of the plan. What carries an event or a fact on from another is no addition.

## Why it matters

Scope grows one harmless step at a time. Whoever has the right to widen it should have seen each, since all of them
together move the date.

## How to fix it

Log who decided it, and that it affects the milestone: `onboard decision add PLAN TEXT --affects ID`.

```yaml fires
# jsp.yaml
milestones:
  - {id: M-archive, title: Archive connected, phase: implementation, due: 2026-04-20, added_on: 2026-03-16}
confirmations:
  - {fact: plan_agreed, by: Ana Ruiz, confirmed_on: 2026-03-09}
  - {fact: plan_agreed, by: Priya Shah, confirmed_on: 2026-03-09}
```

```yaml fires
# jsp.yaml
milestones:
  - {id: M-archive, title: Archive connected, phase: implementation, due: 2026-04-20, added_on: 2026-03-16}
confirmations:
  - {fact: plan_agreed, by: Ana Ruiz, confirmed_on: 2026-03-09}
  - {fact: plan_agreed, by: Priya Shah, confirmed_on: 2026-03-09}
# decisions.yaml
decisions:
  - {id: D-archive, text: Connect the archive too, about: other, by: Bo Lind, decided_on: 2026-03-13, affects: [M-archive]}
```

```yaml clean
# jsp.yaml
milestones:
  - {id: M-archive, title: Archive connected, phase: implementation, due: 2026-04-20, added_on: 2026-03-16}
confirmations:
  - {fact: plan_agreed, by: Ana Ruiz, confirmed_on: 2026-03-09}
  - {fact: plan_agreed, by: Priya Shah, confirmed_on: 2026-03-09}
# decisions.yaml
decisions:
  - {id: D-archive, text: Connect the archive too, about: scope, by: Ana Ruiz, decided_on: 2026-03-13, affects: [M-archive]}
```
",
    source: "S0 S1",
    run: Run::open(
        Relies::On(&[PlanFile::Onboarding, PlanFile::Stakeholders, PlanFile::Jsp, PlanFile::Decisions]),
        find,
    ),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let decided: BTreeSet<&str> =
        assessment.decisions_about_plan().flat_map(|it| it.affects.iter()).map(|id| id.trim()).collect();
    let milestones = assessment.plan.jsp.milestones.iter().enumerate();
    let added =
        milestones.filter(|(at, _)| assessment.baselines.is_scope_growth(*at) && assessment.is_open(*at));
    added
        .filter(|(_, milestone)| !decided.contains(milestone.id.as_str()))
        .map(|(at, milestone)| {
            let message =
                format!("`{}` was added after the plan was agreed, and no decision says why", milestone.id);
            let (text, by) = (blank("decision"), blank("name"));
            let log = commands::decision_add(assessment.slug(), text, by, Some(Word::from(&milestone.id)));
            let route = item(PlanFile::Jsp, "milestones", at).key("id");
            let all = "were added after the plan was agreed, and no decision says why";
            Problem::new(route, message).help("log the decision").by(log).among("milestone", all)
        })
        .collect()
}
