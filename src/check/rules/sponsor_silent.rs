//! `sponsor-silent`: nobody has spoken with the executive sponsor lately.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, item};
use crate::finding::Severity;
use crate::model::{Person, PlanFile, Role};
use crate::phrase::Days;
use crate::remedy::commands;

pub(super) const CHECK: Check = Check {
    id: "sponsor-silent",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::People,
    summary: "nobody has spoken with the executive sponsor lately",
    docs: r"
Fires, from the day by which the kickoff is due, on an active executive sponsor with whom the last contact is longer ago than
`deadlines.sponsor_silence_days` (14 by default), or none is noted.

## Why it matters

Sponsors change priorities, and jobs. One who hears nothing between the kickoff and the renewal has no reason to defend
the budget.

## How to fix it

Send them where things stand against the number that they care about, and note it with `onboard stakeholder
touch`.

```yaml fires
# contacts.yaml
contacts:
  - {id: L-1, kind: call, held_on: 2026-03-02, present: [Ana Ruiz, Priya Shah]}
# jsp.yaml
confirmations: []
# gates.yaml
gates: {handoff: {signoffs: []}, kickoff: {signoffs: []}}
```

```yaml clean
# contacts.yaml
contacts:
  - {id: L-1, kind: call, held_on: 2026-03-13, present: [Ana Ruiz, Priya Shah]}
```
",
    source: "S2",
    run: Run::moving(
        Relies::On(&[PlanFile::Stakeholders, PlanFile::Jsp, PlanFile::Gates, PlanFile::Contacts]),
        find,
    ),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let limit = i64::from(assessment.basis.config.deadlines.sponsor_silence_days);
    let is_sponsor = |person: &Person| person.is_on(Role::ExecutiveSponsor, assessment.as_of());
    let mut sponsors = assessment.people().filter(|(_, person)| is_sponsor(person)).peekable();
    let Some((at, first)) = sponsors.peek().copied().filter(|_| assessment.owes_kickoff_results()) else {
        return Vec::new();
    };
    let silence = assessment.metrics.number("sponsor_silence_days");
    let contacts = assessment.last_contacts();
    let route = item(PlanFile::Stakeholders, "people", at);
    let touch = commands::stakeholder_touch(assessment.slug(), &first.name);
    let problem = match silence {
        _ if sponsors.all(|(_, person)| contacts.with(&person.name).is_none()) => Problem::new(
            route.key("name"),
            format!("no contact with {}, the executive sponsor, is noted", first.name),
        ),
        // A metric of whole days.
        Some(days) if days as i64 > limit => {
            let days = Days(days as i64);
            Problem::new(route.key("name"), format!("nobody has spoken with {} for {days}", first.name))
        }
        _ => return Vec::new(),
    };
    vec![problem.help("send them where things stand, and say so").by(touch)]
}
