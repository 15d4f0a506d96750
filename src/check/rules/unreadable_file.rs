//! `unreadable-file`: a file or directory of the plan that cannot be read.

use crate::check::{Check, Run, Topic};
use crate::finding::Severity;

pub(super) const CHECK: Check = Check {
    id: "unreadable-file",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Files,
    summary: "a file or directory of the plan that cannot be read",
    docs: r"
Fires where the system refuses to read a file, or there is something there that is no file.

## Why it matters

What it says counts for nothing until it can be read, so whatever rests on it is unknown.

## How to fix it

Fix its permissions, or put a regular file in its place.
",
    source: "",
    run: Run::Reading,
};
