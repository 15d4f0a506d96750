//! `no-operating-rhythm`: no execution call, written update or escalation path is agreed.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, lacking};
use crate::finding::Severity;
use crate::model::{Engagement, Phase, PlanFile};
use crate::remedy::{Word, blank, commands};
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "no-operating-rhythm",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::SuccessPlan,
    summary: "no execution call, written update or escalation path is agreed",
    docs: r"
Fires, from the day by which the kickoff is due until graduation, while `cadence` of `jsp.yaml` lacks `execution_call`,
`update` or `escalation_path`. A low-touch plan needs the escalation path alone.

## Why it matters

Work stays visible when both sides meet on a fixed day, write down what shipped, what is blocked and what is next, and
know whom a blocker reaches when its clock runs out.

## How to fix it

Write it down with `onboard cadence set`, or fill in `cadence` in `jsp.yaml`: `{execution_call: weekly, update: weekly,
escalation_path: Mara Cole, then her lead}`.

```yaml fires
# jsp.yaml
cadence: {execution_call: weekly, update: weekly, escalation_path: null}
```

```yaml clean
# jsp.yaml
cadence: {execution_call: weekly, update: weekly, escalation_path: Mara Cole}
```
",
    source: "S1 S3",
    run: Run::open(Relies::On(&[PlanFile::Jsp]), find).of_meetings(),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    if !assessment.owes_kickoff_results() || assessment.gates.is_past(Phase::Activation) {
        return Vec::new();
    }
    let cadence = &assessment.plan.jsp.cadence;
    let is_light = assessment.plan.onboarding.engagement == Some(Engagement::LowTouch);
    let keys = [
        ("execution_call", is_light || cadence.execution_call.is_some()),
        ("update", is_light || cadence.update.is_some()),
        ("escalation_path", cadence.escalation_path.is_answered()),
    ];
    // The path is always named, as it stands where it does: a command that sets nothing is none.
    let path = Word::or(cadence.escalation_path.get(), "escalation_path");
    let [call, update, _] = keys.map(|(key, is_there)| (!is_there).then(|| blank(key)));
    let agree = commands::cadence_set(assessment.slug(), path, call, update);
    let problem = lacking(&keys, "the operating rhythm", Route::to(PlanFile::Jsp).key("cadence"));
    problem.map(|problem| problem.by(agree)).into_iter().collect()
}
