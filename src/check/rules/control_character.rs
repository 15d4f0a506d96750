//! `control-character`: a control character in the file.

use crate::check::{Check, Run, Topic};
use crate::finding::Severity;

pub(super) const CHECK: Check = Check {
    id: "control-character",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Files,
    summary: "a control character in the file",
    docs: r"
Fires on a character that no editor shows, such as an escape or a zero byte. Tabs and line ends are not meant.

## Why it matters

It was pasted by mistake, or it is there to change what a terminal shows.

## How to fix it

Delete it. If it does not show, type the line anew.
",
    source: "",
    run: Run::Reading,
};
