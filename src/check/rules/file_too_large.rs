//! `file-too-large`: a file larger than any plan's.

use crate::check::{Check, Run, Topic};
use crate::finding::Severity;

pub(super) const CHECK: Check = Check {
    id: "file-too-large",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Files,
    summary: "a file larger than any plan's",
    docs: r"
Fires on a file of more than 8 MiB, of a million keys and values, or of 100,000 entries in braces or lines: far more than the
logs of a long project. It is not read.

## Why it matters

Something else was saved under the name of a part of the plan.

## How to fix it

Move what does not belong there to a file of another name.
",
    source: "",
    run: Run::Reading,
};
