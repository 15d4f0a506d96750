//! `due-before-signature`: what is still to be done is due before the contract was signed.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, item};
use crate::date::Date;
use crate::finding::Severity;
use crate::model::{Fact, GateName, PlanFile, ValuePoint};
use crate::route::Route;
use crate::schedule::open_actions;

pub(super) const CHECK: Check = Check {
    id: "due-before-signature",
    since: "0.1.0",
    severity: Severity::Warning,
    summary: "what is still to be done is due before the contract was signed",
    docs: r"
Fires on every day by which something is to be done, is planned, decided or reviewed that lies before
`contract.signed_on`, while it is open. What is done has a day of its own; the security pack may well be due while the
deal is still open.

## Why it matters

Most often it is last year's year, typed in January. It makes the entry more than a year late, and the plan with it.

## How to fix it

Correct the date, or `contract.signed_on` in `onboarding.yaml`.

```yaml fires
# actions.yaml
actions:
  - {id: A-users, title: Send the user list, owner: Lee Novak, due: 2025-03-25}
```

```yaml clean
# actions.yaml
actions:
  - {id: A-users, title: Send the user list, owner: Lee Novak, due: 2026-03-25}
```
",
    source: "",
    run: Run::open(Relies::OnNothing, find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let signed = assessment.signed();
    let early = planned(assessment).into_iter().filter(|planned| planned.on < signed);
    early
        .map(|Planned { what, on, route }| {
            let message = format!("{what} {on}, before the contract was signed on {signed}");
            Problem::new(route, message)
                .help("correct the date, or `contract.signed_on` in `onboarding.yaml`")
        })
        .collect()
}

/// Something that is still to come, and the day that is planned for it.
struct Planned {
    /// As a message starts: `milestone `M-import` is due on`.
    what: String,
    on: Date,
    route: Route,
}

fn planned(assessment: &Assessment) -> Vec<Planned> {
    let plan = &assessment.plan;
    let mut all = Vec::new();
    let mut note = |what: String, on: Option<Date>, route: Route| {
        all.extend(on.map(|on| Planned { what, on, route }));
    };
    for (at, commitment) in plan.handoff.commitments.iter().enumerate() {
        if commitment.is_open() {
            let route = item(PlanFile::Handoff, "commitments", at).key("due");
            note(format!("commitment `{}` is due on", commitment.id), commitment.due, route);
        }
    }
    for (at, milestone) in plan.jsp.milestones.iter().enumerate().filter(|(at, _)| assessment.is_open(*at)) {
        if milestone.fact == Some(Fact::SecurityPack) {
            continue;
        }
        let route = item(PlanFile::Jsp, "milestones", at);
        note(format!("milestone `{}` is due on", milestone.id), assessment.due(at), route.key("due"));
    }
    let value = Route::to(PlanFile::Jsp).key("value");
    for (what, point, route) in [
        ("first value", &plan.jsp.value.first, value.clone().key("first")),
        ("full value", &plan.jsp.value.full, value.key("full")),
        ("the quick win", &plan.jsp.quick_win, Route::to(PlanFile::Jsp).key("quick_win")),
    ] {
        let ValuePoint { target, achieved_on, .. } = point;
        note(format!("{what} is due on"), target.filter(|_| achieved_on.is_none()), route.key("target"));
    }
    for name in GateName::ALL {
        if let Some(gate) = plan.gates.gates.get(*name).filter(|gate| gate.signoff.is_none()) {
            let route = Route::to(PlanFile::Gates).key("gates").key(name.word()).key("due");
            note(format!("the `{name}` gate is due on"), gate.due, route);
        }
    }
    for (at, action) in open_actions(assessment) {
        let route = item(PlanFile::Actions, "actions", at).key("due");
        note(format!("action `{}` is due on", action.id), assessment.action_due(at), route);
    }
    for (at, risk) in plan.risks.risks.iter().enumerate().filter(|(_, it)| it.is_open()) {
        let route = item(PlanFile::Risks, "risks", at).key("trigger_date");
        note(format!("risk `{}` is to be looked at on", risk.id), risk.trigger_date, route);
    }
    for (at, session) in plan.training.sessions.iter().enumerate().filter(|(_, it)| it.delivered_on.is_none())
    {
        let route = item(PlanFile::Training, "sessions", at).key("planned");
        note(format!("session `{}` is planned for", session.id), session.planned, route);
    }
    all
}
