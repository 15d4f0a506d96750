//! `team-incomplete`: somebody of our own team is not named.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run};
use crate::finding::Severity;
use crate::model::PlanFile;
use crate::phrase::List;
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "team-incomplete",
    since: "0.1.0",
    severity: Severity::Warning,
    summary: "somebody of our own team is not named",
    docs: r"
Fires while the plan is open and `team` of `onboarding.yaml` names no CSM, no implementation owner or no owner of
support escalations.

## Why it matters

One person answers for the onboarding; shared responsibility becomes nobody's job. The customer should know from
the first day whom to call for strategy, for the technical work, and when something breaks.

## How to fix it

Fill in the names under `team` in `onboarding.yaml`.

```yaml fires
# onboarding.yaml
team: {csm: null, ae: Tom Weber, implementation: Jonas Berg, support: Mara Cole}
```

```yaml clean
# onboarding.yaml
team: {csm: Priya Shah, ae: Tom Weber, implementation: Jonas Berg, support: Mara Cole}
```
",
    source: "S0 S1 S3",
    run: Run::open(Relies::OnItsFile, find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let team = &assessment.plan.onboarding.team;
    let missing: Vec<String> =
        [("csm", &team.csm), ("implementation", &team.implementation), ("support", &team.support)]
            .into_iter()
            .filter(|(_, name)| !name.is_answered())
            .map(|(key, _)| format!("`{key}`"))
            .collect();
    if missing.is_empty() {
        return Vec::new();
    }
    let message = format!("our team has nobody for {}", List::and(&missing));
    let help = "fill in the names under `team` in `onboarding.yaml`";
    vec![Problem::new(Route::to(PlanFile::Onboarding).key("team"), message).help(help)]
}
