//! `conflict-markers`: git conflict markers are left in the file.

use crate::check::{Check, Run, Topic};
use crate::finding::Severity;

pub(super) const CHECK: Check = Check {
    id: "conflict-markers",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Files,
    summary: "git conflict markers are left in the file",
    docs: r"
Fires on lines that `git merge` left, naming where the conflict begins and ends. Nothing of the file is read, because nobody has
decided which side is true.

## Why it matters

Half of the file is what one person thinks, half what another does. A plan is only true once somebody has settled it.

## How to fix it

Keep what is right of both sides, and remove the lines with `<<<<<<<`, `=======` and `>>>>>>>`.

```yaml fires
# risks.yaml
risks:
<<<<<<< HEAD
  - {id: R-it, text: IT is slow, owner: Priya Shah}
=======
  - {id: R-it, text: IT is slow, owner: Jonas Berg}
>>>>>>> other
```

```yaml clean
# risks.yaml
risks:
  - {id: R-it, text: IT is slow, owner: Jonas Berg}
```
",
    source: "",
    run: Run::Reading,
};
