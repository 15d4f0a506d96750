//! `declined-without-decision`: a promise was declined, and nothing says by which decision.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, item};
use crate::finding::Severity;
use crate::model::{CommitmentStatus, PlanFile};
use crate::remedy::{blank, commands};

pub(super) const CHECK: Check = Check {
    id: "declined-without-decision",
    since: "0.1.0",
    severity: Severity::Error,
    summary: "a promise was declined, and nothing says by which decision",
    docs: r"
Fires on a commitment with `status: declined` and no `decision`.

## Why it matters

Taking back what sales promised is a choice that somebody has to answer for, before the customer asks.

## How to fix it

Log the decision with who approved it (`onboard decision add`), and name it (`onboard commitment decline`).

```yaml fires
# handoff.yaml
commitments:
  - {id: C-report, text: A custom report by May, by: Tom Weber, status: declined}
```

```yaml clean
# handoff.yaml
commitments:
  - {id: C-report, text: A custom report by May, by: Tom Weber, status: declined, decision: D-scope}
```
",
    source: "S2 S3",
    run: Run::always(Relies::OnItsFile, find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let commitments = assessment.plan.handoff.commitments.iter().enumerate();
    commitments
        .filter(|(_, commitment)| {
            commitment.status == Some(CommitmentStatus::Declined) && !commitment.decision.is_answered()
        })
        .map(|(at, commitment)| {
            let message = format!("commitment `{}` is declined by no decision", commitment.id);
            Problem::new(item(PlanFile::Handoff, "commitments", at).key("status"), message)
                .help("name the decision")
                .by(commands::commitment_decline(assessment.slug(), &commitment.id, blank("decision")))
        })
        .collect()
}
