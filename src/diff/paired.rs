//! Which plan of one tree is which of another.

use std::collections::BTreeMap;

use super::both::Both;
use super::version::Version;

/// Versions that stand under one name, by what their plans are known by: one whose directory was renamed is one plan.
/// Where one of two of a name cannot be read, its name is all that there is to go by.
pub fn paired(by_name: Vec<Both<Option<Version>>>) -> Vec<Both<Option<Version>>> {
    let mut paired: Vec<Both<Option<Version>>> = Vec::new();
    let mut gone: BTreeMap<String, Version> = BTreeMap::new();
    let mut came: Vec<Version> = Vec::new();
    for both in by_name {
        match both {
            Both { base: Some(base), head: Some(head) }
                if base.id() == head.id() || base.is_broken() || head.is_broken() =>
            {
                paired.push(Both::new(Some(base), Some(head)));
            }
            // Two plans that changed places, or a new one in the place of another.
            Both { base, head } => {
                came.extend(head);
                if let Some(base) = base {
                    gone.insert(base.id().to_owned(), base);
                }
            }
        }
    }
    for head in came {
        let base = gone.remove(head.id());
        paired.push(Both::new(base, Some(head)));
    }
    paired.extend(gone.into_values().map(|base| Both::new(Some(base), None)));
    paired
}
