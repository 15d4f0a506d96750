//! `security-pack-late`: the security pack was not sent within a day of signature.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, item};
use crate::finding::Severity;
use crate::gate::Waived;
use crate::model::{Fact, Phase, PlanFile};

pub(super) const CHECK: Check = Check {
    id: "security-pack-late",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::Handoff,
    summary: "the security pack was not sent within a day of signature",
    docs: r"
Fires once `deadlines.security_pack_days` (1 by default) after signature have passed and no contact is of kind
`security_pack`, and, until the kickoff gate is open, when it was sent later than that. A plan without a milestone
with `fact: security_pack` does without the pack.

## Why it matters

Security and legal reviews are the slowest part of the customer's organisation. Each day that the pack is late is
a day that the review starts later, and go-live with it.

## How to fix it

Send the pack, and note it in `contacts.yaml`; `onboard milestone done` on its milestone does.

```yaml fires
# contacts.yaml
contacts: []
# gates.yaml
gates: {kickoff: {signoffs: []}}
```

```yaml clean
# contacts.yaml
contacts:
  - {id: L-pack, kind: security_pack, held_on: 2026-03-03, present: [Jonas Berg, Lee Novak]}
# gates.yaml
gates: {kickoff: {signoffs: []}}
```
",
    source: "S1",
    run: Run::moving(Relies::On(&[PlanFile::Jsp, PlanFile::Contacts]), find).of_meetings(),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let deadline = assessment.deadline(assessment.basis.config.deadlines.security_pack_days);
    let Some((at, milestone)) = assessment.milestone_with(Fact::SecurityPack) else { return Vec::new() };
    if assessment.gates.is_past(Phase::Kickoff) {
        return Vec::new();
    }
    let is_open = assessment.schedule.forecasts[at].standing.is_open();
    match assessment.fact(Fact::SecurityPack) {
        Some((sent, route)) if *sent > deadline => {
            let message = format!("the security pack was sent on {sent}, after its deadline on {deadline}");
            vec![Problem::new(route.clone(), message)]
        }
        None if Waived::of(assessment).has_fact(Fact::SecurityPack) => Vec::new(),
        None if is_open && assessment.as_of() > deadline => {
            let message = format!("no security pack was sent by {deadline}");
            let route = item(PlanFile::Jsp, "milestones", at).key("id");
            vec![Problem::new(route, message).help(assessment.finish("send it, and say so", milestone))]
        }
        _ => Vec::new(),
    }
}
