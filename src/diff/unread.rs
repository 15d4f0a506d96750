//! What of a change cannot be told, since a file that it touches cannot be read on one of the sides: whatever depends on such
//! a file is unknown, and has neither come nor gone.

use super::Both;
use super::entry::{EntryChange, EntryFate, KeyChange};
use super::trouble::Trouble;
use super::version::Version;
use crate::model::PlanFile;

/// The files that a change touches and that cannot be read on a side.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unread {
    /// Those of each side.
    pub troubles: Both<Vec<Trouble>>,
    /// Whether one of the sides makes no plan at all.
    pub is_whole: bool,
}

impl Unread {
    /// What cannot be compared of two versions of a plan. A file that is the same on both sides changes nothing, whatever of
    /// it can be read.
    pub(super) fn between(versions: Both<Option<&Version>>) -> Self {
        // What a plan came to that is not there any more is nothing that anybody compares.
        if versions.head.is_none() {
            return Self::default();
        }
        let trouble = |file| versions.map(|it: Option<&Version>| it.and_then(|it| it.trouble(file)));
        let is_touched = |file: &PlanFile| {
            let bytes = versions.map(|it| it.and_then(|it| it.loaded.sources.bytes(*file)));
            bytes.is_changed() || trouble(*file).map(|it| it.is_some()).is_changed()
        };
        let touched: Vec<PlanFile> = PlanFile::ALL.into_iter().filter(is_touched).collect();
        let is_none = |it: Option<&Version>| it.is_some_and(|it| it.assessment.is_none());
        let is_whole = !touched.is_empty() && (is_none(versions.base) || is_none(versions.head));
        let mut troubles = Both::<Vec<Trouble>>::default();
        for file in PlanFile::ALL {
            if touched.contains(&file) || (is_whole && file == PlanFile::Onboarding) {
                let Both { base, head } = trouble(file);
                troubles.base.extend(base);
                troubles.head.extend(head);
            }
        }
        Self { troubles, is_whole }
    }

    /// Whether all can be compared.
    pub fn is_empty(&self) -> bool {
        self.troubles.base.is_empty() && self.troubles.head.is_empty()
    }

    /// Whether one of these files is among them; all are, where one of the sides makes no plan.
    pub(super) fn has_one_of(&self, files: &[PlanFile]) -> bool {
        let troubles = self.troubles.base.iter().chain(&self.troubles.head);
        self.is_whole || troubles.into_iter().any(|it| files.contains(&it.file))
    }

    /// An entry without what only seems to have come or gone; nothing where that is all of it.
    pub(super) fn told(&self, entry: EntryChange) -> Option<EntryChange> {
        let has = |troubles: &[Trouble]| troubles.iter().any(|it| it.file == entry.file);
        let doubt = self.troubles.as_ref().map(|it| has(it));
        if doubt.base || doubt.head { without(entry, doubt) } else { Some(entry) }
    }
}

/// An entry of a file that cannot be relied on in one of the two.
fn without(mut entry: EntryChange, doubt: Both<bool>) -> Option<EntryChange> {
    if (doubt.base && entry.fate == EntryFate::Added) || (doubt.head && entry.fate == EntryFate::Removed) {
        return None;
    }
    let is_unsure =
        |it: &KeyChange| (doubt.base && it.before.is_none()) || (doubt.head && it.after.is_none());
    entry.keys.retain(|it| !is_unsure(it));
    entry.parts = entry.parts.into_iter().filter_map(|part| without(part, doubt)).collect();
    let is_nothing = entry.keys.is_empty() && entry.parts.is_empty();
    (entry.fate != EntryFate::Changed || !is_nothing).then_some(entry)
}
