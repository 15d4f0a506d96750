//! `link-leaves-workspace`: a symbolic link to outside the workspace.

use crate::check::{Check, Run, Topic};
use crate::finding::Severity;

pub(super) const CHECK: Check = Check {
    id: "link-leaves-workspace",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Files,
    summary: "a symbolic link to outside the workspace",
    docs: r"
Fires on a file of the plan that is a symbolic link to somewhere outside the workspace. It is not followed.

## Why it matters

A plan is what its directory holds. A link that leaves it reads differently on every machine, or reads what it should not.

## How to fix it

Put the file itself into the plan's directory.
",
    source: "",
    run: Run::Reading,
};
