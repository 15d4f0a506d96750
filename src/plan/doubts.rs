//! The files of a plan that must not be counted on, and why.

use std::collections::BTreeMap;

use crate::model::PlanFile;
use crate::phrase::List;

/// The files of a plan of which something, or all, was not read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Doubts(BTreeMap<PlanFile, Doubt>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Doubt {
    /// Something in it could not be read.
    InPart,
    /// A file of this name seems to be meant, and is not read.
    Misnamed(String),
}

impl<'a> Extend<&'a PlanFile> for Doubts {
    fn extend<I: IntoIterator<Item = &'a PlanFile>>(&mut self, files: I) {
        files.into_iter().for_each(|file| self.insert(*file));
    }
}

impl Doubts {
    /// Adds a file of which something could not be read.
    pub fn insert(&mut self, file: PlanFile) {
        self.0.insert(file, Doubt::InPart);
    }

    /// Adds a file for which one of another name seems to be meant.
    pub(super) fn insert_misnamed(&mut self, file: PlanFile, name: &str) {
        self.0.insert(file, Doubt::Misnamed(name.to_owned()));
    }

    /// Whether the file must not be counted on.
    pub fn contains(&self, file: PlanFile) -> bool {
        self.0.contains_key(&file)
    }

    /// Whether every file can be counted on.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The files, in order.
    pub fn iter(&self) -> impl Iterator<Item = PlanFile> {
        self.0.keys().copied()
    }

    /// Those about some files.
    pub fn about(&self, files: &[PlanFile]) -> Self {
        Self(
            self.0
                .iter()
                .filter(|(file, _)| files.contains(file))
                .map(|(file, doubt)| (*file, doubt.clone()))
                .collect(),
        )
    }

    /// What is wrong with a file that has another name: the words that follow `warning:`.
    pub fn misnamed(&self, file: PlanFile) -> Option<String> {
        match self.0.get(&file)? {
            Doubt::InPart => None,
            Doubt::Misnamed(name) => {
                Some(format!("`{name}` is not read, though it seems to be meant for `{file}`"))
            }
        }
    }

    /// What there is to say of all of them, if there are any.
    pub fn phrase(&self) -> Option<String> {
        let in_part = self.0.iter().filter(|(_, doubt)| **doubt == Doubt::InPart);
        let in_part: Vec<String> = in_part.map(|(file, _)| format!("`{file}`")).collect();
        let mut parts: Vec<String> = self.iter().filter_map(|file| self.misnamed(file)).collect();
        if !in_part.is_empty() {
            parts.insert(0, format!("{} could not be read in full", List::and(&in_part)));
        }
        (!parts.is_empty()).then(|| format!("{}: what depends on it is unknown", parts.join("; ")))
    }
}
