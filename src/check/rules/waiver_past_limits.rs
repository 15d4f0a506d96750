//! `waiver-past-limits`: a live waiver is longer, later or more than waivers may be.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic};
use crate::finding::Severity;
use crate::gate::{OverLimit, over_limits};
use crate::model::PlanFile;
use crate::remedy::{Remedy, blank, commands};

pub(super) const CHECK: Check = Check {
    id: "waiver-past-limits",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Gates,
    summary: "a live waiver is longer, later or more than waivers may be",
    docs: r"
Fires on a waiver that holds today and is past a limit of `[gates.waivers]` in `onboard.toml`: it holds longer than
`longest_days` (14 by default) after the later of its day and the day for which its gate was forecast then; more than
`at_once` (2) hold in its gate, and it is not among the first; its criterion was waived before, and no decision stands
behind it; or the criterion is `waivable: false`.

## Why it matters

A waiver lets a gate open with something still owed. One until next year, or one on each criterion, is a gate that asks for
nothing. The command that waives refuses those; a hand can write them. They count all the same, so that whoever went
through the gate is not shut out afterwards, and stand here until they are settled.

## How to fix it

Meet the criterion, or withdraw the waiver and have it given anew within the limits; log the decision where it has to be
waived a second time.

```yaml fires
# gates.yaml
gates:
  kickoff:
    signoffs: []
    criteria:
      - {id: C-comms, text: change announced, waivers: [{by: Priya Shah, waived_on: 2026-03-09, until: 2026-12-31, reason: nobody has time}]}
```

```yaml clean
# gates.yaml
gates:
  kickoff:
    signoffs: []
    criteria:
      - {id: C-comms, text: change announced, waivers: [{by: Priya Shah, waived_on: 2026-03-09, until: 2026-03-23, reason: town hall moved}]}
```
",
    source: "S1",
    run: Run::open(
        Relies::On(&[
            PlanFile::Onboarding,
            PlanFile::Stakeholders,
            PlanFile::Jsp,
            PlanFile::Gates,
            PlanFile::Decisions,
        ]),
        find,
    ),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let problem = |over: OverLimit| {
        let message = format!("the waiver of `{}` is past a limit: {}", over.criterion, over.limit);
        let (by, reason) = (blank("name"), blank("reason"));
        let back = commands::gate_withdraw(assessment.slug(), over.gate, &over.criterion, by, reason);
        let help = Remedy::say(over.limit.help()).or(Remedy::run("withdraw it", back));
        Problem::new(over.route.key("until"), message).help(help)
    };
    over_limits(assessment, &assessment.metrics).into_iter().map(problem).collect()
}
