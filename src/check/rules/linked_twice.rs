//! `linked-twice`: a plan that is among the plans under another name as well.

use crate::check::{Check, Run, Topic};
use crate::finding::Severity;

pub(super) const CHECK: Check = Check {
    id: "linked-twice",
    since: "0.1.0",
    severity: Severity::Info,
    topic: Topic::Files,
    summary: "a plan that is among the plans under another name as well",
    docs: r"
Fires where a symbolic link among the plans leads to a plan that has a name already: to its sibling, or to where another
link leads. It is noticed when all plans are looked at.

## Why it matters

The plan is counted once, under its first name. Whoever counts the names comes to another number.

## How to fix it

Remove the link, unless somebody needs the other name: commands that are given it work on the same plan.
",
    source: "",
    run: Run::Reading,
};
