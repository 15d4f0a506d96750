//! What of a change somebody has to approve, and whether somebody with the right has.
//!
//! An act is judged by the rights that the base gives for the day of the act: a right that is granted in the same change
//! cannot approve the rest of it. Names are typed, not proven: what is said here is a record.

mod acts;
mod completed;
mod criteria;
mod day_moved;
mod decided;
mod drops;
mod entry;
mod evidence;
mod gates;
mod judge;
mod kind;
mod moves;
mod past;
mod rights;
mod scores;
mod settings;
mod silenced;
#[cfg(test)]
mod tests;
mod together;
mod whole;
mod words;

pub use day_moved::DayMoved;
pub use entry::{Approval, Standing};
pub use kind::ApprovalKind;

use std::collections::HashSet;

use super::Both;
use super::entry::EntryChange;
use super::findings::FindingChanges;
use super::unread::Unread;
use super::version::Version;
use crate::finding::Place;

use judge::Judge;
pub(super) use whole::{in_the_place_of, instead_of};

/// What needs approval between two versions of a plan, given what of them cannot be told, what changed in their entries and what
/// the checks say of them no more.
pub(super) fn approvals(
    versions: Both<Option<&Version>>,
    unread: &Unread,
    entries: &[EntryChange],
    findings: &FindingChanges,
) -> Vec<Approval> {
    let mut found: Vec<Approval> = whole::changes(versions, entries).into_iter().collect();
    found.extend(whole::unreadable(versions, unread));
    if let Some(judge) = Judge::between(versions, entries) {
        let acts = entries.iter().flat_map(|entry| acts::of_entry(&judge, entry)).collect();
        found.extend(together::together(&judge, acts));
        found.extend(rights::changes(&judge, versions));
        found.extend(silenced::changes(versions));
        let elsewhere = silenced::elsewhere(versions, findings, &found);
        found.extend(elsewhere);
    }
    told_once(&mut found);
    found.sort_by_key(|it| it.kind);
    found
}

/// A decision on which something else rests that needs approval is told with that.
fn told_once(found: &mut Vec<Approval>) {
    let backed = found.iter().filter(|it| it.decision.is_some());
    let backing: HashSet<Place> = backed.flat_map(|it| &it.records).cloned().collect();
    found.retain(|it| it.kind != ApprovalKind::Decided || !backing.contains(&it.place));
}
