//! `too-deep`: nested deeper than any plan is.

use crate::check::{Check, Run, Topic};
use crate::finding::Severity;

pub(super) const CHECK: Check = Check {
    id: "too-deep",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Files,
    summary: "nested deeper than any plan is",
    docs: r"
Fires on brackets or indentation more than 64 levels deep. Nothing of the file is read.

## Why it matters

No plan needs it, and it can exhaust whatever reads it.

## How to fix it

Close the brackets that are open, or write the values flat.
",
    source: "",
    run: Run::Reading,
};
