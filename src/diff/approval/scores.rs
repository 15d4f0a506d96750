//! Scores that the customer is said to have given.

use super::{Approval, ApprovalKind};
use crate::diff::entry::{EntryChange, EntryFate, KeyChange, clause};

/// That the customer scored something, for the first time in this snapshot. Nothing in the files says who of them did, so that
/// whoever reviews it asks; one that is written over is told with the rest of the past.
pub(super) fn of_snapshot(change: &EntryChange) -> Option<Approval> {
    const SCORES: [&str; 2] = ["csat", "nps"];
    let scores = SCORES.iter().filter_map(|key| change.key(key));
    let scores: Vec<&KeyChange> = scores.filter(|it| it.before.is_none() && it.after.is_some()).collect();
    let is_new = change.fate != EntryFate::Removed && !scores.is_empty();
    is_new.then(|| {
        let said = format!("{}, and nothing says who of the customer gave it", clause(&scores));
        Approval::of(ApprovalKind::CustomerScore, change, said)
    })
}
