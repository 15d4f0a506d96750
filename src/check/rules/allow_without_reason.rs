//! `allow-without-reason`: a comment that silences a check and does not say why.

use crate::check::{Check, Run, Topic};
use crate::finding::Severity;

pub(super) const CHECK: Check = Check {
    id: "allow-without-reason",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::Comments,
    summary: "a comment that silences a check and does not say why",
    docs: r"
Fires on `# onboard: allow[ID]` without a reason after it. Such a comment silences nothing.

## Why it matters

The next person has to know whether the reason still holds.

## How to fix it

Write the reason after the bracket: `# onboard: allow[action-overdue] the call is on Monday`.

```yaml fires
# actions.yaml
actions:
  - {id: A-users, title: Send the user list, due: 2026-03-18} # onboard: allow[action-overdue]
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
