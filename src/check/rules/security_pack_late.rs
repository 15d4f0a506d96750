//! `security-pack-late`: the security pack was not sent within a day of signature.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, item};
use crate::finding::Severity;
use crate::model::{Event, Phase, PlanFile};

pub(super) const CHECK: Check = Check {
    id: "security-pack-late",
    since: "0.1.0",
    severity: Severity::Warning,
    summary: "the security pack was not sent within a day of signature",
    docs: r"
Fires once `deadlines.security_pack_days` (1 by default) after signature have passed and the milestone with
`event: security_pack` is not done, and, until the kickoff gate is open, when it was done later than that.
A plan without that milestone does without the pack.

## Why it matters

Security and legal reviews are the slowest part of the customer's organisation. Each day that the pack is late is
a day that the review starts later, and go-live with it.

## How to fix it

Send the pack, and say so with `onboard milestone done`.

```yaml fires
# jsp.yaml
milestones:
  - {id: M-pack, title: Security pack sent, event: security_pack, owner: Jonas Berg, due: 2026-03-03}
# gates.yaml
gates: {kickoff: {signoff: null}}
```

```yaml clean
# jsp.yaml
milestones:
  - {id: M-pack, title: Security pack sent, event: security_pack, owner: Jonas Berg, due: 2026-03-03, status: done, done_on: 2026-03-03}
# gates.yaml
gates: {kickoff: {signoff: null}}
```
",
    source: "S1",
    run: Run::moving(Relies::On(&[PlanFile::Jsp]), find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let deadline = assessment.deadline(assessment.basis.config.deadlines.security_pack_days);
    let Some((at, milestone)) = assessment.milestone_of(Event::SecurityPack) else { return Vec::new() };
    if assessment.gates.is_past(Phase::Kickoff) {
        return Vec::new();
    }
    let route = item(PlanFile::Jsp, "milestones", at);
    match assessment.happened_on(Event::SecurityPack) {
        Some(sent) if sent > deadline => {
            let message = format!("the security pack was sent on {sent}, after its deadline on {deadline}");
            vec![Problem::new(route.key("done_on"), message)]
        }
        None if milestone.is_open() && assessment.as_of() > deadline => {
            let message = format!("no security pack was sent by {deadline}");
            let problem = Problem::new(route.key("id"), message).help("send it, and say so");
            vec![problem.by(assessment.finish(milestone))]
        }
        _ => Vec::new(),
    }
}
