//! From a route's steps to the bytes to show.

use std::collections::BTreeSet;
use std::ops::Range;

use super::tree::{Kind, NodeId, Tree};
use crate::route::Step;

/// The nodes of a file that its typed value does not hold, since they are broken.
///
/// Indexes of the value's lists count only the other items, so finding a place takes both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dropped(pub(super) BTreeSet<NodeId>);

impl Tree<'_> {
    /// The bytes of the file to show for a place in its typed value.
    ///
    /// A text or number shows itself; a mapping or list shows its key, or its first line where it
    /// has none. A place that does not exist is shown by its nearest ancestor that does.
    #[must_use]
    pub fn locate(&self, steps: &[Step], dropped: &Dropped) -> Range<usize> {
        self.place(self.nearest(steps, dropped).0)
    }

    /// The bytes of the key that leads to a place, or of what [`Self::locate`] shows if it has none.
    #[must_use]
    pub fn key_span(&self, steps: &[Step], dropped: &Dropped) -> Range<usize> {
        let node = self.nearest(steps, dropped).0;
        self.key_of(node).map_or_else(|| self.place(node), |key| self.span(key))
    }

    /// Whether the file has a node at this place.
    #[must_use]
    pub fn has(&self, steps: &[Step], dropped: &Dropped) -> bool {
        self.nearest(steps, dropped).1
    }

    /// The node at a place or its nearest ancestor, and whether it is the former.
    fn nearest(&self, steps: &[Step], dropped: &Dropped) -> (NodeId, bool) {
        let mut node = 0;
        for step in steps {
            let within = self.resolved(node);
            let is_kept = |id: &NodeId| !dropped.0.contains(id);
            let child = match (step, &self.node(within).kind) {
                (Step::Key(key), Kind::Mapping) => {
                    self.entries(within).find(|(at, _)| self.scalar(*at) == Some(key)).map(|(_, value)| value)
                }
                (Step::Index(index), Kind::Sequence) => self.children(within).filter(is_kept).nth(*index),
                _ => None,
            };
            match child {
                Some(child) => node = child,
                None => return (node, false),
            }
        }
        (node, true)
    }

    /// What to show for a node.
    pub(super) fn place(&self, id: NodeId) -> Range<usize> {
        let shown = self.head(id);
        let is_block = match self.node(id).kind {
            Kind::Sequence | Kind::Mapping => !self.text[shown.start - self.base..].starts_with(['[', '{']),
            Kind::Scalar(..) | Kind::Alias(_) => shown.is_empty(),
        };
        match self.key_of(id) {
            Some(key) if is_block => self.span(key),
            _ => shown,
        }
    }

    /// The key that a node is the value of; a key is its own.
    pub(super) fn key_of(&self, id: NodeId) -> Option<NodeId> {
        let path = self.path(id);
        let parent = *path.get(path.len().checked_sub(2)?)?;
        match self.node(parent).kind {
            Kind::Mapping => {
                self.entries(parent).find(|(key, value)| *key == id || *value == id).map(|(key, _)| key)
            }
            _ => None,
        }
    }

    /// The nodes from the root to this one, both included.
    pub(super) fn path(&self, id: NodeId) -> Vec<NodeId> {
        let mut path = vec![0];
        let mut node = 0;
        while node != id {
            match self.children(node).find(|child| (*child..self.node(*child).next).contains(&id)) {
                Some(child) => node = child,
                None => break,
            }
            path.push(node);
        }
        path
    }
}
