//! `not-applicable-incomplete`: a criterion is ruled out without a reason, a name or a day.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, lacking, reference};
use crate::finding::Severity;
use crate::remedy::{Word, commands};

pub(super) const CHECK: Check = Check {
    id: "not-applicable-incomplete",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Gates,
    summary: "a criterion is ruled out without a reason, a name or a day",
    docs: r"
Fires on an entry under `not_applicable` of a gate's criterion that lacks `reason`, `by` or `ruled_on`. A form of which nothing is
filled in is none. One that was taken back, or that a complete one further down takes the place of,
is left alone.

## Why it matters

A criterion that does not apply keeps no gate shut. Without a reason, a name and a day it counts for nothing: nobody can tell
whose right it was.

## How to fix it

Fill in `not_applicable: [{reason: …, by: NAME, ruled_on: DATE}]`, or rule it out anew with `onboard gate not-applicable`.

```yaml fires
# gates.yaml
gates:
  go_live:
    criteria:
      - {id: C-vpn, text: VPN access confirmed, not_applicable: [{by: Ana Ruiz, ruled_on: 2026-03-12}]}
```

```yaml clean
# gates.yaml
gates:
  go_live:
    criteria:
      - {id: C-vpn, text: VPN access confirmed, not_applicable: [{reason: both systems are on the internet, by: Ana Ruiz, ruled_on: 2026-03-12}]}
      - {id: C-sso, text: SSO tested, not_applicable: [{reason: n/a, by: Ana Ruiz, ruled_on: 2026-03-12}, {reason: no identity provider, by: Ana Ruiz, ruled_on: 2026-03-12}]}
```
",
    source: "",
    run: Run::always(Relies::OnItsFile, find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let mut problems = Vec::new();
    let acts = reference::incomplete(
        &assessment.plan,
        "not_applicable",
        |it| &it.not_applicable,
        |it| it.withdrawn.is_none() && it.parts().iter().all(|(_, is_there)| *is_there),
    );
    let open = acts.filter(|(_, _, it, _)| it.is_written() && it.withdrawn.is_none());
    for (gate, criterion, ruling, route) in open {
        let (by, reason) = (Word::or(ruling.by.answer(), "name"), Word::or(ruling.reason.answer(), "reason"));
        let command = commands::gate_not_applicable(assessment.slug(), gate, &criterion.id, by, reason, None);
        let what = format!("the ruling that `{}` does not apply", criterion.id);
        problems.extend(lacking(&ruling.parts(), &what, route).map(|problem| problem.by(command)));
    }
    problems
}
