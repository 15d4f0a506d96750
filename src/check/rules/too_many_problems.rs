//! `too-many-problems`: more than 100 problems in one file.

use crate::check::{Check, Run, Topic};
use crate::finding::Severity;

pub(super) const CHECK: Check = Check {
    id: "too-many-problems",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Files,
    summary: "more than 100 problems in one file",
    docs: r"
Fires where a file has more problems than are listed.

## Why it matters

Most often the file is something else altogether, or one line above shifted all the others.

## How to fix it

Fix the first few, and look again.
",
    source: "",
    run: Run::Reading,
};
