//! `missing-key`: an entry without a key that it must have.

use crate::check::{Check, Run, Topic};
use crate::finding::Severity;

pub(super) const CHECK: Check = Check {
    id: "missing-key",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Files,
    summary: "an entry without a key that it must have",
    docs: r"
Fires on an entry without its id, its name or its date, where nothing is left to talk about without it. The entry is left out.

## Why it matters

What has no id cannot be referred to, and what has no date cannot be put in order.

## How to fix it

Add the key.

```yaml fires
# actions.yaml
actions:
  - {title: Send the user list, owner: Lee Novak, due: 2026-03-25}
```

```yaml clean
# actions.yaml
actions:
  - {id: A-users, title: Send the user list, owner: Lee Novak, due: 2026-03-25}
```
",
    source: "",
    run: Run::Reading,
};
