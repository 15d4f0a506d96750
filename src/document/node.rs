//! A node of a tree as edits need it: what it is, what it holds, and exactly which bytes are its own.

use std::ops::Range;

use super::scalar;
use super::tree::{Form, Kind, NodeId, Tree};
use crate::route::Step;

/// One node of a [`Tree`].
#[derive(Clone, Copy, Debug)]
pub struct NodeRef<'a, 't> {
    tree: &'a Tree<'t>,
    id: NodeId,
}

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NodeKind {
    /// Nothing: an empty value, `null` or `~`.
    Nothing,
    /// A text, number, date or truth value.
    Scalar,
    /// A list.
    Sequence,
    /// Keys and values.
    Mapping,
    /// Another name for an earlier node.
    Alias,
}

impl<'t> Tree<'t> {
    /// The root.
    pub fn root(&self) -> NodeRef<'_, 't> {
        NodeRef { tree: self, id: 0 }
    }

    /// The node at a place as the file has it: broken items count, aliases are not followed.
    pub fn find(&self, steps: &[Step]) -> Option<NodeRef<'_, 't>> {
        steps.iter().try_fold(self.root(), |node, step| match step {
            Step::Key(key) => node.entry(key).map(|(_, value)| value),
            Step::Index(index) => node.items().nth(*index),
        })
    }

    /// The whole file, as it was given.
    pub const fn text(&self) -> &'t str {
        self.text
    }
}

impl<'a, 't> NodeRef<'a, 't> {
    /// What it is.
    pub fn kind(self) -> NodeKind {
        match self.tree.kind(self.id) {
            Kind::Scalar(text, Form::Plain) if scalar::is_nothing(text) => NodeKind::Nothing,
            Kind::Scalar(..) => NodeKind::Scalar,
            Kind::Sequence => NodeKind::Sequence,
            Kind::Mapping => NodeKind::Mapping,
            Kind::Alias(_) => NodeKind::Alias,
        }
    }

    /// The text of a scalar, an alias followed.
    pub fn scalar(self) -> Option<&'a str> {
        self.tree.scalar(self.id)
    }

    /// The node that an alias stands for; any other node itself.
    pub fn resolved(self) -> Self {
        Self { id: self.tree.resolved(self.id), ..self }
    }

    /// The items of a list; none for anything else.
    pub fn items(self) -> impl Iterator<Item = Self> {
        let is_list = self.kind() == NodeKind::Sequence;
        let children = is_list.then(|| self.tree.children(self.id)).into_iter().flatten();
        children.map(move |id| Self { id, ..self })
    }

    /// The keys and values of a mapping; none for anything else.
    pub fn entries(self) -> impl Iterator<Item = (Self, Self)> {
        let is_mapping = self.kind() == NodeKind::Mapping;
        let entries = is_mapping.then(|| self.tree.entries(self.id)).into_iter().flatten();
        entries.map(move |(key, value)| (Self { id: key, ..self }, Self { id: value, ..self }))
    }

    /// The entry of a mapping with this key.
    pub fn entry(self, key: &str) -> Option<(Self, Self)> {
        self.entries().find(|(at, _)| at.scalar() == Some(key))
    }

    /// Its bytes in [`Tree::text`], anchor and tag included. Those of a block scalar start with its first line and end
    /// with its last that is not blank; those of a block collection run from the first thing in it to the last.
    pub fn span(self) -> Range<usize> {
        let base = self.tree.base;
        let span = self.tree.span(self.id);
        let (start, end) = (span.start - base, span.end - base);
        start..start + self.tree.text[start..end].trim_end().len()
    }

    /// Its bytes without anchor and tag.
    pub fn bare_span(self) -> Range<usize> {
        let span = self.span();
        let mut start = span.start;
        loop {
            let rest = &self.tree.text[start..span.end];
            let length = match rest.bytes().next() {
                Some(b'&' | b'!') if self.kind() != NodeKind::Alias => rest.find(char::is_whitespace),
                _ => None,
            };
            let Some(length) = length else { return start..span.end };
            start += length + rest[length..].len() - rest[length..].trim_start().len();
        }
    }

    /// Whether it is written in brackets or braces.
    pub fn is_flow(self) -> bool {
        self.tree.node(self.tree.resolved(self.id)).is_flow
    }

    /// Whether it is bare text: not in quotes, not in a block, not tagged as text.
    pub fn is_plain(self) -> bool {
        matches!(self.tree.kind(self.tree.resolved(self.id)), Kind::Scalar(_, Form::Plain))
    }

    /// Whether it is a text in a block, `|` or `>`.
    pub fn is_block_scalar(self) -> bool {
        matches!(self.tree.kind(self.id), Kind::Scalar(_, Form::Block))
    }
}
