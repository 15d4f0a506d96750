//! `invalid-value`: a value of the wrong type, or none of those allowed.

use crate::check::{Check, Run, Topic};
use crate::finding::Severity;

pub(super) const CHECK: Check = Check {
    id: "invalid-value",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Files,
    summary: "a value of the wrong type, or none of those allowed",
    docs: r"
Fires on a value that its key cannot take: a word where a date is wanted, a date that the calendar does not have, a side that
there is not. The entry is read without it where that is possible, and left out where it is not.

## Why it matters

A value that cannot be understood is not counted, and nobody would see it missing from a total.

## How to fix it

Correct it; the message lists what the key takes, and the closest word.

```yaml fires
# actions.yaml
actions:
  - {id: A-users, title: Send the user list, owner: Lee Novak, due: 2026-02-30}
```

```yaml fires
# actions.yaml
actions:
  - {id: A-users, title: Send the user list, owner: Lee Novak, due: 2026-03-25, side: custommer}
```

```yaml clean
# actions.yaml
actions:
  - {id: A-users, title: Send the user list, owner: Lee Novak, due: 2026-02-28, side: customer}
```
",
    source: "",
    run: Run::Reading,
};
