//! `shared-id`: two plans have the same id.

use crate::check::{Check, Run, Topic};
use crate::finding::Severity;

pub(super) const CHECK: Check = Check {
    id: "shared-id",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Sense,
    summary: "two plans have the same id",
    docs: r"
Fires in each of the plans whose `id` in `onboarding.yaml` is the same, of those that are looked at. A command about one plan opens
the files of that plan only, so that a copy is noticed by `onboard check` without a name, as in a pipeline.

## Why it matters

The id is what a plan is known by whatever its directory is called: history, `diff` and calendars follow it. A copy of a plan
that keeps it is counted as a second customer, and what becomes of one of them is told of the other.

## How to fix it

Give the copy an id of its own, or remove it.
",
    source: "",
    run: Run::Reading,
};
