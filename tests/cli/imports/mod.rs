//! Who uses whom, read from the sources with `syn`: a node is a file, an edge is a use of an item that is *defined* in the
//! other file. A `mod` line and a `pub use` are ways to an item, not uses of one; what only tests compile is left out.
//!
//! Names are resolved without types: a method call or a field shows no edge, the path to a function, a type, a variant, a
//! constant or a macro does.

mod graph;
mod modules;
mod paths;
mod tests;
mod uses;

use std::collections::{BTreeMap, BTreeSet};

pub(crate) use graph::circles;

/// The sources of a crate or of several: the text of each file by its path.
pub(crate) type Sources = BTreeMap<String, String>;

/// Which file uses which, each with the names that it takes.
pub(crate) type Edges = BTreeMap<(String, String), BTreeSet<String>>;

/// A crate: the name by which others know it, and the file that it begins with.
pub(crate) struct Root {
    pub(crate) name: &'static str,
    pub(crate) file: &'static str,
}

/// What was read.
pub(crate) struct Imports {
    /// The files that belong to the crates without their tests.
    pub(crate) files: BTreeSet<String>,
    pub(crate) edges: Edges,
    /// Paths into these crates that lead nowhere: what the reader does not understand, it does not pass over.
    pub(crate) lost: BTreeSet<String>,
}

/// Reads crates; a crate may use those before it.
pub(crate) fn read(sources: &Sources, roots: &[Root]) -> Imports {
    let modules = modules::Modules::read(sources, roots);
    uses::of(&modules)
}
