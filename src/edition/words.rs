//! Words of a plan that its customer may read.

use std::fmt;

use serde::Serialize;

use crate::fields::Shown;
use crate::model::{Text, is_answer};

/// Words of a plan that its customer may read. A placeholder says nothing, and becomes none.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Words(String);

impl Words {
    /// What is written at a key that the customer may see.
    pub(super) fn of(key: Shown, text: &Text) -> Option<Self> {
        Self::written(key, text.get()?)
    }

    /// The same of a text that has to be there.
    pub(super) fn written(_: Shown, text: &str) -> Option<Self> {
        is_answer(text).then(|| Self(text.trim().to_owned()))
    }

    /// What stands where a name has to and only a placeholder is written.
    pub(super) fn unnamed(_: Shown) -> Self {
        Self("…".to_owned())
    }

    /// As they are written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// Somebody, as the customer knows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Name {
    /// In full.
    pub full: Words,
    /// The first name; in full where two share it.
    pub first: Words,
}

impl Name {
    /// Somebody who is named at a key that the customer may see, and what they are called for short.
    pub(super) fn of(key: Shown, full: &str, first: &str) -> Option<Self> {
        Some(Self { full: Words::written(key, full)?, first: Words::written(key, first)? })
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.first.fmt(f)
    }
}
