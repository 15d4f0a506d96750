//! `commitment-overdue`: a promise made to close the deal is past its date.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, item};
use crate::finding::Severity;
use crate::model::PlanFile;
use crate::remedy::{Remedy, commands};

pub(super) const CHECK: Check = Check {
    id: "commitment-overdue",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::Handoff,
    summary: "a promise made to close the deal is past its date",
    docs: r"
Fires on an open commitment whose `due` has passed.

## Why it matters

It is the first thing the customer compares with what they were told, and a promise broken in the first weeks
colours all that follows.

## How to fix it

Deliver it (`onboard commitment deliver`), or agree on a new date with the customer and write down the decision.

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
    run: Run::moving(Relies::On(&[PlanFile::Handoff]), find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    assessment
        .owed_commitments()
        .filter_map(|(at, commitment)| {
            let due = assessment.commitment_owed(commitment).filter(|due| assessment.is_past(*due))?;
            let message = format!("commitment `{}` is {}", commitment.id, assessment.due_in_words(due));
            let route = item(PlanFile::Handoff, "commitments", at).key("due");
            let deliver = commands::commitment_deliver(assessment.slug(), &commitment.id, None);
            let help = Remedy::run("deliver it", deliver).or("agree on a new `due` by a decision");
            Some(Problem::new(route, message).help(help))
        })
        .collect()
}
