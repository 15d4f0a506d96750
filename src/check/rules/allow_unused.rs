//! `allow-unused`: a comment that silences a check which finds nothing there.

use crate::check::{Check, Run, Topic};
use crate::finding::Severity;

pub(super) const CHECK: Check = Check {
    id: "allow-unused",
    since: "0.1.0",
    severity: Severity::Info,
    topic: Topic::Comments,
    summary: "a comment that silences a check which finds nothing there",
    docs: r"
Fires on `# onboard: allow[ID] reason` on a line where that check has nothing to say. A check that is switched off, or that cannot
be judged at present, is not meant.

## Why it matters

A comment that outlives its reason hides the next problem on its line.

## How to fix it

Remove the comment.

```yaml fires
# actions.yaml
actions:
  - {id: A-users, title: Send the user list, due: 2026-03-25} # onboard: allow[action-overdue] the call is on Monday
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
