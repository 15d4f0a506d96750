//! Something that is wrong with `onboard.toml`, before it is shown.

use std::ops::Range;

/// Something that is wrong with a configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigProblem {
    /// The bytes of the text that are wrong.
    pub span: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What fixes it.
    pub help: Option<String>,
}
