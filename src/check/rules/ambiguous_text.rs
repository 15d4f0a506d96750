//! `ambiguous-text`: a text without quotes that other YAML readers take for something else.

use crate::check::{Check, Run, Topic};
use crate::finding::Severity;

pub(super) const CHECK: Check = Check {
    id: "ambiguous-text",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::Files,
    summary: "a text without quotes that other YAML readers take for something else",
    docs: r"
Fires on bare text in a place for words that a reader of YAML 1.1 or 1.2 takes for a number, a truth value, a day or
nothing: `2026`, `1.10`, `12:30`, `0123`, `y`, `2026-04-10`. Here it is read as the text that it is. Ids, what refers to them, and
the names of products and accounts may be plain numbers.

## Why it matters

The files of a plan outlive this program, and other tools read them too: Python, Ruby, spreadsheets. To them version
`1.10` is 1.1, half past twelve is 750, and somebody with the initial `N` is called false.

## How to fix it

Put it in quotes. Commands of `onboard` write it quoted.

```yaml fires
# actions.yaml
actions:
  - {id: A-users, title: 2026, owner: Lee Novak, due: 2026-03-25}
```

```yaml fires
# jsp.yaml
cadence: {execution_call: weekly, update: weekly, escalation_path: Mara Cole, channel: y}
```

```yaml clean
# actions.yaml
actions:
  - {id: 12, title: '2026', owner: Lee Novak, due: 2026-03-25}
```
",
    source: "",
    run: Run::Reading,
};
