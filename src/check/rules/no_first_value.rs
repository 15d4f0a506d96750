//! `no-first-value`: first value is not defined, or not dated.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, definition};
use crate::finding::Severity;
use crate::model::{PlanFile, ValueName};
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "no-first-value",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::SuccessPlan,
    summary: "first value is not defined, or not dated",
    docs: r"
Fires while `value.first` of `jsp.yaml` has no definition, one that names our work and not the customer's win
(`went live`), or no due date.

## Why it matters

Time to first value predicts renewal better than any other number, and it cannot be measured against a vague
wish. A finish line that the customer recognises tells everybody what to leave out.

## How to fix it

Write what the customer will have done, on their own data, by when:
`{definition: first close run on the customer's own data, due: 2026-03-30}`.

```yaml fires
# jsp.yaml
value: {first: {definition: went live, due: 2026-03-30}}
```

```yaml fires
# jsp.yaml
value: {first: {definition: first close run on the customer's own data, due: null}}
```

```yaml clean
# jsp.yaml
value: {first: {definition: first close run on the customer's own data, due: 2026-03-30}}
```
",
    source: "S0 S2 S3",
    run: Run::open(Relies::OnItsFile, find).of_meetings(),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    definition::flaw(assessment, ValueName::First, Route::to(PlanFile::Jsp).key("value").key("first"))
}
