//! Circles in a graph of names.

use std::collections::{BTreeMap, BTreeSet};

/// The circles: sets of nodes each of which leads to every other of its set. Sorted, and none of a single node.
pub(crate) fn circles<'e>(edges: impl IntoIterator<Item = (&'e str, &'e str)>) -> Vec<BTreeSet<&'e str>> {
    let (mut ahead, mut back) = (BTreeMap::<_, BTreeSet<_>>::new(), BTreeMap::<_, BTreeSet<_>>::new());
    for (from, to) in edges.into_iter().filter(|(from, to)| from != to) {
        ahead.entry(from).or_default().insert(to);
        back.entry(to).or_default().insert(from);
    }
    let mut known = BTreeSet::new();
    let mut circles = Vec::new();
    for node in ahead.keys().copied() {
        if known.contains(node) {
            continue;
        }
        let (after, before) = (reached(node, &ahead), reached(node, &back));
        let circle: BTreeSet<&str> = after.intersection(&before).copied().collect();
        known.extend(circle.iter().copied());
        if circle.len() > 1 {
            circles.push(circle);
        }
    }
    circles
}

/// What a node leads to, itself included.
fn reached<'e>(node: &'e str, ways: &BTreeMap<&'e str, BTreeSet<&'e str>>) -> BTreeSet<&'e str> {
    let mut reached = BTreeSet::from([node]);
    let mut open = vec![node];
    while let Some(node) = open.pop() {
        for next in ways.get(node).into_iter().flatten() {
            if reached.insert(next) {
                open.push(next);
            }
        }
    }
    reached
}
