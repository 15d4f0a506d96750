//! `right-without-decision`: a right was given later, and nobody decided that.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic};
use crate::date::Date;
use crate::finding::Severity;
use crate::model::{PlanFile, Right};
use crate::phrase::List;
use crate::remedy::{Remedy, blank, commands, rights};
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "right-without-decision",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::Logs,
    summary: "a right was given after the signature, and nobody decided that",
    docs: r"
Fires once for the entries of `decision_rights` whose `since` is after the signature of the contract and whose `decision`
names no decision that was made by then, by somebody who had the right, about what it is a right to (`about: scope`, `timeline`,
`go_live`) or in words that name the person or the right. One about `other` gives no right.

## Why it matters

Who may say yes to scope, dates and gates was agreed with the plan. Whoever gives the right to somebody later, perhaps
to themselves, changes who can be held to it, so that a decision belongs behind it. A right that is written without
`since` reads as if it had always been there: that can be seen in the history of the file alone.

## How to fix it

Log who decided it (`onboard decision add`), and name the decision (`onboard right grant` with `--decision`): `{name:
NAME, since: DATE, decision: ID}`.

```yaml fires
# jsp.yaml
decision_rights: {scope: [Ana Ruiz], timeline: [Kim Osei], go_live: [Ana Ruiz, {name: Bo Lind, since: 2026-03-16}]}
```

```yaml clean
# jsp.yaml
decision_rights: {scope: [Ana Ruiz], timeline: [Kim Osei], go_live: [Ana Ruiz, {name: Bo Lind, since: 2026-03-16, decision: D-deputy}]}
# decisions.yaml
decisions:
  - {id: D-deputy, text: Bo Lind signs while Ana Ruiz is away, by: Ana Ruiz, decided_on: 2026-03-13}
```
",
    source: "S1",
    run: Run::open(Relies::On(&[PlanFile::Jsp, PlanFile::Decisions]), find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let rights = Right::ALL.iter().flat_map(|right| {
        let terms = assessment.plan.jsp.decision_rights.of(*right).all().iter().enumerate();
        terms.map(move |(index, term)| (*right, index, term))
    });
    let undecided = rights.filter_map(|(right, index, term)| {
        let since =
            term.since.filter(|since| *since > assessment.signed() && *since <= assessment.as_of())?;
        let name = term.name.get()?;
        let gives = |id: &str| assessment.why_gives_no_right(id, right, (name, Some(since)), None).is_none();
        let is_decided = term.decision.get().is_some_and(gives);
        Some(Undecided { right, index, name, since }).filter(|_| !is_decided)
    });
    together(assessment, &undecided.collect::<Vec<_>>()).into_iter().collect()
}

/// A right that nobody decided to give.
struct Undecided<'a> {
    right: Right,
    index: usize,
    name: &'a str,
    since: Date,
}

/// One finding for all of them: one decision can back every one.
fn together(at: &Assessment, undecided: &[Undecided<'_>]) -> Option<Problem> {
    let first = undecided.first()?;
    let route = Route::to(PlanFile::Jsp).key("decision_rights").key(first.right.word()).index(first.index);
    let said = |it: &Undecided<'_>| format!("{} has the right to `{}` since {}", it.name, it.right, it.since);
    let said: Vec<String> = undecided.iter().map(said).collect();
    let message = format!("{}, and no decision says so", List::and(&said));
    Some(Problem::new(route.key("since"), message).help(remedy(at, undecided)))
}

/// A right of somebody who has left is not granted once more: the decision behind it is written where it stands.
fn remedy(at: &Assessment, undecided: &[Undecided<'_>]) -> Remedy {
    let here = undecided.iter().filter(|it| !at.had_left(it.name, at.as_of()));
    let rights: Vec<_> = here.map(|it| (it.right, Some(it.name))).collect();
    let by_hand = "name the decision by which they had it under `decision` in `jsp.yaml`";
    match rights.as_slice() {
        [] => Remedy::run(
            "log the decision",
            commands::decision_add(at.slug(), blank("text"), blank("name"), None),
        )
        .then(by_hand),
        here => rights::decide(at.slug(), here, undecided.iter().map(|it| it.since).min()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};

    #[test]
    fn rights_that_nobody_decided_to_give_are_one_finding_with_one_decision() {
        let jsp = "decision_rights: {scope: [{name: Bo Lind, since: 2026-03-16}], timeline: [{name: Bo Lind, since: 2026-03-17}]}";
        let plan = plan_from(&[("jsp.yaml", jsp)]);
        let problems = find(&Assessment::of(plan, &Basis::on(date("2026-03-20"))));
        assert_eq!(problems.len(), 1);
        let want = "Bo Lind has the right to `scope` since 2026-03-16 and Bo Lind has the right to `timeline` since \
                    2026-03-17, and no decision says so";
        assert_eq!(problems[0].message, want);
        let help = problems[0].help.as_ref().expect("what to do");
        let commands: Vec<String> = help.commands().map(ToString::to_string).collect();
        assert_eq!(
            commands,
            [
                "onboard decision add acme 'Bo Lind has the right to scope and Bo Lind has the right to timeline' --by <name> \
                 --on 2026-03-16",
                "onboard right grant acme scope 'Bo Lind' --decision <decision>",
                "onboard right grant acme timeline 'Bo Lind' --decision <decision>",
            ]
        );
    }
    #[test]
    fn nobody_who_has_left_is_granted_a_right() {
        let jsp = "decision_rights: {scope: [{name: Bo Lind, since: 2026-03-16}]}";
        let people = "people: [{name: Bo Lind, departed_on: 2026-03-18}]";
        let plan = plan_from(&[("jsp.yaml", jsp), ("stakeholders.yaml", people)]);
        let problems = find(&Assessment::of(plan, &Basis::on(date("2026-03-20"))));
        let help = problems[0].help.as_ref().expect("what to do");
        assert!(help.commands().all(|it| !it.to_string().contains("Bo Lind")), "{help}");
        assert!(help.to_string().contains("under `decision` in `jsp.yaml`"), "{help}");
    }
}
