//! `unknown-file`: a YAML file that is not part of a plan.

use crate::check::{Check, Run, Topic};
use crate::finding::Severity;

pub(super) const CHECK: Check = Check {
    id: "unknown-file",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::Files,
    summary: "a YAML file that is not part of a plan",
    docs: r"
Fires on a file in a plan's directory whose name ends in `.yaml` or `.yml` and that no plan has. It is not read. Notes of any other
kind may be there. It fires as well on a file of a plan that is in a directory below the plan's, two deep at most, on an
`onboard.toml` there, and on a `.onboard-…` that a command left behind which was stopped while it wrote.

## Why it matters

`actions.yml` beside `actions.yaml` is a log that nobody reads, and so is `logs/actions.yaml`. Where a file seems to be meant
for one that is read, every command that reads or writes that one says so, and what depends on it is unknown.
An `onboard.toml` makes a workspace of its own of the directory: whoever runs a command in it is ruled by that, with other
limits and checks.

## How to fix it

Rename it to the file that was meant, or give it another ending; move up what is too deep; take out an `onboard.toml`.
",
    source: "",
    run: Run::Reading,
};
