//! `team-incomplete`: somebody of our own team is not named.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic};
use crate::finding::Severity;
use crate::model::{PlanFile, TeamRole};
use crate::phrase::List;
use crate::remedy::{Remedy, blank, commands};
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "team-incomplete",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::People,
    summary: "somebody of our own team is not named",
    docs: r"
Fires while the plan is open and `team` of `onboarding.yaml` names, for this day, no CSM, no implementation owner or no owner of
support escalations.

## Why it matters

One person answers for the onboarding; shared responsibility becomes nobody's job. The customer should know from
the first day whom to call for strategy, for the technical work, and when something breaks.

## How to fix it

Fill in the names under `team` in `onboarding.yaml`, or `onboard team set PLAN ROLE NAME`.

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
    let missing: Vec<TeamRole> = [TeamRole::Csm, TeamRole::Implementation, TeamRole::Support]
        .into_iter()
        .filter(|part| assessment.part(*part).is_none())
        // Where customers help themselves, a pool does the rest.
        .filter(|part| *part == TeamRole::Csm || !assessment.is_digital_first())
        .collect();
    let named: Vec<String> = missing.iter().map(|part| format!("`{part}`")).collect();
    let message = format!("our team has nobody for {}", List::and(&named));
    let help = missing.into_iter().fold(Remedy::default(), |help, part| {
        let set = commands::team_set_new(assessment.slug(), part.word(), blank("name"));
        help.then(Remedy::run(format!("name somebody for `{part}`"), set))
    });
    if help.is_empty() {
        return Vec::new();
    }
    vec![Problem::new(Route::to(PlanFile::Onboarding).key("team"), message).help(help)]
}
