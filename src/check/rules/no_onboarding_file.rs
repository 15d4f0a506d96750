//! `no-onboarding-file`: a plan's directory without `onboarding.yaml`, or with an empty one.

use crate::check::{Check, Run, Topic};
use crate::finding::Severity;

pub(super) const CHECK: Check = Check {
    id: "no-onboarding-file",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Files,
    summary: "a plan's directory without `onboarding.yaml`, or with an empty one",
    docs: r"
Fires on a directory among the plans that has no `onboarding.yaml`, or an empty one. Nothing can be derived for it, and
totals say that they are incomplete.

## Why it matters

The customer, the segment and the day of signature are in it: without them there is no day 0.

## How to fix it

Restore the file, or move the directory out of the plans. `onboard new` makes a complete plan.
",
    source: "",
    run: Run::Reading,
};
