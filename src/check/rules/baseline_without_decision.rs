//! `baseline-without-decision`: new dates that count nowhere.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, item};
use crate::finding::Severity;
use crate::model::PlanFile;

pub(super) const CHECK: Check = Check {
    id: "baseline-without-decision",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::SuccessPlan,
    summary: "new dates that count nowhere, since nobody with the right decided on them",
    docs: r"
Fires on an entry of `baselines` without a `decision` of somebody who may move the timeline, and on one that is older than
the plan's own agreement.

## Why it matters

Slip is counted from the days that both sides agreed on. Days that nobody decided on would hide a delay, so they change
nothing; whoever wrote them down should know.

## How to fix it

Log the decision with who made it, and name it: `onboard baseline set PLAN --decision ID` writes a baseline that counts.

```yaml fires
# jsp.yaml
baselines:
  - {agreed_on: 2026-03-17, reason: second warehouse, dates: {M-live: 2026-05-08}}
```

```yaml clean
# jsp.yaml
baselines: []
```
",
    source: "",
    run: Run::always(Relies::On(&[PlanFile::Onboarding, PlanFile::Jsp, PlanFile::Decisions]), find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let baselines = assessment.plan.jsp.baselines.iter().enumerate();
    let standing = baselines.filter(|(_, it)| it.stands_on(assessment.as_of()));
    standing
        .filter_map(|(at, baseline)| {
            let why = assessment.why_baseline_does_not_count(baseline)?;
            let message = format!("the baseline of {} counts nowhere: {why}", baseline.agreed_on);
            let problem = Problem::new(item(PlanFile::Jsp, "baselines", at).key("agreed_on"), message);
            Some(problem.help("name a decision of somebody with the right to move the timeline"))
        })
        .collect()
}
