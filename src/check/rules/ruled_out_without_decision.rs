//! `ruled-out-without-decision`: a gate asks for less than both sides agreed on, and nobody decided it.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, reference};
use crate::finding::Severity;
use crate::model::{Criterion, PlanFile};
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "ruled-out-without-decision",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Gates,
    summary: "a gate asks for less than both sides agreed on, and nobody decided it",
    docs: r"
Fires on a criterion that was ruled out or dropped after both sides had agreed on the plan, while no decision about scope by
somebody with the right to that backs it: one that the entry names under `decision`, or one that names the criterion
(or its milestone, or its gate) under `affects`. One of the day of the agreement or before was agreed on with the plan.

## Why it matters

Unlike a waiver, which runs out, a criterion that is ruled out never comes back. What the gate was to make sure of when both
sides agreed on the plan is part of what was agreed on.

## How to fix it

Have somebody with the right to scope decide it (`onboard decision add PLAN TEXT --about scope --affects ID`), or take it back:
`onboard gate withdraw`, `onboard gate criterion restore`.

```yaml fires
# jsp.yaml
confirmations:
  - {fact: plan_agreed, by: Ana Ruiz, confirmed_on: 2026-03-09}
  - {fact: plan_agreed, by: Priya Shah, confirmed_on: 2026-03-09}
# gates.yaml
gates:
  go_live:
    criteria:
      - {id: C-uat, text: UAT signed, not_applicable: [{reason: no time for it, by: Ana Ruiz, ruled_on: 2026-03-18}]}
      - {id: C-vpn, text: VPN tested, dropped: [{dropped_on: 2026-03-18, by: Priya Shah, reason: nobody asks}]}
```

```yaml clean
# jsp.yaml
confirmations:
  - {fact: plan_agreed, by: Ana Ruiz, confirmed_on: 2026-03-09}
  - {fact: plan_agreed, by: Priya Shah, confirmed_on: 2026-03-09}
# gates.yaml
gates:
  go_live:
    criteria:
      - {id: C-uat, text: UAT signed, not_applicable: [{reason: tested in the pilot, by: Ana Ruiz, ruled_on: 2026-03-18, decision: D-pilot}]}
      - {id: C-vpn, text: VPN tested, dropped: [{dropped_on: 2026-03-18, by: Priya Shah, reason: both are on the internet}]}
      - {id: C-sso, text: SSO tested, not_applicable: [{reason: no identity provider, by: Ana Ruiz, ruled_on: 2026-03-09}]}
# decisions.yaml
decisions:
  - {id: D-pilot, text: The pilot was the test, about: scope, by: Ana Ruiz, decided_on: 2026-03-17}
  - {id: D-vpn, text: No VPN, about: scope, by: Ana Ruiz, decided_on: 2026-03-18, affects: [C-vpn]}
```
",
    source: "S1",
    run: Run::always(
        Relies::On(&[
            PlanFile::Onboarding,
            PlanFile::Stakeholders,
            PlanFile::Jsp,
            PlanFile::Gates,
            PlanFile::Decisions,
        ]),
        find,
    ),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let day = assessment.as_of();
    let mut problems = Vec::new();
    let rulings = reference::acts(&assessment.plan, "not_applicable", |it| &it.not_applicable);
    for (gate, criterion, ruling, route) in rulings {
        let counts = criterion.is_asked_on(day)
            && ruling.is_there_on(day)
            && assessment.why_ruling_does_not_count(gate, criterion, ruling).is_none();
        let is_late = ruling.ruled_on.is_some_and(|on| assessment.is_after_agreement(on));
        if counts && is_late && !assessment.is_exclusion_decided(gate, criterion, ruling.decision.get()) {
            problems.push(undecided(assessment, criterion, "was ruled out", route.key("ruled_on")));
        }
    }
    let drops = reference::acts(&assessment.plan, "dropped", |it| &it.dropped);
    for (gate, criterion, dropped, route) in drops.filter(|(_, _, it, _)| it.holds_on(day)) {
        let is_late = assessment.is_after_agreement(dropped.dropped_on);
        if is_late && !assessment.is_exclusion_decided(gate, criterion, dropped.decision.get()) {
            problems.push(undecided(assessment, criterion, "was dropped", route.key("dropped_on")));
        }
    }
    problems
}

fn undecided(assessment: &Assessment, criterion: &Criterion, what: &str, route: Route) -> Problem {
    let message = format!(
        "`{}` {what} after both sides had agreed on the plan, and no decision about scope says so",
        criterion.id
    );
    let log = assessment.scope_decision(&criterion.id);
    let all = format!("{what} after both sides had agreed on the plan, and no decision about scope says so");
    Problem::new(route, message)
        .help("have somebody with the right decide it")
        .by(log)
        .among("criterion", all)
}
