//! One YAML file as a flat list of nodes in the order of the text, each knowing where it ends.
//!
//! Flat because it is built for every file that is read: no allocation per node, and skipping a
//! node is one step. Texts are not copied where the file has them as they are.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use super::text;
use crate::steps;

/// A parsed YAML file.
#[derive(Debug)]
pub struct Tree<'t> {
    /// The text without a byte order mark.
    pub(super) text: &'t str,
    /// Bytes of the file before `text`.
    pub(super) base: usize,
    pub(super) outline: Cow<'t, Outline>,
    /// Values and items that must not be read: they have a problem of their own.
    pub(super) broken: BTreeSet<NodeId>,
}

/// The nodes of a file without its text: kept with the file, so that finding places in it does not parse it again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    pub(super) nodes: Vec<Node>,
    /// Texts that are not in the file as they are meant: with escapes, or folded from several lines.
    pub(super) texts: Vec<Box<str>>,
}

/// The place of a node in an [`Outline`].
pub(super) type NodeId = u32;

/// A node; its children follow it in the list, up to `next`. Places are bytes of the tree's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Node {
    pub(super) stored: Stored,
    /// The first node that is not part of this one.
    pub(super) next: NodeId,
    pub(super) start: u32,
    pub(super) end: u32,
    /// Whether it is a collection in brackets.
    pub(super) is_flow: bool,
}

/// What a node is, its text by where that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stored {
    /// Text that the file has from here to there.
    Slice(u32, u32, Form),
    /// Text of [`Outline::texts`].
    Text(u32, Form),
    Sequence,
    Mapping,
    Alias(NodeId),
}

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind<'a> {
    /// Text, and how it is to be understood.
    Scalar(&'a str, Form),
    /// Items, one after the other.
    Sequence,
    /// Keys and values, taking turns.
    Mapping,
    /// Stands for an earlier node.
    Alias(NodeId),
}

/// How a scalar may be understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Bare: may be nothing, a number, `true`, or text.
    Plain,
    /// In quotes, or tagged as text: always text.
    Text,
    /// In a block, `|` or `>`: always text.
    Block,
}

impl<'t> Tree<'t> {
    /// A file's text as it is parsed, and its byte order mark cut off.
    pub(super) fn over(text: &'t str, outline: Cow<'t, Outline>) -> Self {
        let bare = text::bare(text);
        Self { text: bare, base: text.len() - bare.len(), outline, broken: BTreeSet::new() }
    }

    /// The tree that parsing this text has given before.
    pub fn of(text: &'t str, outline: &'t Outline) -> Self {
        Self::over(text, Cow::Borrowed(outline))
    }

    /// Its nodes, to be kept with the text.
    pub fn into_outline(self) -> Outline {
        self.outline.into_owned()
    }

    pub(super) fn node(&self, id: NodeId) -> &Node {
        steps::count(1);
        &self.outline.nodes[id as usize]
    }

    pub(super) fn len(&self) -> usize {
        self.outline.nodes.len()
    }

    pub(super) fn kind(&self, id: NodeId) -> Kind<'_> {
        match self.node(id).stored {
            Stored::Slice(start, end, form) => Kind::Scalar(&self.text[start as usize..end as usize], form),
            Stored::Text(text, form) => Kind::Scalar(&self.outline.texts[text as usize], form),
            Stored::Sequence => Kind::Sequence,
            Stored::Mapping => Kind::Mapping,
            Stored::Alias(target) => Kind::Alias(target),
        }
    }

    /// The node itself, or the one that an alias stands for.
    pub(super) fn resolved(&self, id: NodeId) -> NodeId {
        match self.node(id).stored {
            Stored::Alias(target) => target,
            _ => id,
        }
    }

    /// The text of a scalar.
    pub(super) fn scalar(&self, id: NodeId) -> Option<&str> {
        match self.kind(self.resolved(id)) {
            Kind::Scalar(text, _) => Some(text),
            _ => None,
        }
    }

    /// The children of a sequence, or the keys and values of a mapping, in turn.
    pub(super) fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        let end = self.node(id).next;
        let mut child = id + 1;
        std::iter::from_fn(move || {
            let this = (child < end).then_some(child)?;
            child = self.node(this).next;
            Some(this)
        })
    }

    /// The keys of a mapping, each with its value.
    pub(super) fn entries(&self, id: NodeId) -> impl Iterator<Item = (NodeId, NodeId)> {
        let mut children = self.children(id);
        std::iter::from_fn(move || Some((children.next()?, children.next()?)))
    }

    /// The bytes of the file that a node takes up.
    pub(super) fn span(&self, id: NodeId) -> Range<usize> {
        let node = self.node(id);
        node.start as usize + self.base..node.end as usize + self.base
    }

    /// A span to show for a node as a whole: a collection by its first line.
    pub(super) fn head(&self, id: NodeId) -> Range<usize> {
        let span = self.span(id);
        let line = text::first_line(self.text, span.start - self.base..span.end - self.base);
        line.start + self.base..line.end + self.base
    }
}
