//! A cap: what holds a score down whatever its parts say.

use crate::config::Steps;

/// Something that holds the score down.
#[derive(Clone, Debug, PartialEq)]
pub struct Cap {
    /// Its id in configuration.
    pub id: &'static str,
    /// The highest score it allows.
    pub at_most: f64,
    /// Why it applies.
    pub reason: String,
    /// For neglect, how far it has come and from when on it counts.
    pub passed: Option<Passed>,
}

/// How far neglect has come, and its steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passed {
    /// Days, working days where the id ends in `_wd`, or steps of the ladder of silence.
    pub counted: i64,
    /// From when on it holds the score down.
    pub steps: Steps,
}
