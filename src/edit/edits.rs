//! What one command changes in one plan: changes of several files, in the order in which they are written.

use std::collections::BTreeMap;

use super::{Change, Position, Refusal, Yaml, apply};
use crate::document::{NodeRef, Tree};
use crate::model::PlanFile;
use crate::route::{Route, Step};

/// Changes of a plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Edits(Vec<(PlanFile, Vec<Change>)>);

impl Edits {
    /// No changes.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Whether nothing is to change.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The files that change, in the order in which they are written.
    pub fn files(&self) -> impl Iterator<Item = PlanFile> {
        self.0.iter().map(|(file, _)| *file)
    }

    /// Gives a place a value; what is missing on the way is made.
    pub fn set(&mut self, at: Route, value: impl Into<Yaml>) {
        self.push(at.file, Change::Set { at: at.steps, value: value.into() });
    }

    /// As [`Self::set`], where there is a value to give.
    pub fn set_some(&mut self, at: Route, value: Option<impl Into<Yaml>>) {
        if let Some(value) = value {
            self.set(at, value);
        }
    }

    /// Takes a key out, with its value.
    pub fn remove(&mut self, at: Route) {
        self.push(at.file, Change::Remove { at: at.steps });
    }

    /// Adds an entry to a list: where its generated id sorts, else at the end.
    pub fn add(&mut self, list: Route, entry: Yaml) {
        let position = if entry.get("id").is_some() { Position::SortedById } else { Position::End };
        self.push(list.file, Change::Insert { list: list.steps, entry, position });
    }

    fn push(&mut self, file: PlanFile, change: Change) {
        match self.0.iter_mut().find(|(own, _)| *own == file) {
            Some((_, changes)) => changes.push(change),
            None => self.0.push((file, vec![change])),
        }
    }

    /// The texts of the files that change, given those that exist.
    ///
    /// # Errors
    /// The file and the reason, when one of the changes cannot be made safely: then none may be.
    pub fn apply(
        &self,
        files: &BTreeMap<PlanFile, &str>,
    ) -> Result<Vec<(PlanFile, String)>, (PlanFile, Refusal)> {
        let texts = self.0.iter().map(|(file, changes)| {
            let old = files.get(file).copied().unwrap_or_default();
            apply(*file, old, changes).map(|new| (*file, new)).map_err(|refusal| (*file, refusal))
        });
        let is_changed = |(file, new): &(PlanFile, String)| files.get(file).copied() != Some(new.as_str());
        texts.filter(|text| text.as_ref().map_or(true, is_changed)).collect()
    }
}

/// The place in the text of the item of a list whose `key` is `value`; items that are broken count there, unlike in
/// the typed plan. `None` when no item or more than one is so.
#[must_use]
pub fn item(text: &str, list: &Route, key: &str, value: &str) -> Option<Route> {
    let tree = Tree::parse(text.strip_prefix('\u{feff}').unwrap_or(text)).ok()?;
    let is_meant = |index: &usize| {
        let steps: Vec<Step> = list.clone().index(*index).key(key.to_owned()).steps;
        tree.find(&steps).and_then(NodeRef::scalar) == Some(value)
    };
    let count = tree.find(&list.steps)?.items().count();
    let mut found = (0..count).filter(is_meant);
    found.next().filter(|_| found.next().is_none()).map(|index| list.clone().index(index))
}

/// The value at a place of a file.
#[must_use]
pub fn read(text: &str, at: &Route) -> Option<Yaml> {
    let tree = Tree::parse(text.strip_prefix('\u{feff}').unwrap_or(text)).ok()?;
    tree.find(&at.steps).map(Yaml::of)
}

/// Every id in a file, wherever it stands.
#[must_use]
pub fn ids(text: &str) -> Vec<String> {
    fn collect(node: NodeRef<'_, '_>, found: &mut Vec<String>) {
        found.extend(node.entry("id").and_then(|(_, id)| id.scalar()).map(str::to_owned));
        node.items().chain(node.entries().map(|(_, value)| value)).for_each(|below| collect(below, found));
    }
    let mut found = Vec::new();
    if let Ok(tree) = Tree::parse(text.strip_prefix('\u{feff}').unwrap_or(text)) {
        collect(tree.root(), &mut found);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_is_found_past_broken_ones_and_only_if_there_is_one() {
        let text = "\u{feff}actions:\n  - nonsense\n  - {id: A-1}\n  - {id: A-2, due: x}\n  - {id: A-3}\n  - {id: A-3}\n";
        let list = Route::to(PlanFile::Actions).key("actions");
        assert_eq!(item(text, &list, "id", "A-1"), Some(list.clone().index(1)));
        assert_eq!(item(text, &list, "due", "x"), Some(list.clone().index(2)));
        assert_eq!(item(text, &list, "id", "A-3"), None);
        assert_eq!(item(text, &list, "id", "A-4"), None);
    }

    #[test]
    fn edits_of_several_files_keep_their_order_and_skip_what_stays() {
        let mut edits = Edits::new();
        edits.add(Route::to(PlanFile::Actions).key("actions"), Yaml::map([("id", Some(Yaml::text("A-1")))]));
        edits.set(Route::to(PlanFile::Risks).key("risks").index(0).key("action"), Yaml::text("A-1"));
        edits.set(Route::to(PlanFile::Decisions).key("x-a"), Yaml::plain(1));
        let risks = "risks:\n  - id: R-1\n";
        let files = BTreeMap::from([(PlanFile::Risks, risks), (PlanFile::Decisions, "x-a: 1\n")]);
        let want = [
            (PlanFile::Actions, "actions:\n  - id: A-1\n".to_owned()),
            (PlanFile::Risks, format!("{risks}    action: A-1\n")),
        ];
        assert_eq!(edits.apply(&files).unwrap(), want);
    }
}
