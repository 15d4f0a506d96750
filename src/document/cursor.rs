//! Going through the items of a list and the entries of a mapping; broken ones are passed over.

use super::attempts::Attempts;
use super::stand_in::StandIn;
use super::tree::NodeId;

/// The items of a sequence that are still to come.
pub(super) struct Items {
    next: NodeId,
    end: NodeId,
}

impl Items {
    pub(super) fn of(attempts: &Attempts<'_>, sequence: NodeId) -> Self {
        Self { next: sequence + 1, end: attempts.tree.node(sequence).next }
    }

    pub(super) const fn none() -> Self {
        Self { next: 0, end: 0 }
    }

    pub(super) fn next(&mut self, attempts: &Attempts<'_>) -> Option<NodeId> {
        while self.next < self.end {
            let node = self.next;
            self.next = attempts.tree.node(node).next;
            if !attempts.is_broken(node) {
                return Some(node);
            }
        }
        None
    }
}

/// The entries of a mapping that are still to come.
pub(super) struct Entries {
    next: NodeId,
    end: NodeId,
    /// Stand-ins for missing keys, which come last.
    stand_ins: Vec<StandIn>,
}

impl Entries {
    pub(super) fn of(attempts: &Attempts<'_>, mapping: NodeId) -> Self {
        let end = attempts.tree.node(mapping).next;
        Self { next: mapping + 1, end, stand_ins: attempts.stand_ins_of(mapping) }
    }

    /// Those of a mapping that is left empty.
    pub(super) fn none(attempts: &Attempts<'_>, mapping: NodeId) -> Self {
        Self { next: 0, end: 0, stand_ins: attempts.stand_ins_of(mapping) }
    }

    /// The next key and its value.
    pub(super) fn next(&mut self, attempts: &Attempts<'_>) -> Option<(NodeId, NodeId)> {
        while self.next < self.end {
            let key = self.next;
            let value = attempts.tree.node(key).next;
            self.next = attempts.tree.node(value).next;
            if !attempts.is_broken(key) && !attempts.is_broken(value) {
                return Some((key, value));
            }
        }
        None
    }

    /// The next stand-in, once there is no entry left.
    pub(super) fn next_stand_in(&mut self) -> Option<StandIn> {
        self.stand_ins.pop()
    }
}
