//! `workstream-without-customer-owner`: a workstream that nobody at the customer owns.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, reference};
use crate::finding::Severity;
use crate::model::PlanFile;
use crate::remedy::{Remedy, blank, commands};

pub(super) const CHECK: Check = Check {
    id: "workstream-without-customer-owner",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::People,
    summary: "a workstream that nobody at the customer owns",
    docs: r"
Fires, from the day by which the kickoff is due, on a workstream without `customer_owner`, unless it has milestones and
none of them is open.

## Why it matters

A stream that the customer has not given to anybody counts as not started, whatever people say about it: nobody there
can be asked, and nobody there will be missed.

## How to fix it

Ask for a name, and write it into `customer_owner` in `jsp.yaml`.

```yaml fires
# jsp.yaml
workstreams:
  - {id: data-migration, name: Data migration, owner: Jonas Berg}
```

```yaml clean
# jsp.yaml
workstreams:
  - {id: data-migration, name: Data migration, owner: Jonas Berg, customer_owner: Lee Novak}
```
",
    source: "S1",
    run: Run::open(Relies::On(&[PlanFile::Jsp]), find).of_meetings(),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    if !assessment.owes_kickoff_results() {
        return Vec::new();
    }
    let jsp = &assessment.plan.jsp;
    let is_finished = |id: &str| {
        let milestones = jsp.milestones.iter().enumerate();
        let mut own = milestones.filter(|(_, it)| it.workstream.get() == Some(id)).peekable();
        own.peek().is_some() && own.all(|(at, _)| !assessment.is_open(at))
    };
    reference::counted(assessment, "unowned_workstreams")
        .into_iter()
        .filter_map(|(at, route)| {
            let stream = jsp.workstreams.get(at).filter(|stream| !is_finished(&stream.id))?;
            let message =
                format!("workstream `{}` has no customer owner: it counts as not started", stream.id);
            let set = commands::workstream_set_customer_owner(assessment.slug(), &stream.id, blank("name"));
            let help = Remedy::run("name somebody at the customer", set);
            let all = "have no customer owner: they count as not started";
            Some(Problem::new(route.key("id"), message).help(help).among("workstream", all))
        })
        .collect()
}
