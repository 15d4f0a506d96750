//! `waiver-without-right`: a criterion is waived by somebody who may not.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, reference};
use crate::finding::Severity;
use crate::model::PlanFile;

pub(super) const CHECK: Check = Check {
    id: "waiver-without-right",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Gates,
    summary: "a criterion is waived by somebody who may not",
    docs: r"
Fires on a waiver that was given by somebody without the right to on that day: a criterion with `by_role` is waived by
that role alone, any other by whoever may sign its gate. Where `gates.waivers.second_person` names the gate, it fires,
too, on a waiver that nobody of the other side has seconded. A waiver that has run out or was withdrawn is left alone.

## Why it matters

Whoever waives answers for what is missing. We cannot waive the sponsor's approval, and a gate that stands
on such a waiver would be open only on paper; so it counts for nothing.

## How to fix it

Have it waived by somebody who may (`onboard gate waive`), or meet the criterion.

```yaml fires
# gates.yaml
gates:
  go_live:
    criteria:
      - {id: C-uat, text: UAT signed, by_role: executive_sponsor, waivers: [{by: Priya Shah, waived_on: 2026-03-18, until: 2026-03-27, reason: the sponsor is away}]}
```

```yaml clean
# gates.yaml
gates:
  go_live:
    criteria:
      - {id: C-uat, text: UAT signed, by_role: executive_sponsor, waivers: [{by: Ana Ruiz, waived_on: 2026-03-18, until: 2026-03-27, reason: signed after the holidays}]}
```
",
    source: "S1",
    run: Run::open(
        Relies::On(&[PlanFile::Onboarding, PlanFile::Stakeholders, PlanFile::Jsp, PlanFile::Gates]),
        find,
    ),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let day = assessment.as_of();
    let acts = reference::acts(&assessment.plan, "waivers", |it| &it.waivers);
    let asked = acts.filter(|(_, criterion, ..)| criterion.is_asked_on(day));
    let holding = asked.filter(|(_, _, waiver, _)| {
        waiver.span_on(day).is_some_and(|(from, until)| from <= day && day <= until)
    });
    let problem = |(gate, criterion, waiver, route): reference::Act<'_, _>| {
        let why = assessment.why_waiver_does_not_count(gate, criterion, waiver)?;
        let message = format!("the waiver of `{}` counts for nothing: {why}", criterion.id);
        Some(
            Problem::new(route.key("by"), message)
                .help("have it waived by somebody who may, or meet the criterion"),
        )
    };
    holding.filter_map(problem).collect()
}
