//! `not-utf8`: a file that is not UTF-8.

use crate::check::{Check, Run, Topic};
use crate::finding::Severity;

pub(super) const CHECK: Check = Check {
    id: "not-utf8",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Files,
    summary: "a file that is not UTF-8",
    docs: r"
Fires on a file with bytes that are not UTF-8. Nothing of it is read.

## Why it matters

A name with an umlaut that was saved in another encoding would turn into another name.

## How to fix it

Save the file as UTF-8; every editor can.
",
    source: "",
    run: Run::Reading,
};
