//! Findings that are new, and those that are gone. A finding is the same one while its check and its entry are, whatever
//! line it is on and whatever its numbers are by now.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::entry::{Entries, EntryChange, EntryFate};
use super::version::Version;
use super::{Both, KeyChange};
use crate::check::{find, severity, sort};
use crate::finding::Finding;

/// What the checks say that they did not, and what they say no more.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FindingChanges {
    /// In the head and not in the base, in the order of the files.
    pub new: Vec<Finding>,
    /// In the base and not in the head.
    pub gone: Vec<Gone>,
    /// How many are in both.
    pub kept: usize,
}

/// A finding that the head has no more.
#[derive(Clone, Debug, PartialEq)]
pub struct Gone {
    /// As it was in the base.
    pub finding: Finding,
    /// What became of it.
    pub because: GoneBecause,
}

/// Why a finding is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GoneBecause {
    /// What was wrong is not wrong any more.
    Fixed,
    /// What was late has another day, and is not done.
    Moved,
    /// A comment silences it, or the configuration.
    Silenced,
    /// Its entry is not in the plan any more.
    Removed,
    /// The onboarding has ended, and is asked for nothing any more.
    Ended,
    /// Something of the plan cannot be read, so that nobody looked.
    Unread,
}

impl GoneBecause {
    /// As programs read it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Fixed => "fixed",
            Self::Moved => "moved",
            Self::Silenced => "silenced",
            Self::Removed => "removed",
            Self::Ended => "ended",
            Self::Unread => "unread",
        }
    }
}

/// What the checks find in the head and not in the base, in the order of the files.
pub fn new_findings(versions: Both<Option<&Version>>) -> Vec<Finding> {
    FindingChanges::of(versions, &[]).new
}

impl FindingChanges {
    /// Those between two versions of a plan, given what changed in its entries.
    pub(super) fn of(versions: Both<Option<&Version>>, entries: &[EntryChange]) -> Self {
        let mut left = Left::of(versions.base);
        let Some(head) = versions.head else {
            return Self { gone: left.gone(None, &BTreeSet::new(), entries), ..Self::default() };
        };
        let mut names = names(Some(head));
        let (mut new, mut kept) = (Vec::new(), 0);
        for finding in &head.checked.findings {
            match left.take(&(finding.check, names.name(&finding.place))) {
                Some(before) if before.severity >= finding.severity => kept += 1,
                // One that has become graver fails where it passed: it is news.
                _ => new.push(finding.clone()),
            }
        }
        let silenced = head.checked.silenced.iter().map(|it| (it.check, names.name(&it.place))).collect();
        let gone = left.gone(Some(head), &silenced, entries);
        Self { new: sort(new, &head.loaded.sources), gone, kept }
    }
}

fn names(version: Option<&Version>) -> Entries<'_> {
    Entries::of(version.and_then(|it| it.assessment.as_ref()).map(|it| &*it.plan))
}

/// What a finding is the same by: its check, and what its place is called.
type Key = (&'static str, String);

/// The findings of the base that have not been met in the head.
struct Left<'v> {
    findings: &'v [Finding],
    names: Entries<'v>,
    at: BTreeMap<Key, VecDeque<usize>>,
}

impl<'v> Left<'v> {
    fn of(base: Option<&'v Version>) -> Self {
        let findings = base.map(|it| it.checked.findings.as_slice()).unwrap_or_default();
        let (mut names, mut at) = (names(base), BTreeMap::<Key, VecDeque<usize>>::new());
        for (index, finding) in findings.iter().enumerate() {
            at.entry((finding.check, names.name(&finding.place))).or_default().push_back(index);
        }
        Self { findings, names, at }
    }

    fn take(&mut self, key: &Key) -> Option<&'v Finding> {
        let index = self.at.get_mut(key)?.pop_front()?;
        self.findings.get(index)
    }

    /// What is left, and what became of it.
    fn gone(self, head: Option<&Version>, silenced: &BTreeSet<Key>, entries: &[EntryChange]) -> Vec<Gone> {
        let Self { findings, mut names, at } = self;
        let left = at.iter().flat_map(|(key, indexes)| indexes.iter().map(move |index| (*index, key)));
        // In the order in which they were found.
        let left: BTreeMap<usize, &Key> = left.collect();
        let gone = left.into_iter().map(|(index, key)| {
            let finding = &findings[index];
            let entry = names.entry(&finding.place);
            let because = match head {
                _ if silenced.contains(key) => GoneBecause::Silenced,
                Some(head) if is_switched_off(finding.check, head) => GoneBecause::Silenced,
                // Many checks look at several files, and are silent where one of them cannot be read.
                Some(head) if head.is_broken() => GoneBecause::Unread,
                Some(head) if has_ended(head) => GoneBecause::Ended,
                _ => entry.map_or(GoneBecause::Fixed, |entry| of_entry(&entry, finding, entries)),
            };
            Gone { finding: finding.clone(), because }
        });
        gone.collect()
    }
}

fn has_ended(version: &Version) -> bool {
    version.assessment.as_ref().is_some_and(|it| it.has_ended())
}

/// Whether the configuration of a version does not ask for a check any more.
fn is_switched_off(id: &str, version: &Version) -> bool {
    let config = version.assessment.as_ref().map(|it| &it.basis.config);
    find(id).zip(config).is_some_and(|(check, config)| severity(check, config).is_none())
}

/// What became of a finding of an entry, by what became of the entry.
fn of_entry(entry: &str, finding: &Finding, entries: &[EntryChange]) -> GoneBecause {
    let file = finding.place.file_name();
    let is_it = |it: &&EntryChange| it.name == entry && Some(it.file.name()) == file;
    let Some(change) = entries.iter().find(is_it) else { return GoneBecause::Fixed };
    let is_dropped = change.under("dropped").any(|it| it.fate == EntryFate::Added);
    if change.fate == EntryFate::Removed || is_dropped {
        return GoneBecause::Removed;
    }
    let is_later = |it: &KeyChange| it.after.is_some() && it.after > it.before;
    let is_moved = change.planned().is_some_and(is_later) && change.happened().is_none();
    if is_moved && is_of_lateness(finding.check) { GoneBecause::Moved } else { GoneBecause::Fixed }
}

/// Whether a check is about a day that has passed.
fn is_of_lateness(check: &str) -> bool {
    check.ends_with("-overdue") || check.ends_with("-late") || check.ends_with("-past-trigger")
}
