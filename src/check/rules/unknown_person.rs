//! `unknown-person`: a customer's owner, trainee or approver whom the plan does not know.

use std::collections::BTreeSet;

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, reference};
use crate::fields::{Field, Kind, Shape, Who, walk};
use crate::finding::Severity;
use crate::model::{PlanFile, is_answer};
use crate::person::key;
use crate::plan::Plan;
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "unknown-person",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Sense,
    summary: "a customer's owner, trainee or approver whom the plan does not know",
    docs: r"
Fires where a customer's owner of a milestone or workstream, somebody with a decision right, or whoever signs, attests, waives,
rules, confirms or takes a test is neither in `stakeholders.yaml`, nor on our team, nor one of ours in the workspace's
`people.yaml`. It is silent while `stakeholders.yaml` names nobody.

## Why it matters

Sign-offs, certificates and ownership are compared by name: a misspelt name has no rights and owns nothing. Blanks,
capitals and how an accent was typed make no difference.

## How to fix it

Correct the name, or add the person to `stakeholders.yaml`.

```yaml fires
# jsp.yaml
decision_rights: {go_live: [Ana Riuz]}
```

```yaml clean
# jsp.yaml
decision_rights: {go_live: [Ana Ruiz, 'priya  shah ']}
```
",
    source: "",
    run: Run::always(Relies::On(&[PlanFile::Onboarding, PlanFile::Stakeholders]), find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let plan = &assessment.plan;
    if plan.stakeholders.people.is_empty() {
        return Vec::new();
    }
    let (known, named) = people(plan);
    let keys: BTreeSet<_> = known.iter().map(|name| key(name)).collect();
    let is_known = |name: &str| keys.contains(&key(name)) || assessment.basis.people.called(name).is_some();
    let unknown = named.into_iter().filter(|(name, _)| is_answer(name) && !is_known(name));
    reference::dangling("person", unknown.collect(), known.iter().map(String::as_str))
}

/// Whom the plan knows, of either side, and everybody who is named where only one of them can stand.
fn people(plan: &Plan) -> (Vec<String>, Vec<(String, Route)>) {
    let (mut known, mut named) = (Vec::new(), Vec::new());
    let wants = |_: &Shape, field: &Field| {
        matches!(
            field.kind,
            Kind::Name
                | Kind::Holders(Who::Ours | Who::Known | Who::Customer)
                | Kind::Person(Who::Ours | Who::Known | Who::Customer)
        )
    };
    walk(plan, wants, |found| {
        let Some(name) = found.text() else { return };
        match found.field.kind {
            Kind::Name if found.file() == PlanFile::Stakeholders => known.push(name.to_owned()),
            Kind::Name => {}
            Kind::Holders(Who::Ours) | Kind::Person(Who::Ours) => known.push(name.to_owned()),
            _ => named.push((name.to_owned(), found.route())),
        }
    });
    (known, named)
}
