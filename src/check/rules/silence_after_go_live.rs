//! `silence-after-go-live`: nobody has been in touch since the customer went live.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic};
use crate::finding::Severity;
use crate::model::{Event, PlanFile};
use crate::phrase::Days;
use crate::remedy::commands;
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "silence-after-go-live",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::People,
    summary: "nobody has been in touch since the customer went live",
    docs: r"
Fires once the customer is live, while the last written update and the last contact with anybody are both longer ago than
`deadlines.sponsor_silence_days` (14 by default).

## Why it matters

Go-live is where use takes root or withers. Momentum dies when the people who were there every week disappear.

## How to fix it

Call, and send an update (`onboard update new`): what is used, what is not, what is next.

```yaml fires on 2026-05-15
# jsp.yaml
milestones:
  - {id: M-live, title: Everyone live, event: go_live, owner: Jonas Berg, due: 2026-04-24, done_on: 2026-04-24}
# contacts.yaml
contacts:
  - {id: L-1, kind: call, held_on: 2026-04-24, present: [Kim Osei, Priya Shah]}
# updates.yaml
updates:
  - {id: U-1, sent_on: 2026-04-24, by: Priya Shah, shipped: [go-live]}
```

```yaml clean on 2026-05-15
# jsp.yaml
milestones:
  - {id: M-live, title: Everyone live, event: go_live, owner: Jonas Berg, due: 2026-04-24, done_on: 2026-04-24}
# contacts.yaml
contacts:
  - {id: L-1, kind: call, held_on: 2026-04-24, present: [Kim Osei, Priya Shah]}
# updates.yaml
updates:
  - {id: U-1, sent_on: 2026-05-08, by: Priya Shah, next: [review of the first month]}
```
",
    source: "S2 S3",
    run: Run::moving(
        Relies::On(&[
            PlanFile::Stakeholders,
            PlanFile::Jsp,
            PlanFile::Gates,
            PlanFile::Contacts,
            PlanFile::Updates,
        ]),
        find,
    ),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let limit = i64::from(assessment.basis.config.deadlines.sponsor_silence_days);
    if !assessment.is_live() {
        return Vec::new();
    }
    let today = assessment.as_of();
    let contacts = assessment.last_contacts();
    let people = assessment.plan.stakeholders.people.iter();
    let contacts = people.filter_map(|person| contacts.with(&person.name).map(|(on, _)| *on));
    let updates = assessment.plan.updates.updates.iter().filter_map(|update| update.sent_by(today));
    let touches = contacts.chain(updates).chain(assessment.happened_on(Event::GoLive));
    let quiet = touches.max().map(|last| (last, assessment.days_quiet_since(last)));
    let Some((last, days)) = quiet.filter(|(_, days)| *days > limit) else { return Vec::new() };
    let message = format!("nobody has been in touch since {last}, for {}", Days(days));
    vec![
        Problem::new(Route::to(PlanFile::Updates).key("updates"), message)
            .help("call, and write an update")
            .by(commands::update_new(assessment.slug())),
    ]
}
