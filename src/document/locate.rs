//! From a route's steps to the bytes to show.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use super::tree::{Kind, NodeId, Tree};
use crate::route::Step;

/// The nodes of a file that its typed value does not hold, since they are broken.
///
/// Indexes of the value's lists count only the other items, so finding a place takes both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dropped(pub(super) BTreeSet<NodeId>);

/// Finds many places of one file: what it has walked over once it does not walk over again.
#[derive(Debug)]
pub struct Locator<'a, 't> {
    tree: &'a Tree<'t>,
    dropped: &'a Dropped,
    items: BTreeMap<NodeId, Vec<NodeId>>,
    /// The entries of mappings with many keys. Never gone through, so their order does not matter.
    entries: BTreeMap<NodeId, HashMap<&'a str, (NodeId, NodeId)>>,
}

/// Where a route leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located {
    /// The bytes to show: a text or number shows itself; a mapping or list shows its key, or its first line where it
    /// has none. A place that does not exist is shown by its nearest ancestor that does.
    pub span: Range<usize>,
    /// How many of the steps the file has.
    pub depth: usize,
}

/// Keys of a mapping that are gone through each time, which beats any map.
const FEW: usize = 24;

impl<'a, 't> Locator<'a, 't> {
    /// Finds places of what is in a tree, without what was dropped.
    pub fn new(tree: &'a Tree<'t>, dropped: &'a Dropped) -> Self {
        Self { tree, dropped, items: BTreeMap::new(), entries: BTreeMap::new() }
    }

    /// Finds the place that steps lead to.
    pub fn find(&mut self, steps: &[Step]) -> Located {
        let (node, key, depth) = self.nearest(steps);
        Located { span: self.tree.shown(node, key), depth }
    }

    /// The node at a place or its nearest ancestor, its key, and how many steps it is down.
    fn nearest(&mut self, steps: &[Step]) -> (NodeId, Option<NodeId>, usize) {
        let (mut node, mut its_key) = (0, None);
        for (depth, step) in steps.iter().enumerate() {
            let within = self.tree.resolved(node);
            let child = match (step, self.tree.kind(within)) {
                (Step::Key(key), Kind::Mapping) => {
                    self.entry(within, key).map(|(key, value)| (value, Some(key)))
                }
                (Step::Index(index), Kind::Sequence) => self.item(within, *index).map(|item| (item, None)),
                _ => None,
            };
            match child {
                Some(child) => (node, its_key) = child,
                None => return (node, its_key, depth),
            }
        }
        (node, its_key, steps.len())
    }

    fn item(&mut self, sequence: NodeId, index: usize) -> Option<NodeId> {
        let (tree, dropped) = (self.tree, &self.dropped.0);
        let kept = || tree.children(sequence).filter(|item| !dropped.contains(item)).collect();
        self.items.entry(sequence).or_insert_with(kept).get(index).copied()
    }

    fn entry(&mut self, mapping: NodeId, key: &str) -> Option<(NodeId, NodeId)> {
        let tree = self.tree;
        if let Some(entries) = self.entries.get(&mapping) {
            return entries.get(key).copied();
        }
        let is_it = |(at, _): &(NodeId, NodeId)| tree.scalar(*at) == Some(key);
        let mut entries = tree.entries(mapping);
        let found = entries.by_ref().take(FEW).find(is_it);
        if found.is_some() || entries.next().is_none() {
            return found;
        }
        let mut all = HashMap::new();
        for (at, value) in tree.entries(mapping) {
            // Of a key that is there twice the first one counts.
            if let Some(text) = tree.scalar(at) {
                all.entry(text).or_insert((at, value));
            }
        }
        self.entries.entry(mapping).or_insert(all).get(key).copied()
    }
}

impl Tree<'_> {
    /// The bytes of the file to show for a place in its typed value; of many places, a [`Locator`] finds each.
    pub fn locate(&self, steps: &[Step], dropped: &Dropped) -> Range<usize> {
        Locator::new(self, dropped).find(steps).span
    }

    /// What to show for a node, wherever it is.
    pub(super) fn place(&self, id: NodeId) -> Range<usize> {
        self.shown(id, self.key_of(id))
    }

    /// What to show for a node with this key.
    fn shown(&self, id: NodeId, key: Option<NodeId>) -> Range<usize> {
        let shown = self.head(id);
        let is_block = match self.kind(id) {
            Kind::Sequence | Kind::Mapping => !self.text[shown.start - self.base..].starts_with(['[', '{']),
            Kind::Scalar(..) | Kind::Alias(_) => shown.is_empty(),
        };
        match key {
            Some(key) if is_block => self.span(key),
            _ => shown,
        }
    }

    /// The key that a node is the value of; a key is its own.
    pub(super) fn key_of(&self, id: NodeId) -> Option<NodeId> {
        let path = self.path(id);
        let parent = *path.get(path.len().checked_sub(2)?)?;
        match self.kind(parent) {
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
