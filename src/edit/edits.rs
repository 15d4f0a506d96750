//! What one command changes in one plan: changes of several files, in the order in which they are written.

use std::collections::BTreeMap;

use super::{Change, Position, Refusal, Yaml, apply};
use crate::document::{NodeKind, NodeRef, Tree};
use crate::model::PlanFile;
use crate::route::Route;

/// Changes of a plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Edits(Vec<(PlanFile, Vec<Change>)>);

impl Edits {
    /// No changes.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Whether nothing is to change.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The files that change, in the order in which they are written.
    pub fn files(&self) -> impl Iterator<Item = PlanFile> {
        self.0.iter().map(|(file, _)| *file)
    }

    /// Each change with its file, in the order in which they are made.
    pub fn iter(&self) -> impl Iterator<Item = (PlanFile, &Change)> {
        self.0.iter().flat_map(|(file, changes)| changes.iter().map(|change| (*file, change)))
    }

    /// How many changes there are.
    pub fn count(&self) -> usize {
        self.0.iter().map(|(_, changes)| changes.len()).sum()
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

    /// Adds all that others change, after what is there.
    pub fn append(&mut self, others: Self) {
        for (file, changes) in others.0 {
            changes.into_iter().for_each(|change| self.push(file, change));
        }
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

/// Why an item of a list cannot be told from its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemError {
    /// No item is so, as the text has it: it comes from an alias or a merge.
    OutOfReach,
    /// More than one is.
    Several,
}

/// The place in the text of the item of a list whose `key` is `value`; items that are broken count there, unlike in
/// the typed plan.
///
/// # Errors
/// When no item or more than one is so.
pub fn item(text: &str, list: &Route, key: &str, value: &str) -> Result<Route, ItemError> {
    find_item(text, list, |item| is_at(item, key, value))
}

/// As [`item`], among those that have no `other` key, or nothing after it.
///
/// # Errors
/// When no item or more than one is so.
pub fn item_without(
    text: &str,
    list: &Route,
    key: &str,
    value: &str,
    other: &str,
) -> Result<Route, ItemError> {
    let has_other =
        |item: NodeRef<'_, '_>| item.entry(other).is_some_and(|(_, node)| node.kind() != NodeKind::Nothing);
    find_item(text, list, |item| is_at(item, key, value) && !has_other(item))
}

fn is_at(item: NodeRef<'_, '_>, key: &str, value: &str) -> bool {
    item.entry(key).and_then(|(_, node)| node.scalar()) == Some(value)
}

fn find_item(
    text: &str,
    list: &Route,
    is_meant: impl Fn(NodeRef<'_, '_>) -> bool,
) -> Result<Route, ItemError> {
    let tree =
        Tree::parse(text.strip_prefix('\u{feff}').unwrap_or(text)).map_err(|_| ItemError::OutOfReach)?;
    let items = tree.find(&list.steps).ok_or(ItemError::OutOfReach)?.items().enumerate();
    let mut found = items.filter(|(_, item)| is_meant(*item));
    let (index, _) = found.next().ok_or(ItemError::OutOfReach)?;
    if found.next().is_some() { Err(ItemError::Several) } else { Ok(list.clone().index(index)) }
}

/// The value at a place of a file.
pub fn read(text: &str, at: &Route) -> Option<Yaml> {
    let tree = Tree::parse(text.strip_prefix('\u{feff}').unwrap_or(text)).ok()?;
    tree.find(&at.steps).map(Yaml::of)
}

/// Every id in a file, wherever it stands.
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
        assert_eq!(item(text, &list, "id", "A-1"), Ok(list.clone().index(1)));
        assert_eq!(item(text, &list, "due", "x"), Ok(list.clone().index(2)));
        assert_eq!(item(text, &list, "id", "A-3"), Err(ItemError::Several));
        assert_eq!(item(text, &list, "id", "A-4"), Err(ItemError::OutOfReach));
        assert_eq!(item_without(text, &list, "id", "A-2", "due"), Err(ItemError::OutOfReach));
        assert_eq!(item_without(text, &list, "id", "A-2", "note"), Ok(list.clone().index(2)));
        let alias = "x-a: &a\n  - {id: A-1}\nactions: *a\n";
        assert_eq!(item(alias, &list, "id", "A-1"), Err(ItemError::OutOfReach));
    }

    #[test]
    fn edits_of_several_files_keep_their_order_and_skip_what_stays() {
        let mut edits = Edits::new();
        edits.add(Route::to(PlanFile::Actions).key("actions"), Yaml::map([("id", Some(Yaml::text("A-1")))]));
        edits.set(Route::to(PlanFile::Risks).key("risks").index(0).key("trigger"), Yaml::text("A-1"));
        edits.set(Route::to(PlanFile::Decisions).key("x-a"), Yaml::plain(1));
        let risks = "risks:\n  - id: R-1\n";
        let files = BTreeMap::from([(PlanFile::Risks, risks), (PlanFile::Decisions, "x-a: 1\n")]);
        let want = [
            (PlanFile::Actions, "actions:\n  - id: A-1\n".to_owned()),
            (PlanFile::Risks, format!("{risks}    trigger: A-1\n")),
        ];
        assert_eq!(edits.apply(&files).unwrap(), want);
    }
}
