//! `no-decision-rights`: nothing says who may approve scope, timeline or go-live.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic};
use crate::finding::Severity;
use crate::model::{Phase, PlanFile, Right};
use crate::phrase::List;
use crate::remedy::rights;
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "no-decision-rights",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::People,
    summary: "nothing says who may approve scope, timeline or go-live",
    docs: r"
Fires, from the day by which the kickoff is due until go-live is through its gate, while one of `scope`, `timeline` and
`go_live` under `decision_rights` of `jsp.yaml` is empty.

## Why it matters

Somebody has to be able to say yes. When it is not written down who, every change waits for a meeting, and a go-live
signature can be taken back.

## How to fix it

Name the people under `decision_rights`. Until then, those decide whom the playbook names: the CSM, and on go-live the
executive sponsor.

```yaml fires
# jsp.yaml
decision_rights: {go_live: []}
```

```yaml clean
# jsp.yaml
decision_rights: {scope: [Ana Ruiz], timeline: [Kim Osei], go_live: [Ana Ruiz]}
```
",
    source: "S1",
    run: Run::open(Relies::On(&[PlanFile::Jsp]), find).of_meetings(),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    if !assessment.owes_kickoff_results() || assessment.gates.is_past(Phase::Implementation) {
        return Vec::new();
    }
    let day = assessment.as_of();
    let missing: Vec<Right> = [Right::Scope, Right::Timeline, Right::GoLive]
        .into_iter()
        .filter(|right| assessment.plan.jsp.decision_rights.of(*right).on(day).next().is_none())
        .collect();
    if missing.is_empty() {
        return Vec::new();
    }
    let names: Vec<String> = missing.iter().map(|right| format!("`{right}`")).collect();
    let message = format!("nobody is named who may approve {}", List::or(&names));
    // A right that is given now wants a decision: without one, the advice would only turn this finding into another.
    let rights: Vec<_> = missing.iter().map(|right| (*right, None)).collect();
    let help = rights::decide(assessment.slug(), &rights, None);
    vec![Problem::new(Route::to(PlanFile::Jsp).key("decision_rights"), message).help(help)]
}
