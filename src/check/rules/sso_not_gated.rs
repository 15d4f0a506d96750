//! `sso-not-gated`: single sign-on is needed, and the go-live gate does not ask for it.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, reference};
use crate::finding::Severity;
use crate::model::{Criterion, Event, GateName, Phase, PlanFile};
use crate::remedy::{Remedy, Word, commands};

pub(super) const CHECK: Check = Check {
    id: "sso-not-gated",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::SuccessPlan,
    summary: "single sign-on is needed, and the go-live gate does not ask for it",
    docs: r"
Fires where `technical.sso_required` of `handoff.yaml` is true, until go-live is through its gate, while no criterion of that
gate rests on the milestone with `event: sso` or mentions SSO.

## Why it matters

When nobody can log in, nobody is live. A requirement that is no criterion is found on the day of the launch.

## How to fix it

Add a criterion to `go_live` in `gates.yaml`: `{id: C-sso, text: SSO configured by customer IT, milestone: M-sso}`.

```yaml fires
# handoff.yaml
technical: {sso_required: true}
# gates.yaml
gates:
  go_live:
    criteria:
      - {id: C-data, text: import validated, milestone: M-import}
```

```yaml clean
# handoff.yaml
technical: {sso_required: true}
# gates.yaml
gates:
  go_live:
    criteria:
      - {id: C-login, text: everybody can log in, milestone: M-sso}
```
",
    source: "S1",
    run: Run::open(Relies::On(&[PlanFile::Handoff, PlanFile::Jsp, PlanFile::Gates]), find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let plan = &assessment.plan;
    if plan.handoff.technical.sso_required != Some(true) || assessment.gates.is_past(Phase::Implementation) {
        return Vec::new();
    }
    let milestone = assessment.milestone_of(Event::Sso).map(|(_, milestone)| milestone.id.as_str());
    let asks = |criterion: &Criterion| {
        let rests = milestone.is_some() && criterion.milestone.get() == milestone;
        let words = format!("{} {} {}", criterion.id, criterion.text, criterion.milestone).to_lowercase();
        let mut words = words.split(|c: char| !c.is_alphanumeric());
        rests || words.clone().any(|word| word == "sso") || words.any(|word| word == "sign")
    };
    let criteria = plan.gates.gates.get(GateName::GoLive).map(|gate| &gate.criteria);
    let is_asked = |criterion: &&Criterion| criterion.is_asked_on(assessment.as_of());
    if criteria.is_some_and(|criteria| criteria.iter().filter(is_asked).any(asks)) {
        return Vec::new();
    }
    let message = "single sign-on is needed, and the go-live gate does not ask for it";
    let text = "single sign-on works";
    let milestone = Some(Word::or(milestone, "milestone"));
    let add = commands::gate_criterion_add(assessment.slug(), GateName::GoLive, text, milestone);
    let help = Remedy::run("let it ask for the milestone with `event: sso`", add);
    vec![Problem::new(reference::gate(GateName::GoLive).key("criteria"), message).help(help)]
}
