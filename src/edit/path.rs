//! The way from a file's root to a node, with the byte at which each node's own text may start.

use super::layout::{Layout, is_block, is_empty};
use crate::document::{NodeKind, NodeRef, Tree};
use crate::route::Step;

/// A node and where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot<'a, 't> {
    pub(super) node: NodeRef<'a, 't>,
    /// After the `:` or `-` that leads to it.
    pub(super) from: usize,
    /// Where its key or its dash starts; `None` for the root.
    pub(super) lead: Option<usize>,
    /// Whether it is the value of a key.
    pub(super) is_value: bool,
    /// Whether it is within brackets.
    pub(super) is_in_flow: bool,
}

/// The nodes on the way to a place, the root first, and the steps that the file does not have.
pub(super) struct Path<'a, 't, 's> {
    pub(super) spots: Vec<Spot<'a, 't>>,
    pub(super) missing: &'s [Step],
}

impl<'a, 't> Path<'a, 't, '_> {
    /// Where a key on the way stands for the second time: readers disagree on which of the two counts.
    pub(super) fn repeated(&self, steps: &[Step]) -> Option<usize> {
        let steps = steps.iter().zip(&self.spots);
        steps.into_iter().find_map(|(step, spot)| match step {
            Step::Key(wanted) => {
                let keys = spot.node.entries().filter(|(key, _)| key.scalar() == Some(wanted));
                keys.map(|(key, _)| key.span().start).nth(1)
            }
            Step::Index(_) => None,
        })
    }

    /// The last node on the way.
    pub(super) fn last(&self) -> Spot<'a, 't> {
        *self.spots.last().expect("a path has the root")
    }
}

/// The way to `steps`, as far as it goes; aliases are not followed.
pub(super) fn find<'a, 't, 's>(
    layout: Layout<'_>,
    tree: &'a Tree<'t>,
    steps: &'s [Step],
) -> Path<'a, 't, 's> {
    let start = layout.skip(0);
    let from = if layout.0[start..].starts_with("---") { start + "---".len() } else { 0 };
    let root = Spot { node: tree.root(), from, lead: None, is_value: false, is_in_flow: false };
    let mut path = Path { spots: vec![root], missing: steps };
    while let Some((step, rest)) = path.missing.split_first() {
        let Some(next) = child(layout, path.last(), step) else { break };
        path.spots.push(next);
        path.missing = rest;
    }
    path
}

fn child<'a, 't>(layout: Layout<'_>, spot: Spot<'a, 't>, step: &Step) -> Option<Spot<'a, 't>> {
    let is_in_flow = spot.is_in_flow || (spot.node.kind() != NodeKind::Nothing && spot.node.is_flow());
    match step {
        Step::Key(key) => {
            let (key, node) = spot.node.entry(key)?;
            let from = layout.behind(':', key.span().end)?;
            Some(Spot { node, from, lead: Some(key.span().start), is_value: true, is_in_flow })
        }
        Step::Index(index) => {
            let node = spot.node.items().nth(*index)?;
            let from = item_start(layout, spot, *index)?;
            let lead = if is_in_flow { from } else { from - 1 };
            Some(Spot { node, from, lead: Some(lead), is_value: false, is_in_flow })
        }
    }
}

/// After the dash of an item of a block, or where an item within brackets starts.
///
/// The dash is looked for after the last item before it that has a text: an empty one has no place of its own.
pub(super) fn item_start(layout: Layout<'_>, list: Spot<'_, '_>, index: usize) -> Option<usize> {
    let node = list.node.items().nth(index)?;
    if !is_block(list.node, NodeKind::Sequence) {
        return Some(node.span().start);
    }
    let before: Vec<_> = list.node.items().take(index).collect();
    let empty = before.iter().rev().take_while(|node| is_empty(**node)).count();
    let (written, empty) = before.split_at(index - empty);
    let start = match written.last() {
        Some(last) => layout.end(*last, last.span().start)?,
        None => layout.behind_properties(list.from),
    };
    let end = empty.iter().try_fold(start, |at, node| layout.end(*node, layout.behind('-', at)?))?;
    layout.behind('-', end)
}
