//! `dependency-cycle`: milestones that wait for each other.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, item};
use crate::finding::Severity;
use crate::model::PlanFile;

pub(super) const CHECK: Check = Check {
    id: "dependency-cycle",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Sense,
    summary: "milestones that wait for each other",
    docs: r"
Fires once for each circle of milestones that, through `after`, wait for themselves.

## Why it matters

None of the milestones of a cycle can ever start, and none of them has a forecast.

## How to fix it

Remove the dependency that is not one. Often it is the later milestone that needs the earlier one's result.

```yaml fires
# jsp.yaml
milestones:
  - {id: M-access, title: Access granted, owner: Jonas Berg, due: 2026-03-27, after: [M-import]}
  - {id: M-import, title: History imported, owner: Jonas Berg, due: 2026-04-03, after: [M-access]}
```

```yaml clean
# jsp.yaml
milestones:
  - {id: M-access, title: Access granted, owner: Jonas Berg, due: 2026-03-27}
  - {id: M-import, title: History imported, owner: Jonas Berg, due: 2026-04-03, after: [M-access]}
```
",
    source: "",
    run: Run::always(Relies::OnNothing, find).refusing(),
};

/// How many milestones of a cycle are named, beside the first.
const SHOWN: usize = 7;

fn find(assessment: &Assessment) -> Vec<Problem> {
    let milestones = &assessment.plan.jsp.milestones;
    let problem = |cycle: Vec<usize>| {
        let id = |at: &usize| format!("`{}`", milestones[*at].id);
        let message = match cycle.as_slice() {
            [only] => format!("milestone {} waits for itself", id(only)),
            [first, rest @ ..] => {
                let mut way: Vec<String> = rest.iter().take(SHOWN).map(id).collect();
                way.extend((rest.len() > SHOWN).then(|| format!("{} more", rest.len() - SHOWN)));
                format!("milestones wait for each other: {0} → {1} → {0}", id(first), way.join(" → "))
            }
            [] => return None,
        };
        let route = item(PlanFile::Jsp, "milestones", *cycle.first()?).key("after");
        Some(Problem::new(route, message).help("remove the dependency that is not one"))
    };
    assessment.schedule.cycles().into_iter().filter_map(problem).collect()
}
