//! `attestation-incomplete`: somebody's word without a name, a day or evidence.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, lacking, reference};
use crate::finding::Severity;
use crate::remedy::{Word, commands};

pub(super) const CHECK: Check = Check {
    id: "attestation-incomplete",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Gates,
    summary: "somebody's word without a name, a day or evidence",
    docs: r#"
Fires on an attestation of a gate's criterion that lacks `by`, `attested_on` or `evidence`. A form of which nothing is
filled in is none. One that was taken back, or that a complete one further down takes the place of,
is left alone.

## Why it matters

A gate needs criteria that can be checked. "Done, says nobody, somewhere" cannot be.

## How to fix it

Fill in `attestations: [{by: NAME, attested_on: DATE, evidence: LINK}]`, or attest it anew with `onboard gate attest`.

```yaml fires
# gates.yaml
gates:
  go_live:
    criteria:
      - {id: C-uat, text: UAT signed, attestations: [{by: Ana Ruiz, attested_on: 2026-03-18}]}
```

```yaml clean
# gates.yaml
gates:
  go_live:
    criteria:
      - {id: C-uat, text: UAT signed, attestations: [{by: Ana Ruiz, attested_on: 2026-03-18, evidence: uat.pdf}]}
      - {id: C-comms, text: change communications sent, attestations: [{by: null, attested_on: null, evidence: null}]}
      - {id: C-sso, text: SSO tested, attestations: [{by: Ana Ruiz, attested_on: 2026-03-17, evidence: TBD}, {by: Ana Ruiz, attested_on: 2026-03-18, evidence: sso.log}]}
```
"#,
    source: "S1",
    run: Run::always(Relies::OnItsFile, find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let mut problems = Vec::new();
    let acts = reference::incomplete(
        &assessment.plan,
        "attestations",
        |it| &it.attestations,
        |it| it.withdrawn.is_none() && it.parts().iter().all(|(_, is_there)| *is_there),
    );
    let open = acts.filter(|(_, _, it, _)| it.is_written() && it.withdrawn.is_none());
    for (gate, criterion, attestation, route) in open {
        let by = Word::or(attestation.by.answer(), "name");
        let on = Word::or(attestation.attested_on, "date");
        let evidence = Word::or(attestation.evidence.answer(), "evidence");
        let command = commands::gate_attest(assessment.slug(), gate, &criterion.id, by, evidence, Some(on));
        let what = format!("an attestation of `{}`", criterion.id);
        problems.extend(lacking(&attestation.parts(), &what, route).map(|problem| problem.by(command)));
    }
    problems
}
