//! `empty-file`: a file of the plan with nothing in it.

use crate::check::{Check, Run, Topic};
use crate::finding::Severity;

pub(super) const CHECK: Check = Check {
    id: "empty-file",
    since: "0.1.0",
    severity: Severity::Info,
    topic: Topic::Files,
    summary: "a file of the plan with nothing in it",
    docs: r"
Fires on a file that holds nothing but comments and blank lines. It counts as absent.

## Why it matters

Nothing is lost by it, but somebody may have meant to fill it in, or a merge may have dropped all of it.

## How to fix it

Fill it in, or delete it.

```yaml fires
# expansion.yaml
# nothing heard yet, ask again in April
```

```yaml clean
# expansion.yaml
signals: []
```
",
    source: "",
    run: Run::Reading,
};
