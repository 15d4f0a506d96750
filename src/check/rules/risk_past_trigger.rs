//! `risk-past-trigger`: a risk whose trigger should have been judged by now, and nobody has looked at it since.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, reference};
use crate::finding::Severity;
use crate::model::{PlanFile, RiskNature};
use crate::remedy::{Remedy, blank, commands};

pub(super) const CHECK: Check = Check {
    id: "risk-past-trigger",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::Logs,
    summary: "a risk whose trigger should have been judged by now, and nobody has looked at it since",
    docs: r"
Fires on an open risk whose `due`, the day on which its trigger is judged, is in the past, unless it was reviewed since: those
that the metric `risks_past_trigger` counts.

## Why it matters

That day is the one on which both sides agreed to stop waiting. Passing it in silence turns the risk into a problem that
nobody owns.

## How to fix it

Judge it: if it happened, say so and what is to be done (`onboard risk occur`); if not, close it (`onboard risk close`) or judge
it anew (`onboard risk review`).

```yaml fires
# risks.yaml
risks:
  - {id: R-it, text: IT is slow, owner: Priya Shah, mitigation: book early, trigger: no account, due: 2026-03-16}
```

```yaml clean
# risks.yaml
risks:
  - {id: R-it, text: IT is slow, owner: Priya Shah, mitigation: book early, trigger: no account, due: 2026-03-27}
```
",
    source: "S1",
    run: Run::moving(Relies::On(&[PlanFile::Onboarding, PlanFile::Risks]), find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    reference::counted(assessment, "risks_past_trigger")
        .into_iter()
        .filter_map(|(at, route)| {
            let risk = assessment.plan.risks.risks.get(at)?;
            let due = assessment.risk_due(risk)?;
            let (plan, id) = (assessment.slug(), &risk.id);
            let is_issue = risk.nature() == RiskNature::Issue;
            let message = match risk.nature() {
                RiskNature::Issue => format!("issue `{id}` was to be looked at on {due}"),
                nature => format!("the trigger of {nature} `{id}` was to be judged on {due}"),
            };
            let occurred = commands::risk_occur(plan, id, blank("title"));
            let occurred = Remedy::run("say that it happened, and what is to be done", occurred);
            let help = if is_issue { Remedy::default() } else { occurred }
                .or(Remedy::run("close it", commands::risk_close(plan, id, blank("reason"))))
                .or(Remedy::run("judge it anew", commands::risk_review(plan, id, blank("date"))));
            Some(Problem::new(route, message).help(help).among("risk", "were to be judged by now"))
        })
        .collect()
}
