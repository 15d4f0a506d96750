//! What an act makes improbable, though it may be so: it is done as it was said, and remarked on. One place looks at the plan
//! as it will be, so that no command has to think of it, and of what was so before nothing is said again.

mod days;
mod measured;
mod order;
mod people;

use super::Remark;
use crate::assessment::Assessment;

/// What is improbable about a plan after an act, and was not so before.
pub(super) fn improbable(old: &Assessment, new: &Assessment) -> Vec<Remark> {
    let mut remarks = days::planned(old, new);
    remarks.extend(order::too_early(old, new));
    remarks.extend(order::done_before(old, new));
    remarks.extend(measured::not_by_measure(old, new));
    remarks.extend(people::live_without_contact(old, new));
    remarks.extend(people::more_certified_than_passed(old, new));
    remarks.extend(people::work_of_departed(old, new));
    remarks
}

#[cfg(test)]
mod tests;
