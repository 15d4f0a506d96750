//! `duplicate-person`: two people of `stakeholders.yaml` have the same name.

use std::collections::BTreeSet;

use crate::assessment::Assessment;
use crate::check::{Check, ENOUGH, Problem, Relies, Run, Topic, item};
use crate::finding::Severity;
use crate::model::PlanFile;
use crate::person::key;

pub(super) const CHECK: Check = Check {
    id: "duplicate-person",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Sense,
    summary: "two people of `stakeholders.yaml` have the same name",
    docs: r"
Fires on every person whose name an earlier person already has. Names that look the same are the same: how an accent was
typed, the spaces between, signs without width and capitals make no difference.

## Why it matters

Other files refer to people by name. With two people of one name, an owner, a sign-off or a certificate could
be either's.

## How to fix it

If it is the same person, merge the two entries. If not, tell them apart: `Kim Osei (Oslo)`.

```yaml fires
# stakeholders.yaml
people:
  - {name: Kim Osei, roles: [champion]}
  - {name: Kim Osei, roles: [project_lead]}
```

```yaml fires
# stakeholders.yaml
people:
  - {name: Kim Osei, roles: [champion]}
  - {name: kim osei, roles: [project_lead]}
```

```yaml clean
# stakeholders.yaml
people:
  - {name: Kim Osei, roles: [champion, project_lead]}
```
",
    source: "",
    run: Run::always(Relies::OnNothing, find).refusing(),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let mut names = BTreeSet::new();
    let people = assessment.plan.stakeholders.people.iter().enumerate();
    people
        .filter(|(_, person)| !names.insert(key(&person.name)))
        .map(|(at, person)| {
            let route = item(PlanFile::Stakeholders, "people", at).key("name");
            Problem::new(route, format!("`{}` is listed twice", person.name))
                .help("merge the two entries, or tell the two people apart")
        })
        .take(ENOUGH)
        .collect()
}
