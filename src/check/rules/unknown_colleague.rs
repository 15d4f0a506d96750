//! `unknown-colleague`: somebody on our team whom the workspace does not know.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, reference};
use crate::fields::{Kind, Who, walk};
use crate::finding::Severity;
use crate::model::{PlanFile, is_answer};
use crate::person::is_same;

pub(super) const CHECK: Check = Check {
    id: "unknown-colleague",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::People,
    summary: "somebody on our team whom the workspace does not know",
    docs: r"
Fires where the workspace has a `people.yaml`, and somebody under `team` in `onboarding.yaml` is neither in it nor one of the
customer's people.

## Why it matters

Whoever is on the team is known by that alone: they may own things, give their word and, as CSM, decide. A misspelt name is a
person of its own, whose work nobody sees, and whose word counts.

## How to fix it

Correct the name (`onboard team set`), or add the person: `onboard people add NAME`.

```yaml fires
# onboarding.yaml
team: {csm: Pria Shah}
```

```yaml clean
# onboarding.yaml
team: {csm: Priya Shah}
```
",
    source: "",
    run: Run::always(Relies::On(&[PlanFile::Onboarding, PlanFile::Stakeholders]), find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let ours = &assessment.basis.people;
    if ours.all().is_empty() {
        return Vec::new();
    }
    let theirs = &assessment.plan.stakeholders.people;
    let is_known =
        |name: &str| ours.called(name).is_some() || theirs.iter().any(|it| is_same(&it.name, name));
    let mut strangers = Vec::new();
    walk(
        &assessment.plan,
        |_, field| matches!(field.kind, Kind::Holders(Who::Ours)),
        |found| {
            let Some(name) = found.text().filter(|_| found.file() == PlanFile::Onboarding) else { return };
            if is_answer(name) && !is_known(name) {
                strangers.push((name.to_owned(), found.route()));
            }
        },
    );
    reference::dangling("colleague", strangers, ours.all().iter().map(|it| it.name.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};
    use crate::model::{OurPeople, PeopleFile};

    #[test]
    fn somebody_on_our_team_is_known_where_the_workspace_says_who_is_of_ours() {
        let head = "{customer: Acme, segment: mid-market, contract: {signed_on: 2026-03-02}, \
                    team: {csm: [{name: ana, until: 2026-03-10}, Nobody Knows], ae: Lee Novak}}";
        let people = "people: [{name: Lee Novak}]";
        let found = |file: &str| {
            let ours = OurPeople::from(serde_yaml::from_str::<PeopleFile>(file).unwrap());
            let basis = Basis::on(date("2026-03-20")).with_people(ours);
            let plan = plan_from(&[("onboarding.yaml", head), ("stakeholders.yaml", people)]);
            let problems = find(&Assessment::of(plan, &basis)).into_iter();
            problems.map(|it| it.message).collect::<Vec<_>>()
        };
        assert_eq!(found("people: []"), [""; 0], "nothing says who is of ours");
        let ours = "people: [{name: Ana Ruiz, aliases: [ana]}]";
        assert_eq!(found(ours), ["there is no colleague `Nobody Knows`"]);
    }
}
