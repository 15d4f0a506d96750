//! `risk-incomplete`: a risk that nobody watches, mitigates or can see coming.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, item, lacking};
use crate::finding::Severity;
use crate::model::{PlanFile, RiskNature, RiskResponse, is_answer};

pub(super) const CHECK: Check = Check {
    id: "risk-incomplete",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::Logs,
    summary: "a risk that nobody watches, mitigates or can see coming",
    docs: r"
Fires on an open risk without `owner`, `trigger` or `mitigation`; a risk with `response: accept` needs no mitigation, and an
issue (`is: issue`), which has happened, no trigger.

## Why it matters

A risk log that only lists fears prevents nothing. The mitigation says what is done now, and the trigger says when to stop
hoping.

## How to fix it

Add the missing keys, or close the risk.

```yaml fires
# risks.yaml
risks:
  - {id: R-it, text: IT is slow, owner: Priya Shah}
```

```yaml clean
# risks.yaml
risks:
  - {id: R-it, text: IT is slow, owner: Priya Shah, mitigation: book the administrator now, trigger: no account by 27 March}
  - {id: R-down, is: issue, text: the test system is down, owner: Priya Shah, mitigation: work on a copy}
```
",
    source: "S1",
    run: Run::open(Relies::OnItsFile, find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    assessment
        .open_risks()
        .filter_map(|(at, risk)| {
            let is_accepted = risk.response == Some(RiskResponse::Accept);
            let keys = [
                ("owner", risk.owner.one_on(assessment.as_of()).is_some_and(is_answer)),
                ("mitigation", is_accepted || risk.mitigation.is_answered()),
                ("trigger", risk.nature() == RiskNature::Issue || risk.trigger.is_answered()),
            ];
            lacking(
                &keys,
                &format!("{} `{}`", risk.nature(), risk.id),
                item(PlanFile::Risks, "risks", at).key("id"),
            )
        })
        .collect()
}
