//! One YAML file: its typed value, everything that is wrong with it, and where things are.
//!
//! The only module that knows the YAML parser. A file is parsed once into a flat tree and the
//! value is made from that, so reading, diagnosing and locating can never disagree.

mod allow;
mod attempts;
mod build;
mod cursor;
mod de;
mod error;
mod explain;
mod glued;
#[cfg(test)]
mod hostile;
mod keys;
mod locate;
mod node;
mod problem;
mod quote;
mod reader;
mod scalar;
mod shape;
mod stand_in;
mod syntax;
#[cfg(test)]
mod tests;
mod text;
mod tree;
mod words;

pub use allow::{Allow, allows};
pub use locate::{Dropped, Located, Locator};
pub use node::{NodeKind, NodeRef};
pub(crate) use problem::{LIMIT as MOST_PROBLEMS, note};
pub use problem::{Problem, ProblemKind};
pub use quote::{Surroundings, double, quote, single};
pub use reader::{Reading, read};
pub use text::{LineIndex, Position, line_column};
pub use tree::{Outline, Tree};
