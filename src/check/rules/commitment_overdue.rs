//! `commitment-overdue`: a promise made to close the deal is past its date.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, item};
use crate::finding::Severity;
use crate::model::PlanFile;
use crate::remedy::{Remedy, blank, commands};

pub(super) const CHECK: Check = Check {
    id: "commitment-overdue",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::Handoff,
    summary: "a promise made to close the deal is past its date",
    docs: r"
Fires on an open commitment whose day has passed: the one that the customer was told when both sides agreed on the plan, or
at first. A later day counts once a decision of theirs backs the move.

## Why it matters

It is the first thing the customer compares with what they were told, and a promise broken in the first weeks
colours all that follows.

## How to fix it

Deliver it (`onboard commitment deliver`), or agree on a new date with the customer, log their decision, and move the promise
by it (`onboard commitment move` with `--decision`).

```yaml fires
# handoff.yaml
commitments:
  - {id: C-report, text: A custom report, by: Tom Weber, due: 2026-03-18}
```

```yaml clean
# handoff.yaml
commitments:
  - {id: C-report, text: A custom report, by: Tom Weber, due: 2026-03-20}
```
",
    source: "S2 S3",
    run: Run::moving(Relies::On(&[PlanFile::Handoff, PlanFile::Stakeholders, PlanFile::Decisions]), find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    assessment
        .overdue_commitments()
        .map(|(at, commitment, due)| {
            let mut message = format!("commitment `{}` is {}", commitment.id, assessment.due_in_words(due));
            if let Some(moved) = assessment.put_off_to(commitment) {
                message +=
                    &format!(": it was moved to {moved}, and nobody of the customer's side decided that");
            }
            let route = item(PlanFile::Handoff, "commitments", at).key("due");
            let deliver = commands::commitment_deliver(assessment.slug(), &commitment.id, None);
            let (slug, decision) = (assessment.slug(), Some(blank("decision")));
            let shift =
                commands::commitment_move(slug, &commitment.id, blank("date"), blank("reason"), decision);
            let help = Remedy::run("deliver it", deliver).or(Remedy::run("move it by their decision", shift));
            Problem::new(route, message).help(help).among("promise", "are overdue")
        })
        .collect()
}
