//! The files of a plan as they were read, to show where things are.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::document::{Allow, Dropped, Tree, allows};
use crate::finding::Place;
use crate::model::PlanFile;

/// The bytes of a plan's files.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sources(BTreeMap<PlanFile, Source>);

#[derive(Clone, Debug, PartialEq)]
struct Source {
    bytes: Vec<u8>,
    dropped: Dropped,
}

impl Sources {
    pub(super) fn insert(&mut self, file: PlanFile, bytes: Vec<u8>, dropped: Dropped) {
        self.0.insert(file, Source { bytes, dropped });
    }

    /// The bytes of a file, if it was read.
    #[must_use]
    pub fn bytes(&self, file: PlanFile) -> Option<&[u8]> {
        self.0.get(&file).map(|source| source.bytes.as_slice())
    }

    /// The comments of a file that silence checks.
    #[must_use]
    pub fn allows(&self, file: PlanFile) -> Vec<Allow> {
        let text = self.bytes(file).and_then(|bytes| std::str::from_utf8(bytes).ok());
        text.map(allows).unwrap_or_default()
    }

    /// The bytes to show for each place, in the same order; `None` for what is not in a file that was read.
    ///
    /// Takes all places at once so that each file is parsed at most once.
    #[must_use]
    pub fn locate<'p>(&self, places: impl IntoIterator<Item = &'p Place>) -> Vec<Option<Spot>> {
        let mut trees = BTreeMap::new();
        places.into_iter().map(|place| self.locate_one(place, &mut trees)).collect()
    }

    fn locate_one<'s>(
        &'s self,
        place: &Place,
        trees: &mut BTreeMap<PlanFile, Option<Tree<'s>>>,
    ) -> Option<Spot> {
        match place {
            Place::Plan | Place::Entry(_) => None,
            Place::Bytes(file, span) => Some(Spot { file: *file, span: span.clone(), is_whole: false }),
            Place::Node(route) => {
                let source = self.0.get(&route.file)?;
                let parse = || Tree::parse(std::str::from_utf8(&source.bytes).ok()?).ok();
                let tree = trees.entry(route.file).or_insert_with(parse);
                // A file that cannot be parsed is shown by its first line.
                let Some(tree) = tree else {
                    return Some(Spot { file: route.file, span: 0..0, is_whole: true });
                };
                let first = &route.steps[..route.steps.len().min(1)];
                let is_whole = first.is_empty() || !tree.has(first, &source.dropped);
                Some(Spot { file: route.file, span: tree.locate(&route.steps, &source.dropped), is_whole })
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
