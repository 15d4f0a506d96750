//! `team-incomplete`: somebody of our own team is not named.

use crate::check::{Check, Problem, Run};
use crate::finding::Severity;
use crate::model::{Engagement, PlanFile};
use crate::phrase::List;
use crate::route::Route;
use crate::subject::Subject;

pub(super) const CHECK: Check = Check {
    id: "team-incomplete",
    since: "0.1.0",
    severity: Severity::Warning,
    summary: "somebody of our own team is not named",
    docs: r"
Fires while the plan is open and `team` of `onboarding.yaml` names no CSM, no implementation owner or no owner of
support escalations. A low-touch plan needs the CSM alone.

## Why it matters

One person answers for the onboarding; shared responsibility becomes nobody's job. The customer should know from
the first day whom to call for strategy, for the technical work, and when something breaks.

## How to mend it

Fill in the names under `team` in `onboarding.yaml`.

```yaml fires
# onboarding.yaml
team: {csm: null, ae: Tom Weber, implementation: Jonas Berg, support: Mara Cole}
```

```yaml clean
# onboarding.yaml
team: {csm: Priya Shah, ae: Tom Weber, implementation: Jonas Berg, support: Mara Cole}
```

```yaml clean
# onboarding.yaml
engagement: low-touch
team: {csm: Priya Shah, implementation: null, support: null}
```
",
    source: "S0 S1 S3",
    run: Run::open(&[PlanFile::Onboarding], find),
};

fn find(subject: &Subject<'_>) -> Vec<Problem> {
    let onboarding = &subject.plan.onboarding;
    let team = &onboarding.team;
    let is_light = onboarding.engagement == Some(Engagement::LowTouch);
    let wanted = [
        ("csm", &team.csm, true),
        ("implementation", &team.implementation, !is_light),
        ("support", &team.support, !is_light),
    ];
    let missing: Vec<String> = wanted
        .into_iter()
        .filter(|(_, name, is_needed)| *is_needed && !name.is_written())
        .map(|(key, ..)| format!("`{key}`"))
        .collect();
    if missing.is_empty() {
        return Vec::new();
    }
    let message = format!("our team has nobody for {}", List::and(&missing));
    let help = "fill in the names under `team` in `onboarding.yaml`";
    vec![Problem::new(Route::to(PlanFile::Onboarding).key("team"), message).help(help)]
}
