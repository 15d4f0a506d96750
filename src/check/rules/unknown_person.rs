//! `unknown-person`: a customer's owner, trainee or approver whom the plan does not know.

use std::collections::BTreeSet;

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, item, reference};
use crate::finding::Severity;
use crate::model::{Holders, PlanFile, Text};
use crate::person::key;
use crate::plan::Plan;
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "unknown-person",
    since: "0.1.0",
    severity: Severity::Error,
    summary: "a customer's owner, trainee or approver whom the plan does not know",
    docs: r"
Fires where a customer's owner of a milestone or workstream, a trainee, or somebody with a decision right is
neither in `stakeholders.yaml` nor on our team. It is silent while `stakeholders.yaml` names nobody.

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
    let team = &plan.onboarding.team;
    let ours = [&team.csm, &team.ae, &team.implementation, &team.support].into_iter().filter_map(Text::get);
    let theirs = plan.stakeholders.people.iter().map(|person| person.name.as_str());
    let known: Vec<&str> = theirs.chain(ours).collect();
    let keys: BTreeSet<_> = known.iter().map(|name| key(name)).collect();
    let unknown = named(plan).into_iter().filter(|(name, _)| !keys.contains(&key(name)));
    reference::dangling("person", unknown, known)
}

/// Everybody who is named where only a known person can stand.
fn named(plan: &Plan) -> Vec<(&str, Route)> {
    let mut named: Vec<(&str, Route)> = Vec::new();
    for (at, milestone) in plan.jsp.milestones.iter().enumerate() {
        let route = item(PlanFile::Jsp, "milestones", at).key("customer_owner");
        named.extend(terms(&milestone.customer_owner, &route));
    }
    for (at, stream) in plan.jsp.workstreams.iter().enumerate() {
        let route = item(PlanFile::Jsp, "workstreams", at).key("customer_owner");
        named.extend(stream.customer_owner.get().map(|name| (name, route)));
    }
    let rights = &plan.jsp.decision_rights;
    let lists = [
        ("scope", &rights.scope),
        ("timeline", &rights.timeline),
        ("go_live", &rights.go_live),
        ("gates", &rights.gates),
    ];
    for (key, names) in lists {
        let route = Route::to(PlanFile::Jsp).key("decision_rights").key(key);
        named.extend(names.iter().enumerate().map(|(i, name)| (name.as_str(), route.clone().index(i))));
    }
    for (at, trainee) in plan.training.people.iter().enumerate() {
        named.push((&trainee.name, item(PlanFile::Training, "people", at).key("name")));
    }
    named
}

/// Everybody who held something, with the place of the name.
fn terms<'a>(holders: &'a Holders, at: &Route) -> impl Iterator<Item = (&'a str, Route)> {
    let all = holders.all().iter().enumerate();
    all.filter_map(move |(index, it)| {
        let route = if holders.is_bare() { at.clone() } else { at.clone().index(index) };
        Some((it.name.get()?, route))
    })
}
