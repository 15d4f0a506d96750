//! `handoff-incomplete`: sales has not handed over all that the plan needs.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic};
use crate::finding::Severity;
use crate::metric::completeness_of_handoff;
use crate::model::{Phase, PlanFile};
use crate::remedy::{Remedy, commands};
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "handoff-incomplete",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::Handoff,
    summary: "sales has not handed over all that the plan needs",
    docs: r"
Fires, from the day of signature until go-live is through its gate, while an item of the handoff is not answered. The items
are those of the metric `handoff_completeness` (where gates open by themselves, the four of `handoff_essentials`), and the
message names the missing ones. What was asked for and came back
empty is said so: `none: [red_flags, commitments]`.

## Why it matters

The handoff is the most fragile point of the whole relationship. What does not travel with the account is asked again, and the
customer hears that the vendor does not know why they bought.

## How to fix it

The account executive fills in `handoff.yaml` before the handoff meeting; the meeting is for questions.

```yaml fires
# handoff.yaml
use_case: null
consequences: null
```

```yaml clean
# handoff.yaml
use_case: close the books without spreadsheets
consequences: the audit in autumn fails
```
",
    source: "S0 S1 S2 S3",
    run: Run::open(Relies::On(FILES), find),
};

/// Where the items are written.
const FILES: &[PlanFile] = &[PlanFile::Handoff, PlanFile::Stakeholders, PlanFile::Jsp, PlanFile::Risks];

/// How it gets complete.
fn help(assessment: &Assessment) -> Remedy {
    let words = "have the account executive answer what is missing: see what is";
    Remedy::run(words, commands::handoff_show(assessment.slug()))
}

fn find(assessment: &Assessment) -> Vec<Problem> {
    if assessment.gates.is_past(Phase::Implementation) {
        return Vec::new();
    }
    if !assessment.plan.has(PlanFile::Handoff) {
        let message = "sales has handed over nothing: there is no `handoff.yaml`";
        return vec![Problem::new(Route::to(PlanFile::Handoff), message).help(help(assessment))];
    }
    let completeness = assessment.metrics.get(completeness_of_handoff(assessment));
    let note = completeness.reading().and_then(|reading| reading.note.as_deref()).unwrap_or_default();
    let message = match completeness.number() {
        Some(0.0) => "none of the items of the handoff is written".to_owned(),
        Some(share) if share < 1.0 => format!("the handoff is incomplete: {note}"),
        _ => return Vec::new(),
    };
    vec![Problem::new(Route::to(PlanFile::Handoff), message).help(help(assessment))]
}
