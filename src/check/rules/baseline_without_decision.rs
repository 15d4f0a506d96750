//! `baseline-without-decision`: new dates that count nowhere.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, item};
use crate::finding::Severity;
use crate::model::PlanFile;
use crate::phrase::List;
use crate::plan_at::Uncounted;

pub(super) const CHECK: Check = Check {
    id: "baseline-without-decision",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::SuccessPlan,
    summary: "new dates that count nowhere, since nobody with the right decided on them",
    docs: r"
Fires on an entry of `baselines` without a `decision` of somebody who may move the timeline, and on one that is older than
the plan's own agreement. The decision is about the timeline; where it names milestones under `affects`, new days of others count
nowhere; and it is not older than the days that it replaces.

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
    let problem = |it: Uncounted<'_>| {
        let (baseline, why) = (&assessment.plan.jsp.baselines[it.index], it.why);
        let names: Vec<String> = it.milestones.iter().map(|id| format!("`{id}`")).collect();
        let message = match names.as_slice() {
            [] => format!("the baseline of {} counts nowhere: {why}", baseline.agreed_on),
            names => {
                let names = List::and(names).at_most(4);
                format!("the baseline of {} counts nowhere for {names}: {why}", baseline.agreed_on)
            }
        };
        let problem = Problem::new(item(PlanFile::Jsp, "baselines", it.index).key("agreed_on"), message);
        problem.help("name a decision of somebody with the right to move the timeline")
    };
    assessment.uncounted_baselines().into_iter().map(problem).collect()
}
