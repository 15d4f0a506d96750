//! `unknown-decision`: a reference to a decision that the plan does not have.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, item, reference};
use crate::finding::Severity;
use crate::model::PlanFile;
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "unknown-decision",
    since: "0.1.0",
    severity: Severity::Error,
    summary: "a reference to a decision that the plan does not have",
    docs: r"
Fires where a commitment, a gate's sign-off or another decision names an id that no decision of
`decisions.yaml` has.

## Why it matters

A decline or a sign-off is only as good as the decision behind it. One that cannot be found was not made.

## How to fix it

Correct the id, or write the decision down with who approved it.

```yaml fires
# handoff.yaml
commitments:
  - {id: C-report, text: A custom report by May, by: Tom Weber, status: declined, decision: D-9}
```

```yaml clean
# handoff.yaml
commitments:
  - {id: C-report, text: A custom report by May, by: Tom Weber, status: declined, decision: D-scope}
# decisions.yaml
decisions:
  - {id: D-scope, text: No custom report before go-live, by: Ana Ruiz, on: 2026-03-10}
```
",
    source: "",
    run: Run::always(Relies::On(&[PlanFile::Decisions]), find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let plan = &assessment.plan;
    let known = plan.decisions.decisions.iter().map(|decision| decision.id.as_str());
    let mut named: Vec<(&str, Route)> = Vec::new();
    for (at, commitment) in plan.handoff.commitments.iter().enumerate() {
        let route = item(PlanFile::Handoff, "commitments", at).key("decision");
        named.extend(commitment.decision.get().map(|id| (id, route)));
    }
    for (signoff, route) in reference::signoffs(plan) {
        named.extend(signoff.decision.get().map(|id| (id, route.key("decision"))));
    }
    for (at, decision) in plan.decisions.decisions.iter().enumerate() {
        let route = item(PlanFile::Decisions, "decisions", at).key("supersedes");
        named.extend(decision.supersedes.get().map(|id| (id, route)));
    }
    for (at, baseline) in plan.jsp.baselines.iter().enumerate() {
        let route = item(PlanFile::Jsp, "baselines", at).key("decision");
        named.extend(baseline.decision.get().map(|id| (id, route)));
    }
    let days = assessment.planned_dates();
    for planned in &days {
        let moves = planned.moves.iter().enumerate();
        named.extend(moves.filter_map(|(at, it)| {
            Some((it.decision.get()?, planned.route.clone().key("moves").index(at).key("decision")))
        }));
    }
    reference::dangling("decision", named, known)
}
