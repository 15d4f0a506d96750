//! What is said beside what was done.

use std::fmt;

use crate::remedy::Remedy;

/// How much a remark matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Good to know.
    Note,
    /// Something is wrong now, or may be.
    Warning,
}

impl Level {
    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
        }
    }
}

/// What is said beside what was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// How much it matters.
    pub level: Level,
    /// A message: names in backticks.
    pub text: String,
    /// What to do about it.
    pub remedy: Remedy,
    /// Whom it is about, where it says that the plan does not know them.
    pub stranger: Option<String>,
}

impl Remark {
    /// Good to know.
    pub fn note(text: impl Into<String>) -> Self {
        Self { level: Level::Note, text: text.into(), remedy: Remedy::default(), stranger: None }
    }

    /// Something is wrong now, or may be.
    pub fn warning(text: impl Into<String>) -> Self {
        Self { level: Level::Warning, ..Self::note(text) }
    }

    /// Says what to do about it.
    #[must_use]
    pub fn with(self, remedy: impl Into<Remedy>) -> Self {
        Self { remedy: remedy.into(), ..self }
    }

    /// Says that it is about a name that the plan does not know.
    #[must_use]
    pub fn of_stranger(self, name: &str) -> Self {
        Self { stranger: Some(name.to_owned()), ..self }
    }
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.level.word(), self.text)?;
        if self.remedy.is_empty() { Ok(()) } else { write!(f, "; {}", self.remedy) }
    }
}
