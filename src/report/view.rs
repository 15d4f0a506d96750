//! An answer, before anybody chose a format.

use serde_json::Value;

use super::Report;

/// A result that can be shown to people and to programs.
pub trait View {
    /// The answer in blocks, for every format that people read.
    fn report(&self) -> Report;

    /// The answer's own JSON keys: an object, to which the keys common to all are added.
    ///
    /// # Errors
    /// Never in practice: the shapes have string keys only.
    fn json(&self) -> serde_json::Result<Value>;
}
