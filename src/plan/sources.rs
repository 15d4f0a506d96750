//! The files of a plan as they were read, to show where things are.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::bytes::Bytes;
use crate::document::{Allow, Dropped, LineIndex, Locator, Outline, Position, Tree, allows};
use crate::finding::Place;
use crate::model::PlanFile;

/// The bytes of a plan's files.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sources(BTreeMap<PlanFile, Arc<Source>>);

/// The bytes of one file, and what is known of it from reading it.
#[derive(Debug)]
pub(super) struct Source {
    pub(super) bytes: Bytes,
    pub(super) dropped: Dropped,
    /// None where the file is not YAML.
    pub(super) outline: Option<Outline>,
    /// Made once that a line is asked for.
    pub(super) lines: OnceLock<LineIndex>,
}

/// The rest follows from the bytes.
impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        self.bytes == other.bytes
    }
}

impl Source {
    /// The file as it was parsed, if it could be.
    fn parsed(&self) -> Option<(&str, &Outline)> {
        Some((std::str::from_utf8(&self.bytes).ok()?, self.outline.as_ref()?))
    }
}

impl Sources {
    pub(super) fn insert(&mut self, file: PlanFile, source: Arc<Source>) {
        self.0.insert(file, source);
    }

    /// The bytes of a file, if it was read.
    pub fn bytes(&self, file: PlanFile) -> Option<&[u8]> {
        self.0.get(&file).map(|source| &*source.bytes)
    }

    /// The bytes of a file and the index of its lines, if it was read.
    pub fn lines(&self, file: PlanFile) -> Option<(&[u8], &LineIndex)> {
        let source = self.0.get(&file)?;
        Some((&source.bytes, source.lines.get_or_init(|| LineIndex::new(&source.bytes))))
    }

    /// Where a byte of a file is, if it was read.
    pub fn position(&self, file: PlanFile, offset: usize) -> Option<Position> {
        self.lines(file).map(|(bytes, lines)| lines.position(bytes, offset))
    }

    /// The comments of a file that silence checks.
    pub fn allows(&self, file: PlanFile) -> Vec<Allow<'_>> {
        let parsed = self.0.get(&file).and_then(|source| source.parsed());
        parsed.map(|(text, outline)| allows(text, outline)).unwrap_or_default()
    }

    /// The bytes to show for each place, in the same order; `None` for what is not in a file that was read.
    ///
    /// Takes all places at once so that no list of a file is walked over for each of its items.
    pub fn locate<'p>(&self, places: impl IntoIterator<Item = &'p Place>) -> Vec<Option<Spot>> {
        let parsed = self.0.iter().filter_map(|(file, source)| {
            let (text, outline) = source.parsed()?;
            Some((*file, (Tree::of(text, outline), &source.dropped)))
        });
        let trees: BTreeMap<PlanFile, (Tree<'_>, &Dropped)> = parsed.collect();
        let mut locators = BTreeMap::new();
        for (file, (tree, dropped)) in &trees {
            locators.insert(*file, Locator::new(tree, dropped));
        }
        places.into_iter().map(|place| self.locate_one(place, &mut locators)).collect()
    }

    fn locate_one(&self, place: &Place, locators: &mut BTreeMap<PlanFile, Locator<'_, '_>>) -> Option<Spot> {
        match place {
            Place::Plan | Place::Entry(_) => None,
            Place::Bytes(file, span) => Some(Spot { file: *file, span: span.clone(), is_whole: false }),
            Place::Node(route) => {
                let file = route.file;
                self.0.get(&file)?;
                // A file that cannot be parsed is shown by its first line.
                let Some(locator) = locators.get_mut(&file) else {
                    return Some(Spot { file, span: 0..0, is_whole: true });
                };
                let located = locator.find(&route.steps);
                Some(Spot { file, span: located.span, is_whole: located.depth == 0 })
            }
        }
    }
}

/// Bytes of a file of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The file.
    pub file: PlanFile,
    /// The bytes.
    pub span: Range<usize>,
    /// Whether it only stands for the file as a whole: nothing of the place is there.
    pub is_whole: bool,
}
