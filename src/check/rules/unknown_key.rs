//! `unknown-key`: a key that means nothing where it is written.

use crate::check::{Check, Run, Topic};
use crate::finding::Severity;

pub(super) const CHECK: Check = Check {
    id: "unknown-key",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Files,
    summary: "a key that means nothing where it is written",
    docs: r"
Fires on a key that is not known in its place, with the closest one that is. Keys that start with `x-` are your own and pass.

## Why it matters

A misspelt `onwer` leaves the entry without an owner, and nobody sees why.

## How to fix it

Correct the key, or start it with `x-` if it is your own.

```yaml fires
# actions.yaml
actions:
  - {id: A-users, title: Send the user list, onwer: Lee Novak, due: 2026-03-25}
```

```yaml clean
# actions.yaml
actions:
  - {id: A-users, title: Send the user list, owner: Lee Novak, due: 2026-03-25, x-ticket: OPS-12}
```
",
    source: "",
    run: Run::Reading,
};
