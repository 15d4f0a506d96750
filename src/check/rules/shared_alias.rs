//! `shared-alias`: somebody is named by an alias that two of our people have.

use std::collections::BTreeSet;

use crate::assessment::Assessment;
use crate::check::{Check, ENOUGH, Problem, Relies, Run, Topic};
use crate::fields::{Kind, walk};
use crate::finding::Severity;
use crate::person::{is_same, key};
use crate::phrase::List;

pub(super) const CHECK: Check = Check {
    id: "shared-alias",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::People,
    summary: "somebody is named by an alias that two of our people have",
    docs: r"
Fires once for each name in a plan that two or more people have among their `aliases` in the workspace's `people.yaml`. A name
in full is before an alias, so that it is never in doubt.

## Why it matters

A plan would be one person's work or word by the order in which `people.yaml` names them. So the alias counts for neither: what is
signed by it is signed by nobody who is known.

## How to fix it

Write the name in full, or take the alias from one of them: `onboard people set NAME --alias ALIAS` says which aliases they have.

```yaml fires
# actions.yaml
actions: [{id: A-1, title: Send the export, owner: tm, due: 2026-03-27}]
```

```yaml clean
# actions.yaml
actions: [{id: A-1, title: Send the export, owner: Tom Weber, due: 2026-03-27}]
```
",
    source: "",
    run: Run::always(Relies::OnNothing, find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let (ours, theirs) = (&assessment.basis.people, &assessment.plan.stakeholders.people);
    let (mut problems, mut met) = (Vec::new(), BTreeSet::new());
    walk(
        &assessment.plan,
        |_, field| matches!(field.kind, Kind::Holders(_) | Kind::Person(_)),
        |found| {
            let Some(name) = found.text().filter(|_| problems.len() < ENOUGH) else { return };
            // A name in full is before an alias, whoever's it is.
            if theirs.iter().any(|it| is_same(&it.name, name)) {
                return;
            }
            let who: Vec<&str> = ours.who_share(name).map(|it| it.name.as_str()).collect();
            if !who.is_empty() && met.insert(key(name).into_owned()) {
                let message = format!("`{name}` may be {}", List::or(&who));
                let help = "write the name in full, or take the alias from one of them";
                problems.push(Problem::new(found.route(), message).help(help));
            }
        },
    );
    problems
}
