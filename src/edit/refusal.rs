//! Why a change is not made.

use std::fmt;

use crate::document::line_column;
use crate::route::{Step, Steps};

/// A change that could not be made without changing something else, so that nothing was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The line, from 1, to edit by hand.
    pub line: usize,
    /// The place that was to be changed.
    pub place: String,
    /// Why it was not.
    pub why: String,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` cannot be edited safely: {}", self.place, self.why)
    }
}

impl Refusal {
    /// The refusal to change `place`, for what is at a byte of the text.
    pub(super) fn at(text: &str, at: usize, place: &[Step], why: impl Into<String>) -> Self {
        let line = line_column(text.as_bytes(), at).line;
        Self { line, place: Steps(place).to_string(), why: why.into() }
    }
}
