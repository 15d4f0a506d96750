//! The days of a plan, as the table of fields has them.

use super::ENOUGH;
use crate::date::Date;
use crate::fields::{Before, Field, Found, Kind, Shape, walk};
use crate::finding::Problem;
use crate::plan::Plan;

/// Whether a field says that something has happened.
pub(super) const fn is_past(_: &Shape, field: &Field) -> bool {
    matches!(field.kind, Kind::Happened(_))
}

/// A problem for each day on which something happened or began that is one, given how long before the contract it may be.
pub(super) fn wrong_days(
    plan: &Plan,
    wants: impl Fn(&Shape, &Field) -> bool,
    judge: impl Fn(Date, Before, &Found<'_>) -> Option<Problem>,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    walk(plan, wants, |found| {
        if problems.len() >= ENOUGH {
            return;
        }
        if let (Kind::Happened(before) | Kind::Since(before), Some(day)) = (found.field.kind, found.day()) {
            problems.extend(judge(day, before, found));
        }
    });
    problems
}
