//! `done-without-date`: something is done, and nothing says when.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, item};
use crate::finding::Severity;
use crate::model::PlanFile;
use crate::remedy::{Word, blank, commands};

pub(super) const CHECK: Check = Check {
    id: "done-without-date",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Sense,
    summary: "something is done, and nothing says when",
    docs: r"
Fires on a commitment that was declined without `declined_on`, a review of a risk without `reviewed_on`, and a try of a training
without `taken_on`: none of them counts.

## Why it matters

Lateness, time to value and the order of gates are read from the day on which things were done. Done without a
date is a claim that nothing can check.

## How to fix it

Say when: write the day into the entry, or, of a commitment, with `onboard commitment decline` and `--on DATE`.

```yaml fires
# handoff.yaml
commitments:
  - {id: C-sso, text: sign-on by the first of April, due: 2026-04-01, by: Priya Shah, declined: {decision: D-scope}}
```

```yaml fires
# risks.yaml
risks:
  - {id: R-it, text: IT is slow, owner: Priya Shah, reviews: [{probability: 4, impact: 3}], mitigation: book early, trigger: no account}
```

```yaml fires
# training.yaml
sessions:
  - {id: T-admin, title: Users and security, audience: admins, due: 2026-04-14, tries: [{by: Lee Novak, passed: true}]}
```

```yaml clean
# handoff.yaml
commitments:
  - {id: C-sso, text: sign-on by the first of April, due: 2026-04-01, by: Priya Shah, declined: {declined_on: 2026-03-13, decision: D-scope}}
```
",
    source: "S1",
    run: Run::always(Relies::OnItsFile, find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let mut problems = declined(assessment);
    problems.extend(reviews(assessment));
    problems.extend(tries(assessment));
    problems
}

fn reviews(assessment: &Assessment) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (at, risk) in assessment.plan.risks.risks.iter().enumerate() {
        let undated = risk.reviews.iter().enumerate().filter(|(_, it)| it.reviewed_on.is_none());
        problems.extend(undated.map(|(number, _)| {
            let route = item(PlanFile::Risks, "risks", at).key("reviews").index(number);
            let message = format!("a review of risk `{}` does not say when it was made", risk.id);
            Problem::new(route, message).help("add `reviewed_on: <date>`")
        }));
    }
    problems
}

fn tries(assessment: &Assessment) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (at, session) in assessment.plan.training.sessions.iter().enumerate() {
        let undated = session.retests.iter().enumerate().filter(|(_, it)| it.assessed_on.is_none());
        problems.extend(undated.map(|(number, _)| {
            let route = item(PlanFile::Training, "sessions", at).key("retests").index(number);
            let message =
                format!("a later assessment of session `{}` does not say when it was made", session.id);
            Problem::new(route, message).help("add `assessed_on: <date>`")
        }));
        let undated = session.tries.iter().enumerate().filter(|(_, it)| it.taken_on.is_none());
        problems.extend(undated.map(|(number, it)| {
            let route = item(PlanFile::Training, "sessions", at).key("tries").index(number);
            let message = format!("the try of {} does not say when it was taken", it.by.or("somebody"));
            Problem::new(route, message).help("add `taken_on: <date>`")
        }));
    }
    problems
}

fn declined(assessment: &Assessment) -> Vec<Problem> {
    let commitments = assessment.plan.handoff.commitments.iter().enumerate();
    let undated = commitments
        .filter(|(_, it)| it.declined.as_ref().is_some_and(|declined| declined.declined_on.is_none()));
    undated
        .map(|(at, commitment)| {
            let route = item(PlanFile::Handoff, "commitments", at).key("declined");
            let message = format!("commitment `{}` is declined, and nothing says when", commitment.id);
            let named = commitment.declined.as_ref().and_then(|declined| declined.decision.get());
            let decision = named.map_or_else(|| blank("decision"), Word::from);
            let day = Some(blank("date"));
            let say = commands::commitment_decline(assessment.slug(), &commitment.id, decision, day);
            Problem::new(route, message).help("say when").by(say)
        })
        .collect()
}
