//! A made-up document, and where everything in it stands: noted as it was written, so that no parser is asked.

use std::ops::Range;

use crate::route::Step;

/// A document in one of the manners that people write YAML in.
pub(super) struct Document {
    pub(super) text: String,
    /// Everything in it; what holds others is before them. The first is the root.
    pub(super) places: Vec<NotedPlace>,
    /// Where its comments are, in order.
    pub(super) comments: Vec<Range<usize>>,
    /// What its lines end with, unless that changes from line to line.
    pub(super) line_break: Option<&'static str>,
}

/// One value.
#[derive(Clone, Debug)]
pub(super) struct NotedPlace {
    pub(super) at: Vec<Step>,
    pub(super) shape: Shape,
    /// Where its key or its dash starts; within brackets, it itself, if it has no key.
    pub(super) lead: usize,
    /// After the `:` or the dash, and after the anchor if it has one.
    pub(super) from: usize,
    /// From its first sign to its last: without anchor, without the comments around it.
    pub(super) span: Range<usize>,
    pub(super) is_in_flow: bool,
    /// The number of its anchor.
    pub(super) anchor: Option<usize>,
}

/// How a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Not at all, or as a word that means nothing.
    Nothing,
    /// `[]`
    EmptyList,
    /// `{}`
    EmptyMap,
    /// Bare or in quotes, on one line or several.
    Scalar,
    /// In a block: `|`, `>`.
    BlockText,
    /// `*name`, for the anchor with that number.
    Alias(usize),
    /// `[…]`
    FlowList,
    /// `{…}`
    FlowMap,
    /// Dashes on lines.
    List,
    /// Keys on lines.
    Map,
}

impl Document {
    pub(super) fn place(&self, at: &[Step]) -> Option<&NotedPlace> {
        self.places.iter().find(|place| place.at == at)
    }

    /// The places that hold this one, itself at the end.
    pub(super) fn way_to<'a>(&'a self, at: &'a [Step]) -> impl Iterator<Item = &'a NotedPlace> {
        self.places.iter().filter(|place| at.starts_with(&place.at))
    }

    /// What is directly in a collection.
    pub(super) fn children<'a>(&'a self, of: &'a NotedPlace) -> impl Iterator<Item = &'a NotedPlace> {
        let depth = of.at.len() + 1;
        self.places.iter().filter(move |place| place.at.len() == depth && place.at.starts_with(&of.at))
    }

    /// Whether the first thing in a collection is on the line of what holds it.
    pub(super) fn is_packed(&self, place: &NotedPlace) -> bool {
        let first = self.children(place).map(|child| child.lead).min().unwrap_or(place.span.start);
        let line = self.text[..first].rsplit('\n').next().unwrap_or_default();
        !line.trim_start_matches('\u{feff}').bytes().all(|byte| byte == b' ')
    }

    pub(super) fn has_aliases(&self) -> bool {
        self.places.iter().any(|place| matches!(place.shape, Shape::Alias(_)))
    }

    pub(super) fn has_comment_in(&self, bytes: &Range<usize>) -> bool {
        self.comments.iter().any(|comment| bytes.contains(&comment.start))
    }

    /// Whether the file ends within a block text, its last line having no line break.
    pub(super) fn ends_in_text(&self) -> bool {
        let last = self.places.iter().max_by_key(|place| place.from);
        last.is_some_and(|place| place.shape == Shape::BlockText && place.span.end == self.text.len())
    }
}

impl NotedPlace {
    pub(super) fn is_collection(&self) -> bool {
        matches!(self.shape, Shape::List | Shape::Map | Shape::FlowList | Shape::FlowMap)
    }
}
