//! `several-documents`: a second YAML document in one file.

use crate::check::{Check, Run, Topic};
use crate::finding::Severity;

pub(super) const CHECK: Check = Check {
    id: "several-documents",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Files,
    summary: "a second YAML document in one file",
    docs: r"
Fires on a file with a second document after `---`. Only the first one is read.

## Why it matters

What is in the second document counts for nothing.

## How to fix it

Remove the `---`, or keep the second document in a file of its own.

```yaml fires
# risks.yaml
risks:
  - {id: R-it, text: IT is slow, owner: Priya Shah}
---
risks:
  - {id: R-budget, text: The budget is frozen, owner: Priya Shah}
```

```yaml clean
# risks.yaml
---
risks:
  - {id: R-it, text: IT is slow, owner: Priya Shah}
  - {id: R-budget, text: The budget is frozen, owner: Priya Shah}
```
",
    source: "",
    run: Run::Reading,
};
