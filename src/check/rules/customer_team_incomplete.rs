//! `customer-team-incomplete`: nobody at the customer runs or administers the project.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic};
use crate::finding::Severity;
use crate::model::{Phase, PlanFile, Role};
use crate::phrase::List;
use crate::remedy::{Remedy, blank, commands};
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "customer-team-incomplete",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::People,
    summary: "nobody at the customer runs or administers the project",
    docs: r"
Fires, from the day by which the kickoff is due until graduation, while `stakeholders.yaml` names no active admin
owner or no active project lead.

## Why it matters

The kickoff settles who does what. Without a project lead nobody chases their side's tasks, and without an admin owner
nobody can configure, invite or approve.

## How to fix it

Give somebody the role `admin_owner` or `project_lead` in `stakeholders.yaml`, or add them with `onboard stakeholder add`; one
person may have both.

```yaml fires
# stakeholders.yaml
people:
  - {name: Kim Osei, roles: [champion, project_lead]}
```

```yaml clean
# stakeholders.yaml
people:
  - {name: Kim Osei, roles: [champion, project_lead]}
  - {name: Lee Novak, roles: [admin_owner]}
```
",
    source: "S1 S3",
    run: Run::open(Relies::On(&[PlanFile::Stakeholders]), find).of_meetings(),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    if !assessment.owes_kickoff_results() || assessment.gates.is_past(Phase::Activation) {
        return Vec::new();
    }
    let missing: Vec<Role> = [Role::AdminOwner, Role::ProjectLead]
        .into_iter()
        .filter(|role| !assessment.is_filled(*role))
        .collect();
    let Some(first) = missing.first() else { return Vec::new() };
    let names: Vec<String> = missing.iter().map(|role| format!("`{role}`")).collect();
    let message = format!("nobody at the customer is {}", List::or(&names));
    let give = commands::stakeholder_role_add(assessment.slug(), blank("name"), first.word());
    let help = Remedy::run("give the role to somebody", give)
        .or(assessment.add_person("add somebody new", first.word()));
    vec![Problem::new(Route::to(PlanFile::Stakeholders).key("people"), message).help(help)]
}
