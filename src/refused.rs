//! Why something that was asked for is not done, and the way on.

use std::fmt::Display;

use crate::phrase::List;
use crate::remedy::Remedy;

/// What was asked for makes no sense here, or would not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Why, as a message: names in backticks.
    pub why: String,
    /// What to do about it.
    pub hints: Vec<Remedy>,
}

impl Refused {
    /// Refused, for a reason.
    pub fn because(why: impl Into<String>) -> Self {
        Self { why: why.into(), hints: Vec::new() }
    }

    /// Refused, since what was typed names several things: how many, what they are called together, and each of them as it
    /// is to be typed.
    pub fn ambiguous(typed: &str, what: impl Display, candidates: &[String]) -> Self {
        Self::because(format!("`{typed}` could be {} {what}", candidates.len()))
            .hint(format!("name one of {}", List::or(candidates).at_most(8)))
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<Remedy>) -> Self {
        self.hints.push(hint.into());
        self
    }
}
