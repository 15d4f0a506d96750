//! A part of what is said of a plan that is folded in a comment.

use crate::report::{Line, Report};

/// Something folded under its title.
#[derive(Clone, Debug)]
pub struct Section {
    /// The title.
    pub title: Line,
    /// What is under it.
    pub report: Report,
}
