//! `milestone-without-owner`: a milestone that nobody on our side owns.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, reference};
use crate::finding::Severity;
use crate::model::{Milestone, TeamRole, is_answer};
use crate::remedy::{Remedy, Word, blank, commands};

pub(super) const CHECK: Check = Check {
    id: "milestone-without-owner",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::SuccessPlan,
    summary: "a milestone that nobody on our side owns",
    docs: r"
Fires on an open milestone without `owner`. Where none of several open ones has an owner, it is said once. Until the kickoff is
due it is silent while our team has no CSM or no implementation owner: who is missing there is what is owed first
(`team-incomplete`).

## Why it matters

Most onboardings do not fail on technology: they fail because everybody thought that somebody else had it. A step
without a name does not happen.

## How to fix it

Name a person, not a team: `onboard milestone assign PLAN ID --owner NAME`.

```yaml fires
# jsp.yaml
milestones:
  - {id: M-access, title: Access granted, owner: Jonas Berg, due: 2026-03-27}
  - {id: M-import, title: History imported, due: 2026-04-03}
```

```yaml clean
# jsp.yaml
milestones:
  - {id: M-access, title: Access granted, owner: Jonas Berg, due: 2026-03-27}
  - {id: M-import, title: History imported, owner: Jonas Berg, due: 2026-04-03}
```
",
    source: "S1 S3",
    run: Run::open(Relies::OnItsFile, find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let is_staffed = assessment.csm().is_some() && assessment.part(TeamRole::Implementation).is_some();
    if !is_staffed && !assessment.owes_kickoff_results() {
        return Vec::new();
    }
    let is_owned = |milestone: &Milestone| milestone.owner.one_on(assessment.as_of()).is_some_and(is_answer);
    reference::every_or_all(assessment, is_owned, "an owner", |milestone| {
        let id = Word::or(milestone.map(|milestone| &milestone.id), "id");
        Remedy::run("name a person", commands::milestone_assign(assessment.slug(), id, blank("name")))
    })
}
