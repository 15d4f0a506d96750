//! A file about to be edited, and the bytes that an edit puts in the place of others.

use std::ops::Range;

use super::layout::Layout;
use super::path::Spot;
use super::refusal::Refusal;
use super::write::Manner;
use crate::document::Tree;
use crate::route::Step;

/// Bytes and what takes their place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Splice {
    pub(super) span: Range<usize>,
    pub(super) text: String,
}

impl Splice {
    pub(super) fn new(span: Range<usize>, text: impl Into<String>) -> Self {
        Self { span, text: text.into() }
    }

    pub(super) fn at(at: usize, text: impl Into<String>) -> Self {
        Self::new(at..at, text)
    }
}

/// One way to make an edit, in the order of the text.
pub(super) type Way = Vec<Splice>;

/// A file about to be edited.
#[derive(Clone, Copy)]
pub(super) struct Source<'a, 't> {
    pub(super) layout: Layout<'t>,
    pub(super) tree: &'a Tree<'t>,
    /// The place that is to change.
    pub(super) place: &'a [Step],
    /// The keys that a mapping with these steps may have, in their usual order.
    pub(super) order: &'a dyn Fn(&[Step]) -> &'static [&'static str],
}

impl Source<'_, '_> {
    /// Why there is no way to make the change, at a byte of the text.
    pub(super) fn refusal(&self, at: usize, why: &str) -> Refusal {
        Refusal::at(self.text(), at, self.place, why)
    }

    pub(super) fn text(&self) -> &str {
        self.layout.0
    }

    pub(super) fn manner(&self, at: usize) -> Manner {
        self.layout.manner(self.tree, at)
    }

    /// The end of a node, where it is clear.
    pub(super) fn end(&self, spot: Spot<'_, '_>) -> Result<usize, Refusal> {
        let end = self.layout.end(spot.node, spot.from);
        end.ok_or_else(|| self.refusal(spot.from, "it has no clear end"))
    }

    /// Full lines at the start of a line; where the file ends without a line break, it still does afterwards.
    pub(super) fn lines(&self, at: usize, lines: &str) -> Splice {
        let line_break = self.layout.line_break(at.saturating_sub(1));
        let text = self.text();
        if at == text.len() && !text.is_empty() && !text.ends_with('\n') {
            Splice::at(at, format!("{line_break}{lines}"))
        } else {
            Splice::at(at, format!("{lines}{line_break}"))
        }
    }
}
