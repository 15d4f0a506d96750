//! `declined-without-decision`: a promise was declined, and nothing says by which decision.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, item};
use crate::finding::Severity;
use crate::model::PlanFile;
use crate::remedy::{blank, commands};

pub(super) const CHECK: Check = Check {
    id: "declined-without-decision",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Handoff,
    summary: "a promise was declined, and nothing says by which decision",
    docs: r"
Fires on a commitment that was `declined` by no `decision`.

## Why it matters

Taking back what sales promised is a choice that somebody has to answer for, before the customer asks.

## How to fix it

Log the decision with who approved it (`onboard decision add`), and name it (`onboard commitment decline`).

```yaml fires
# handoff.yaml
commitments:
  - {id: C-report, text: A custom report by May, by: Tom Weber, declined: {declined_on: 2026-03-10}}
```

```yaml clean
# handoff.yaml
commitments:
  - {id: C-report, text: A custom report by May, by: Tom Weber, declined: {declined_on: 2026-03-10, decision: D-scope}}
```
",
    source: "S2 S3",
    run: Run::always(Relies::OnItsFile, find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    assessment
        .commitments()
        .filter(|(_, commitment)| commitment.declined.as_ref().is_some_and(|it| !it.decision.is_answered()))
        .map(|(at, commitment)| {
            let message = format!("commitment `{}` is declined by no decision", commitment.id);
            Problem::new(item(PlanFile::Handoff, "commitments", at).key("declined"), message)
                .help("name the decision")
                .by(commands::commitment_decline(assessment.slug(), &commitment.id, blank("decision"), None))
        })
        .collect()
}
