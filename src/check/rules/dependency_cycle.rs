//! `dependency-cycle`: milestones that wait for each other.

use crate::check::{Check, Problem, Relies, Run, item};
use crate::finding::Severity;
use crate::model::PlanFile;
use crate::subject::Subject;

pub(super) const CHECK: Check = Check {
    id: "dependency-cycle",
    since: "0.1.0",
    severity: Severity::Error,
    summary: "milestones that wait for each other",
    docs: r"
Fires once for each circle of milestones that, through `depends_on`, wait for themselves.

## Why it matters

None of the milestones of a cycle can ever start, and none of them has a forecast.

## How to mend it

Remove the dependency that is not one. Often it is the later milestone that needs the earlier one's result.

```yaml fires
# jsp.yaml
milestones:
  - {id: M-access, title: Access granted, owner: Jonas Berg, due: 2026-03-27, depends_on: [M-import]}
  - {id: M-import, title: History imported, owner: Jonas Berg, due: 2026-04-03, depends_on: [M-access]}
```

```yaml clean
# jsp.yaml
milestones:
  - {id: M-access, title: Access granted, owner: Jonas Berg, due: 2026-03-27}
  - {id: M-import, title: History imported, owner: Jonas Berg, due: 2026-04-03, depends_on: [M-access]}
```
",
    source: "",
    run: Run::always(Relies::OnNothing, find),
};

fn find(subject: &Subject<'_>) -> Vec<Problem> {
    let milestones = &subject.plan.jsp.milestones;
    let problem = |cycle: Vec<usize>| {
        let way: Vec<String> =
            cycle.iter().chain(&cycle[..1]).map(|at| format!("`{}`", milestones[*at].id)).collect();
        let message = format!("milestones wait for each other: {}", way.join(" → "));
        Problem::new(item(PlanFile::Jsp, "milestones", cycle[0]).key("depends_on"), message)
            .help("remove the dependency that is not one")
    };
    subject.schedule.cycles(subject.plan).into_iter().map(problem).collect()
}
