//! One YAML file as a flat list of nodes in the order of the text, each knowing where it ends.
//!
//! Flat because it is built for every file that is read: no allocation per node, and skipping a
//! node is one step. The parser counts positions in characters; they become bytes when shown.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::OnceLock;

use super::build::Builder;
use super::problem::Problem;
use super::text::{self, BOM};

/// A parsed YAML file.
#[derive(Debug)]
pub struct Tree<'t> {
    /// The text without a byte order mark.
    pub(super) text: &'t str,
    /// Bytes of the file before `text`.
    pub(super) base: usize,
    pub(super) nodes: Vec<Node<'t>>,
    /// Values and items that must not be read: they have a problem of their own.
    pub(super) broken: BTreeSet<NodeId>,
    /// Byte offset of every [`STRIDE`]th character; empty when all characters are one byte.
    strides: OnceLock<Vec<usize>>,
}

/// The place of a node in [`Tree::nodes`].
pub(super) type NodeId = u32;

/// A node; its children follow it in the list, up to `next`.
#[derive(Debug)]
pub(super) struct Node<'t> {
    pub(super) kind: Kind<'t>,
    /// The first node that is not part of this one.
    pub(super) next: NodeId,
    /// In characters.
    pub(super) start: u32,
    /// In characters.
    pub(super) end: u32,
    /// Whether it is a collection in brackets.
    pub(super) is_flow: bool,
}

/// What a node is.
#[derive(Debug)]
pub(super) enum Kind<'t> {
    /// Text, and how it is to be understood.
    Scalar(Cow<'t, str>, Form),
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

const STRIDE: usize = 256;

impl<'t> Tree<'t> {
    /// Parses one file.
    ///
    /// # Errors
    ///
    /// The problem that keeps the file from being read: not YAML, nothing in it, nested too deep,
    /// or aliases out of hand.
    pub fn parse(text: &'t str) -> Result<Self, Problem> {
        Self::parse_noting(text, &mut Vec::new())
    }

    /// As [`Self::parse`], adding to `problems` what is wrong but does not stop the reading.
    pub(super) fn parse_noting(text: &'t str, problems: &mut Vec<Problem>) -> Result<Self, Problem> {
        let bare = text.strip_prefix('\u{feff}').unwrap_or(text);
        let base = if bare.len() < text.len() { BOM.len() } else { 0 };
        let empty =
            Self { text: bare, base, nodes: Vec::new(), broken: BTreeSet::new(), strides: OnceLock::new() };
        Builder::new(empty, problems).build()
    }

    pub(super) fn node(&self, id: NodeId) -> &Node<'t> {
        &self.nodes[id as usize]
    }

    /// The node itself, or the one that an alias stands for.
    pub(super) fn resolved(&self, id: NodeId) -> NodeId {
        match self.node(id).kind {
            Kind::Alias(target) => target,
            _ => id,
        }
    }

    /// The text of a scalar.
    pub(super) fn scalar(&self, id: NodeId) -> Option<&str> {
        match &self.node(self.resolved(id)).kind {
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
        let span = self.offset(node.start)..self.offset(node.end);
        match node.kind {
            // The parser counts what stands behind a closing quote on its line, a comment even, as part of it.
            Kind::Scalar(_, Form::Text) => {
                let own = &self.text[span.start - self.base..span.end - self.base];
                span.start..span.start + text::quoted_length(own).unwrap_or(own.len())
            }
            // Likewise what stands behind a closing bracket.
            Kind::Sequence | Kind::Mapping if node.is_flow => {
                span.start..self.closing(id).unwrap_or(span.end)
            }
            _ => span,
        }
    }

    /// Behind the bracket that closes a collection, a byte of the file.
    fn closing(&self, id: NodeId) -> Option<usize> {
        let written =
            self.children(id).filter(|child| self.node(*child).start < self.node(*child).end).last();
        let start = self.offset(self.node(id).start) - self.base;
        let mut at = match written {
            Some(last) => self.span(last).end - self.base,
            None => start + self.text[start..].find(['[', '{'])? + 1,
        };
        loop {
            at = self.text.len()
                - self.text[at..].trim_start_matches([' ', '\t', '\r', '\n', ',', ':', '?']).len();
            match self.text.as_bytes().get(at)? {
                b'#' => at = text::line_end(self.text, at),
                b']' | b'}' => return Some(at + 1 + self.base),
                _ => return None,
            }
        }
    }

    /// A span to show for a node as a whole: a collection by its first line.
    pub(super) fn head(&self, id: NodeId) -> Range<usize> {
        let span = self.span(id);
        let line = text::first_line(self.text, span.start - self.base..span.end - self.base);
        line.start + self.base..line.end + self.base
    }

    /// The line, from 1, that a byte of the file is in.
    pub(super) fn line(&self, offset: usize) -> usize {
        text::line_column(self.text.as_bytes(), offset - self.base).line
    }

    /// The byte of the file at which a character of the text starts.
    pub(super) fn offset(&self, character: u32) -> usize {
        let character = character as usize;
        let strides = self.strides.get_or_init(|| strides(self.text));
        let in_text = match strides.get(character / STRIDE) {
            None if strides.is_empty() => character.min(self.text.len()),
            None => self.text.len(),
            Some(start) => {
                let rest = &self.text[*start..];
                rest.char_indices().nth(character % STRIDE).map_or(self.text.len(), |(at, _)| start + at)
            }
        };
        self.base + in_text
    }
}

fn strides(text: &str) -> Vec<usize> {
    if text.is_ascii() {
        return Vec::new();
    }
    text.char_indices().step_by(STRIDE).map(|(offset, _)| offset).collect()
}
