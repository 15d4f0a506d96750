//! `duplicate-key`: the same key twice in one mapping.

use crate::check::{Check, Run, Topic};
use crate::finding::Severity;

pub(super) const CHECK: Check = Check {
    id: "duplicate-key",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Files,
    summary: "the same key twice in one mapping",
    docs: r"
Fires on a key that its mapping already has. Until it is fixed, the first one counts.

## Why it matters

YAML readers differ in which of the two they keep. Whoever edits the other one changes nothing and does not see it.

## How to fix it

Keep the one that is true.

```yaml fires
# risks.yaml
risks:
  - {id: R-it, text: IT is slow, owner: Priya Shah, owner: Jonas Berg}
```

```yaml clean
# risks.yaml
risks:
  - {id: R-it, text: IT is slow, owner: Priya Shah}
```
",
    source: "",
    run: Run::Reading,
};
