//! `right-without-decision`: a right was given later, and nobody decided that.

use std::collections::BTreeSet;

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic};
use crate::finding::Severity;
use crate::model::{PlanFile, Right};
use crate::remedy::{Remedy, blank, commands};
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "right-without-decision",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::Logs,
    summary: "a right was given after the signature, and nobody decided that",
    docs: r"
Fires on an entry of `decision_rights` whose `since` is after the signature of the contract and whose `decision` names
no decision that was made.

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
    let made: BTreeSet<&str> = assessment.made_decisions().map(|(_, it)| it.id.as_str()).collect();
    let rights = Right::ALL.iter().flat_map(|right| {
        let terms = assessment.plan.jsp.decision_rights.of(*right).all().iter().enumerate();
        terms.map(move |(index, term)| (*right, index, term))
    });
    let later = rights.filter_map(|(right, index, term)| {
        let since =
            term.since.filter(|since| *since > assessment.signed() && *since <= assessment.as_of())?;
        Some((right, index, term, since)).filter(|_| term.name.is_answered())
    });
    let undecided = later.filter(|(_, _, term, _)| !term.decision.get().is_some_and(|id| made.contains(id)));
    undecided
        .map(|(right, index, term, since)| {
            let message =
                format!("{} has the right to `{right}` since {since}, and no decision says so", term.name);
            let route = Route::to(PlanFile::Jsp).key("decision_rights").key(right.word()).index(index);
            let (slug, name) = (assessment.slug(), term.name.or(""));
            let log = commands::decision_add(slug, blank("text"), blank("name"), None);
            let say = commands::right_grant(slug, right.word(), name, Some(blank("decision")));
            let help =
                Remedy::run("log the decision", log).then(Remedy::run("say that it gave the right", say));
            Problem::new(route.key("since"), message).help(help)
        })
        .collect()
}
