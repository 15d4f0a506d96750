//! Comments that silence a check, and were not there before.

use std::collections::BTreeMap;

use super::{Approval, ApprovalKind};
use crate::diff::Both;
use crate::diff::version::Version;
use crate::document::Allow;
use crate::finding::Place;
use crate::model::PlanFile;

/// The comments of the head that the base does not have, by what they silence and why.
pub(super) fn changes(versions: Both<Option<&Version>>) -> Vec<Approval> {
    let Some(head) = versions.head else { return Vec::new() };
    PlanFile::ALL.into_iter().flat_map(|file| of_file(file, versions.base, head)).collect()
}

fn of_file(file: PlanFile, base: Option<&Version>, head: &Version) -> Vec<Approval> {
    let allows = head.loaded.sources.allows(file);
    if allows.is_empty() {
        return Vec::new();
    }
    let mut known: BTreeMap<(&str, Option<&str>), usize> = BTreeMap::new();
    let before = base.map(|it| it.loaded.sources.allows(file)).unwrap_or_default();
    for it in &before {
        *known.entry((it.check, it.reason)).or_default() += 1;
    }
    let mut is_new = |check, reason| match known.get_mut(&(check, reason)) {
        Some(left) if *left > 0 => {
            *left -= 1;
            false
        }
        _ => true,
    };
    let new = allows.iter().filter(|it| is_new(it.check, it.reason));
    let approval = |it: &Allow<'_>| {
        let (place, subject) = (Place::Bytes(file, it.span.clone()), format!("`{}`", it.check));
        Approval::at(ApprovalKind::Silenced, place, subject, it.reason.unwrap_or("without a reason"))
    };
    new.map(approval).collect()
}
