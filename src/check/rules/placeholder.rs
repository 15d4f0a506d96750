//! `placeholder`: a placeholder where an answer is asked for.

use crate::assessment::Assessment;
use crate::check::{Check, ENOUGH, Problem, Relies, Run, Topic};
use crate::fields::{Field, Kind, Shape, walk};
use crate::finding::Severity;
use crate::model::is_answer;

pub(super) const CHECK: Check = Check {
    id: "placeholder",
    since: "0.1.0",
    severity: Severity::Info,
    topic: Topic::Files,
    summary: "a placeholder where an answer is asked for",
    docs: r"
Fires on every text, person and owner that is a placeholder: `TBD`, `to be confirmed`, `n/a`, `unknown`, `?`, `xxx`, `[name]` and
their like, however they are typed.

## Why it matters

It keeps a key from being empty and says nothing. Completeness, owners, evidence, reasons and definitions count it as not
written; people who skim the file do not.

## How to fix it

Write the answer, or leave the key empty. Where there is none to give, say so in words.

```yaml fires
# handoff.yaml
roi: TBD
```

```yaml clean
# handoff.yaml
roi: two days of the month-end close
```
",
    source: "",
    run: Run::open(Relies::OnNothing, find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let mut problems = Vec::new();
    let wants =
        |_: &Shape, field: &Field| matches!(field.kind, Kind::Text | Kind::Person(_) | Kind::Holders(_));
    walk(&assessment.plan, wants, |found| {
        if let Some(text) = found.text().filter(|text| !is_answer(text) && problems.len() < ENOUGH) {
            let message = format!("`{}` says `{text}`, which is no answer", found.field.key);
            problems.push(Problem::new(found.route(), message).help("write the answer, or leave it empty"));
        }
    });
    problems
}
