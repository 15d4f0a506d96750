//! What keeps a file of a plan from being read.

use crate::finding::Place;
use crate::model::PlanFile;

/// A file of a plan that cannot be read, or not in full.
#[derive(Clone, Debug, PartialEq)]
pub struct Trouble {
    /// Which; the head of the plan where its files make none.
    pub file: PlanFile,
    /// Where the first thing is that keeps it from being read.
    pub place: Place,
    /// What that is.
    pub message: String,
}
