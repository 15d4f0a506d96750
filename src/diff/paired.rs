//! Which plan of one tree is which of another.

use std::collections::BTreeMap;

use super::both::Both;
use super::version::Version;

/// Whether two plans of one name are one plan: they are known by the same. Where one of them cannot be read, its name is all
/// that there is to go by.
pub fn is_one_plan<T: PartialEq + ?Sized>(known_by: Both<Option<&T>>) -> bool {
    known_by.known().is_none_or(|known_by| !known_by.is_changed())
}

/// Versions that are under one name, by what their plans are known by: one whose directory was renamed is one plan, and so
/// is one of the same customer in the same directory that is known by something else now.
pub fn paired(by_name: Vec<Both<Option<Version>>>) -> Vec<Both<Option<Version>>> {
    let mut paired: Vec<Both<Option<Version>>> = Vec::new();
    let (mut gone, mut came) = (Vec::new(), Vec::new());
    for both in by_name {
        match both {
            Both { base: Some(base), head: Some(head) }
                if is_one_plan(Both::new(&base, &head).map(Version::known_by)) =>
            {
                paired.push(Both::new(Some(base), Some(head)));
            }
            // Two plans that changed places, a new one in the place of another, or one by another id.
            Both { base, head } => {
                gone.extend(base);
                came.extend(head);
            }
        }
    }
    let (found, gone, came) = matched(gone, came, |it| Some(it.id().to_owned()));
    paired.extend(found);
    let (found, gone, came) = matched(gone, came, place_of);
    paired.extend(found);
    paired.extend(came.into_iter().map(|head| Both::new(None, Some(head))));
    paired.extend(gone.into_iter().map(|base| Both::new(Some(base), None)));
    paired
}

/// By what a plan is the same although it is known by something else: the directory, and the customer.
pub fn place_of(version: &Version) -> Option<(String, String)> {
    Some((version.slug().to_owned(), version.customer()?.trim().to_owned()))
}

/// What has the same key in both, and what is left of each.
fn matched<K: Ord>(
    gone: Vec<Version>,
    came: Vec<Version>,
    key: impl Fn(&Version) -> Option<K>,
) -> (Vec<Both<Option<Version>>>, Vec<Version>, Vec<Version>) {
    let mut known: BTreeMap<K, Vec<usize>> = BTreeMap::new();
    for (at, base) in gone.iter().enumerate().rev() {
        if let Some(key) = key(base) {
            known.entry(key).or_default().push(at);
        }
    }
    let mut gone: Vec<Option<Version>> = gone.into_iter().map(Some).collect();
    let (mut found, mut left) = (Vec::new(), Vec::new());
    for head in came {
        let at = key(&head).and_then(|key| known.get_mut(&key)?.pop());
        match at.and_then(|at| gone[at].take()) {
            Some(base) => found.push(Both::new(Some(base), Some(head))),
            None => left.push(head),
        }
    }
    (found, gone.into_iter().flatten().collect(), left)
}
