//! `yaml-syntax`: not YAML, or YAML that plans do not use.

use crate::check::{Check, Run, Topic};
use crate::finding::Severity;

pub(super) const CHECK: Check = Check {
    id: "yaml-syntax",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Files,
    summary: "not YAML, or YAML that plans do not use",
    docs: r#"
Fires where a file cannot be understood as YAML, and on merge keys, tags and keys that are not text. The message says what a
person most likely did: a tab, an open quote, a colon in bare text.

## Why it matters

A file that is not YAML is not read at all.

## How to fix it

The help line names the usual cause. Text with `: `, or that starts with a sign, needs quotes.

```yaml fires
# risks.yaml
risks:
  - {id: R-it, text: IT is slow, owner: Priya Shah
```

```yaml fires
# risks.yaml
risks:
  - id: R-it
    text: IT says: maybe
```

```yaml clean
# risks.yaml
risks:
  - id: R-it
    text: "IT says: maybe"
```
"#,
    source: "",
    run: Run::Reading,
};
