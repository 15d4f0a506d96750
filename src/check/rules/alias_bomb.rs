//! `alias-bomb`: aliases that expand to more than any plan holds, or to themselves.

use crate::check::{Check, Run, Topic};
use crate::finding::Severity;

pub(super) const CHECK: Check = Check {
    id: "alias-bomb",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Files,
    summary: "aliases that expand to more than any plan holds, or to themselves",
    docs: r"
Fires on a file whose aliases (`*name`) would unfold to more nodes or more text than any plan needs, or in a circle. Nothing
of the file is read.

## Why it matters

A few lines of such a file can fill the memory of everybody who opens it.

## How to fix it

Write the values out. Plans hardly ever need anchors and aliases.

```yaml fires
# risks.yaml
x-a: &a [x, x, x, x, x, x, x, x, x, x]
x-b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
x-c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
x-d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
x-e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
x-f: [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]
```

```yaml clean
# risks.yaml
x-owner: &owner Priya Shah
risks:
  - {id: R-it, text: IT is slow, owner: *owner}
```
",
    source: "",
    run: Run::Reading,
};
