//! `success-not-confirmed`: the sponsor has not confirmed in writing what success is.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, item};
use crate::date::Date;
use crate::finding::Severity;
use crate::gate::Waived;
use crate::model::{Confirmation, Confirmed, Fact, PlanFile, Role};
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "success-not-confirmed",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::SuccessPlan,
    summary: "the sponsor has not confirmed in writing what success is",
    docs: r"
Fires after day `deadlines.success_confirmed_by_day` (30 by default) while no confirmation with
`fact: success_confirmed` has a day and evidence, or while it comes from somebody who is not the executive sponsor.

## Why it matters

Priorities shift, and sponsors change jobs. What the sponsor has signed in their own words is the one thing that the
renewal can be measured against.

## How to fix it

Send the definition to the sponsor, and note their answer under `confirmations` in `jsp.yaml` with a link to it.

```yaml fires on 2026-04-02
# jsp.yaml
confirmations:
  - {fact: success_confirmed, by: Ana Ruiz}
```

```yaml fires on 2026-04-02
# jsp.yaml
confirmations:
  - {fact: success_confirmed, by: Lee Novak, confirmed_on: 2026-03-30, evidence: mail of 30 March}
```

```yaml clean on 2026-04-02
# jsp.yaml
confirmations:
  - {fact: success_confirmed, by: Ana Ruiz, confirmed_on: 2026-03-30, evidence: mail of 30 March}
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
    let is_early = assessment.as_of() <= assessment.signed().plus_days(day.into());
    let is_waived = || Waived::of(assessment).has_fact(Fact::SuccessConfirmed);
    if is_early || assessment.fact(Fact::SuccessConfirmed).is_some() || is_waived() {
        return Vec::new();
    }
    let help = assessment.noting("note it", Fact::SuccessConfirmed);
    let confirmations = assessment.plan.jsp.confirmations.iter().enumerate();
    let mut closest = None;
    for (at, confirmation) in confirmations.filter(|(_, c)| c.fact == Confirmed::SuccessConfirmed) {
        let route = item(PlanFile::Jsp, "confirmations", at);
        let is_shown = confirmation.evidence.is_answered();
        let by = if is_shown { Confirmation::shown_by } else { Confirmation::counts_by };
        let counts = by(confirmation, assessment.as_of());
        let message = match (confirmation.evidence.answer(), confirmation.by.answer()) {
            (Some(_), Some(_)) if counts.is_some_and(|on| !had_sponsor(assessment, on)) => return Vec::new(),
            (Some(_), Some(by)) if counts.is_some() => {
                format!("what success is was confirmed by {by}, who is not the executive sponsor")
            }
            (None, _) if counts.is_some() => {
                "what success is was confirmed, but nothing shows it in writing".to_owned()
            }
            _ => format!("day {day} is past, and the sponsor has not confirmed in writing what success is"),
        };
        closest = Some(Problem::new(route.key("fact"), message).help(help.clone()));
    }
    let nowhere = || {
        let message = format!("day {day} is past, and nobody has confirmed in writing what success is");
        Problem::new(Route::to(PlanFile::Jsp).key("confirmations"), message).help(help.clone())
    };
    vec![closest.unwrap_or_else(nowhere)]
}

/// While the plan had named no sponsor, anybody could confirm: that there was none is a finding of its own.
fn had_sponsor(assessment: &Assessment, on: Date) -> bool {
    assessment.was_filled(Role::ExecutiveSponsor, on)
}
