//! `sso-in-last-week`: single sign-on is left to the last days before go-live.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, item};
use crate::finding::Severity;
use crate::model::{Event, PlanFile};
use crate::phrase::Days;
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "sso-in-last-week",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::SuccessPlan,
    summary: "single sign-on is left to the last days before go-live",
    docs: r"
Fires where `technical.sso_required` of `handoff.yaml` is true and the open milestone with `event: sso` is due less than
`deadlines.sso_lead_days` (7 by default) before the one with `event: go_live`, or where there is none.

## Why it matters

Single sign-on needs the customer's IT, and their calendar is not ours. Left to the last week it moves go-live by as
long as they take.

## How to fix it

Ask for the identity provider's details in the kickoff, book the administrator's time, and plan the milestone early.

```yaml fires
# handoff.yaml
technical: {sso_required: true}
# jsp.yaml
milestones:
  - {id: M-sso, title: SSO works, event: sso, owner: Jonas Berg, due: 2026-04-20}
  - {id: M-live, title: Everyone live, event: go_live, owner: Jonas Berg, due: 2026-04-24}
```

```yaml clean
# handoff.yaml
technical: {sso_required: true}
# jsp.yaml
milestones:
  - {id: M-sso, title: SSO works, event: sso, owner: Jonas Berg, due: 2026-03-27}
  - {id: M-live, title: Everyone live, event: go_live, owner: Jonas Berg, due: 2026-04-24}
```
",
    source: "S1",
    run: Run::open(Relies::On(&[PlanFile::Handoff, PlanFile::Jsp]), find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let lead = assessment.basis.config.deadlines.sso_lead_days;
    if assessment.plan.handoff.technical.sso_required != Some(true) || assessment.is_live() {
        return Vec::new();
    }
    let live = assessment.milestone_of(Event::GoLive).and_then(|(at, _)| assessment.due(at));
    let problem = match (assessment.milestone_of(Event::Sso), live) {
        (None, _) => Problem::new(
            Route::to(PlanFile::Jsp).key("milestones"),
            "single sign-on is needed, and no milestone has `event: sso`",
        ),
        (Some((at, _)), Some(live)) if assessment.is_open(at) => match assessment.due(at) {
            Some(due) if live.days_since(due) >= lead.into() => return Vec::new(),
            Some(due) => {
                let route = item(PlanFile::Jsp, "milestones", at).key("due");
                let before = Days(live.days_since(due).max(0));
                Problem::new(
                    route,
                    format!("single sign-on is due on {due}, {before} before go-live on {live}"),
                )
            }
            None => return Vec::new(),
        },
        _ => return Vec::new(),
    };
    let lead = Days(lead.into());
    vec![problem.help(format!("plan it at least {lead} before go-live, and book the administrator now"))]
}
