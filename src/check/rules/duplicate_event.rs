//! `duplicate-event`: two milestones are the same event, or rest on the same fact.

use std::collections::BTreeMap;

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, item};
use crate::finding::Severity;
use crate::model::{Milestone, PlanFile};

pub(super) const CHECK: Check = Check {
    id: "duplicate-event",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Sense,
    summary: "two milestones are the same event, or rest on the same fact",
    docs: r"
Fires on a milestone whose `event` or `fact` an earlier milestone already has.

## Why it matters

Metrics, gates and the 30/60/90 windows know the go-live by its event, and the milestone of a fact says for when that
is planned. With two of them, the dates that everything is counted from are ambiguous.

## How to fix it

Leave `event` or `fact` on the milestone whose date counts, and remove it from the other.

```yaml fires
# jsp.yaml
milestones:
  - {id: M-pilot, title: Pilot live, event: go_live, owner: Jonas Berg, due: 2026-04-10}
  - {id: M-live, title: Everyone live, event: go_live, owner: Jonas Berg, due: 2026-04-24}
```

```yaml clean
# jsp.yaml
milestones:
  - {id: M-pilot, title: Pilot live, owner: Jonas Berg, due: 2026-04-10}
  - {id: M-live, title: Everyone live, event: go_live, owner: Jonas Berg, due: 2026-04-24}
```
",
    source: "",
    run: Run::always(Relies::OnNothing, find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let milestones = &assessment.plan.jsp.milestones;
    let mut problems = Vec::new();
    let mut first_of = BTreeMap::new();
    for (at, milestone) in milestones.iter().enumerate() {
        let event = milestone.event.map(|event| ("event", event.word()));
        let fact = milestone.fact.map(|fact| ("fact", fact.word()));
        for (key, word) in event.into_iter().chain(fact) {
            let first: &Milestone = first_of.entry((key, word)).or_insert(milestone);
            if !std::ptr::eq(first, milestone) {
                let route = item(PlanFile::Jsp, "milestones", at).key(key);
                let message = format!("`{}` already has `{key}: {word}`", first.id);
                let help = format!("keep `{key}` on the one whose date counts");
                problems.push(Problem::new(route, message).help(help));
            }
        }
    }
    problems
}
