//! `commitment-open`: a promise made to close the deal is still open at graduation.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, reference};
use crate::finding::Severity;
use crate::model::{Outcome, Phase, PlanFile};
use crate::remedy::{Remedy, blank, commands};

pub(super) const CHECK: Check = Check {
    id: "commitment-open",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::Handoff,
    summary: "a promise made to close the deal is still open at graduation",
    docs: r"
Fires in the graduation phase, and on a plan closed as graduated, for every commitment that is neither delivered
nor declined by a decision.

## Why it matters

The customer remembers what they were promised. A promise that nobody kept and nobody took back comes up again at
the renewal.

## How to fix it

Deliver it (`onboard commitment deliver`), or decline it with the customer and name the decision (`onboard commitment decline`).

```yaml fires
# onboarding.yaml
ended: {ended_on: 2026-03-20, result: graduated}
# handoff.yaml
commitments:
  - {id: C-report, text: A custom report by May, by: Tom Weber}
```

```yaml clean
# onboarding.yaml
ended: {ended_on: 2026-03-20, result: graduated}
# handoff.yaml
commitments:
  - {id: C-report, text: A custom report by May, by: Tom Weber, delivered_on: 2026-03-16}
```

```yaml clean
# handoff.yaml
commitments:
  - {id: C-report, text: A custom report by May, by: Tom Weber}
```
",
    source: "S0 S1 S3",
    run: Run::always(Relies::On(&[PlanFile::Handoff]), find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let is_owed = match assessment.ending() {
        Some(ending) => ending.result == Outcome::Graduated,
        None => assessment.gates.is_past(Phase::Activation),
    };
    if !is_owed {
        return Vec::new();
    }
    reference::counted(assessment, "open_commitments")
        .into_iter()
        .filter_map(|(at, route)| {
            let commitment = assessment.plan.handoff.commitments.get(at)?;
            let message = format!("commitment `{}` is still open", commitment.id);
            let deliver = commands::commitment_deliver(assessment.slug(), &commitment.id, None);
            let decline =
                commands::commitment_decline(assessment.slug(), &commitment.id, blank("decision"), None);
            let help = Remedy::run("deliver it", deliver);
            let help = help.or(Remedy::run("decline it by a decision", decline));
            Some(Problem::new(route.key("id"), message).help(help).among("promise", "are still open"))
        })
        .collect()
}
