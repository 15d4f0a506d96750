//! `value-in-comment`: a comment that was most likely meant as a value.

use crate::check::{Check, Run, Topic};
use crate::finding::Severity;

pub(super) const CHECK: Check = Check {
    id: "value-in-comment",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::Files,
    summary: "a comment that was most likely meant as a value",
    docs: r"
Fires where a key has no value but a comment whose first word is glued to its `#`, and where a text ends before a `#` with
a number glued to it.

## Why it matters

YAML takes everything from a space and `#` on for a comment. So `channel: #kestrel` has no channel, and `text: see
ticket #42` no number; no editor complains, and the value is gone for whoever reads the file.

## How to fix it

Put the value in quotes. If it is a comment, leave a space after the `#`.

```yaml fires
# jsp.yaml
cadence:
  execution_call: weekly
  update: weekly
  escalation_path: Mara Cole
  channel: #kestrel
```

```yaml clean
# jsp.yaml
cadence:
  execution_call: weekly
  update: weekly
  escalation_path: Mara Cole
  channel: '#kestrel' # the customer's own
```
",
    source: "",
    run: Run::Reading,
};
