//! A change of a file as data.

use super::value::Yaml;
use crate::route::Step;

/// One change of one file.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// A place gets a value; what is missing on the way is made.
    Set {
        /// The place.
        at: Vec<Step>,
        /// The value.
        value: Yaml,
    },
    /// A key goes, with its value.
    Remove {
        /// The place of the value.
        at: Vec<Step>,
    },
    /// A list gets an entry; the list is made where it is missing.
    Insert {
        /// The place of the list.
        list: Vec<Step>,
        /// The entry.
        entry: Yaml,
        /// Where in the list.
        position: Position,
    },
}

/// Where a new entry goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// After the others.
    End,
    /// Where generated ids stay sorted, so that two branches rarely touch the same lines; else at the end.
    SortedById,
}

impl Change {
    /// The place that changes.
    pub(super) fn place(&self) -> &[Step] {
        match self {
            Self::Set { at, .. } | Self::Remove { at } => at,
            Self::Insert { list, .. } => list,
        }
    }
}
