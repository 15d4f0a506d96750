//! `attestation-incomplete`: somebody's word without a name, a day or evidence.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, lacking, reference};
use crate::finding::Severity;
use crate::remedy::{Word, commands};

pub(super) const CHECK: Check = Check {
    id: "attestation-incomplete",
    since: "0.1.0",
    severity: Severity::Error,
    summary: "somebody's word without a name, a day or evidence",
    docs: r#"
Fires on an attestation of a gate's criterion that lacks `by`, `on` or `evidence`. A form of which nothing is filled in is
none.

## Why it matters

A gate needs criteria that can be checked. "Done, says nobody, somewhere" cannot be.

## How to fix it

Fill in `attest: {by: NAME, on: DATE, evidence: LINK}`, or attest it anew with `onboard gate attest`.

```yaml fires
# gates.yaml
gates:
  go_live:
    criteria:
      - {id: C-uat, text: UAT signed, attest: {by: Ana Ruiz, on: 2026-03-18}}
```

```yaml clean
# gates.yaml
gates:
  go_live:
    criteria:
      - {id: C-uat, text: UAT signed, attest: {by: Ana Ruiz, on: 2026-03-18, evidence: uat.pdf}}
      - {id: C-comms, text: change communications sent, attest: {by: null, on: null, evidence: null}}
```
"#,
    source: "S1",
    run: Run::always(Relies::OnItsFile, find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let criteria = reference::criteria(&assessment.plan).into_iter();
    criteria
        .filter_map(|(gate, criterion, route)| {
            let attest = criterion.attest.as_ref()?;
            let keys = [
                ("by", attest.by.is_answered()),
                ("on", attest.on.is_some()),
                ("evidence", attest.evidence.is_answered()),
            ];
            keys.iter().any(|(_, is_there)| *is_there).then_some(())?;
            let (by, on) = (Word::or(attest.by.get(), "name"), Word::or(attest.on, "date"));
            let evidence = Word::or(attest.evidence.get(), "evidence");
            let command =
                commands::gate_attest(assessment.slug(), gate, &criterion.id, by, evidence, Some(on));
            let what = format!("the attestation of `{}`", criterion.id);
            Some(lacking(&keys, &what, route.key("attest"))?.by(command))
        })
        .collect()
}
