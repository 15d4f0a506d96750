//! `allow-unknown`: a comment that silences a check that does not exist.

use crate::check::{Check, Run, Topic};
use crate::finding::Severity;

pub(super) const CHECK: Check = Check {
    id: "allow-unknown",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::Comments,
    summary: "a comment that silences a check that does not exist",
    docs: r"
Fires on `# onboard: allow[ID]` where no check has that id.

## Why it matters

The comment silences nothing, and whoever wrote it thinks that it does.

## How to fix it

Correct the id; `onboard explain` lists all of them.

```yaml fires
# actions.yaml
actions:
  - {id: A-users, title: Send the user list, due: 2026-03-18} # onboard: allow[action-overdu] the call is on Monday
```

```yaml clean
# actions.yaml
actions:
  - {id: A-users, title: Send the user list, due: 2026-03-18} # onboard: allow[action-overdue] the call is on Monday
```
",
    source: "",
    run: Run::Comments,
};
