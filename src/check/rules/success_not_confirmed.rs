//! `success-not-confirmed`: the sponsor has not confirmed in writing what success is.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, item};
use crate::finding::Severity;
use crate::model::{Confirmed, PlanFile, Role};
use crate::person::is_same;
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "success-not-confirmed",
    since: "0.1.0",
    severity: Severity::Warning,
    summary: "the sponsor has not confirmed in writing what success is",
    docs: r"
Fires after day `deadlines.success_confirmed_by_day` (30 by default) while no confirmation of
`success_definition` has a day and evidence, or while it comes from somebody who is not the executive sponsor.

## Why it matters

Priorities shift, and sponsors change jobs. What the sponsor has signed in their own words is the one thing that the
renewal can be measured against.

## How to fix it

Send the definition to the sponsor, and note their answer under `confirmations` in `jsp.yaml` with a link to it.

```yaml fires on 2026-04-02
# jsp.yaml
confirmations:
  - {of: success_definition, by: Ana Ruiz, side: customer}
```

```yaml fires on 2026-04-02
# jsp.yaml
confirmations:
  - {of: success_definition, by: Lee Novak, side: customer, on: 2026-03-30, evidence: mail of 30 March}
```

```yaml clean on 2026-04-02
# jsp.yaml
confirmations:
  - {of: success_definition, by: Ana Ruiz, side: customer, on: 2026-03-30, evidence: mail of 30 March}
```

```yaml clean on 2026-04-01
# jsp.yaml
confirmations: []
```
",
    source: "S2 S3",
    run: Run::moving(Relies::On(&[PlanFile::Stakeholders, PlanFile::Jsp]), find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let day = assessment.basis.config.deadlines.success_confirmed_by_day;
    if assessment.as_of() <= assessment.signed().plus_days(day.into()) {
        return Vec::new();
    }
    let help = "note it under `confirmations`: `{of: success_definition, by: <name>, side: customer, on: <date>, evidence: <link>}`";
    let confirmations = assessment.plan.jsp.confirmations.iter().enumerate();
    let mut closest = None;
    for (at, confirmation) in confirmations.filter(|(_, c)| c.of == Confirmed::SuccessDefinition) {
        let route = item(PlanFile::Jsp, "confirmations", at);
        let message = match (confirmation.on, confirmation.evidence.get(), confirmation.by.get()) {
            (Some(on), Some(_), Some(by)) if on <= assessment.as_of() => {
                if may_confirm(assessment, by) {
                    return Vec::new();
                }
                format!("what success is was confirmed by {by}, who is not the executive sponsor")
            }
            (Some(_), None, _) => "what success is was confirmed, but nothing shows it in writing".to_owned(),
            _ => format!("day {day} is past, and the sponsor has not confirmed in writing what success is"),
        };
        closest = Some(Problem::new(route.key("of"), message).help(help));
    }
    let nowhere = || {
        let message = format!("day {day} is past, and nobody has confirmed in writing what success is");
        Problem::new(Route::to(PlanFile::Jsp).key("confirmations"), message).help(help)
    };
    vec![closest.unwrap_or_else(nowhere)]
}

/// The executive sponsor, or anybody while the plan names none: that is a finding of its own.
fn may_confirm(assessment: &Assessment, by: &str) -> bool {
    let people = &assessment.plan.stakeholders.people;
    let mut sponsors = people.iter().filter(|person| person.is(Role::ExecutiveSponsor)).peekable();
    sponsors.peek().is_none() || sponsors.any(|person| is_same(&person.name, by))
}
