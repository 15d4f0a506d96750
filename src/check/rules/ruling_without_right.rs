//! `ruling-without-right`: a criterion is ruled out by somebody who may not.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, reference};
use crate::finding::Severity;
use crate::model::PlanFile;

pub(super) const CHECK: Check = Check {
    id: "ruling-without-right",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Gates,
    summary: "a criterion is ruled out by somebody who may not",
    docs: r"
Fires on an entry under `not_applicable` of a gate's criterion by somebody who had no right to it on that day: a criterion with
`by_role` is ruled out by that role alone, any other by whoever may sign its gate. One that was withdrawn is left alone.

## Why it matters

A waiver lends for two weeks; a ruling never ends. Whoever could not waive a criterion could otherwise rule it out, and the
gate would be open only on paper; so it counts for nothing.

## How to fix it

Have it ruled out by somebody who may (`onboard gate not-applicable`), or meet the criterion.

```yaml fires
# gates.yaml
gates:
  go_live:
    criteria:
      - {id: C-uat, text: UAT signed, by_role: executive_sponsor, not_applicable: [{reason: the sponsor is away, by: Priya Shah, ruled_on: 2026-03-18}]}
```

```yaml clean
# gates.yaml
gates:
  go_live:
    criteria:
      - {id: C-uat, text: UAT signed, by_role: executive_sponsor, not_applicable: [{reason: tested in the pilot, by: Ana Ruiz, ruled_on: 2026-03-18}]}
```
",
    source: "S1",
    run: Run::always(
        Relies::On(&[PlanFile::Onboarding, PlanFile::Stakeholders, PlanFile::Jsp, PlanFile::Gates]),
        find,
    ),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let day = assessment.as_of();
    let acts = reference::acts(&assessment.plan, "not_applicable", |it| &it.not_applicable);
    let standing = acts.filter(|(_, criterion, ruling, _)| {
        // What is ruled out anew by somebody who may is in order.
        criterion.is_asked_on(day) && ruling.is_there_on(day)
    });
    let problem = |(gate, criterion, ruling, route): reference::Act<'_, _>| {
        let why = assessment.why_ruling_does_not_count(gate, criterion, ruling)?;
        if assessment.ruled_out(gate, criterion).is_some() {
            return None;
        }
        let message = format!("the ruling that `{}` does not apply counts for nothing: {why}", criterion.id);
        let help = "have it ruled out by somebody who may, or meet the criterion";
        Some(Problem::new(route.key("by"), message).help(help))
    };
    standing.filter_map(problem).collect()
}
