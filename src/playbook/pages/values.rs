//! What the holes of a template are filled with, by name.

use std::collections::BTreeMap;
use std::fmt::Display;

use crate::document::{Surroundings, quote};

/// What one hole is filled with.
pub(super) enum Filling {
    /// Nobody knows yet.
    Nothing,
    /// YAML already: a date, a number, a list.
    Yaml(String),
    /// A text, to be quoted where YAML needs it.
    Text(String),
    /// The entries of a list.
    Entries(Vec<Values>),
}

impl Filling {
    /// As a value of YAML.
    pub(super) fn yaml(&self) -> Option<String> {
        match self {
            Self::Text(text) => Some(quote(text, Surroundings::Block)),
            other => other.words(),
        }
    }

    /// As words in a comment.
    pub(super) fn words(&self) -> Option<String> {
        match self {
            Self::Yaml(text) | Self::Text(text) => Some(text.clone()),
            Self::Nothing | Self::Entries(_) => None,
        }
    }

    /// The text, should it be one.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// The fillings of a template, or of one entry of a list in it.
#[derive(Default)]
pub(super) struct Values(BTreeMap<&'static str, Filling>);

impl Values {
    /// What is YAML already: a date, a number, a word of ours.
    pub(super) fn plain(self, name: &'static str, value: impl Display) -> Self {
        self.with(name, Filling::Yaml(value.to_string()))
    }

    /// The same, if it is known.
    pub(super) fn optional(self, name: &'static str, value: Option<impl Display>) -> Self {
        let filling = value.map_or(Filling::Nothing, |value| Filling::Yaml(value.to_string()));
        self.with(name, filling)
    }

    /// A text of somebody's.
    pub(super) fn text(self, name: &'static str, text: &str) -> Self {
        self.with(name, Filling::Text(text.to_owned()))
    }

    /// The same, if it is known.
    pub(super) fn optional_text(self, name: &'static str, text: Option<&str>) -> Self {
        self.with(name, text.map_or(Filling::Nothing, |text| Filling::Text(text.to_owned())))
    }

    /// A list of texts in one line, `[a, b]`; nothing when there are none.
    pub(super) fn texts(self, name: &'static str, texts: &[String]) -> Self {
        let texts: Vec<String> = texts.iter().map(|text| quote(text, Surroundings::Flow)).collect();
        self.optional(name, (!texts.is_empty()).then(|| format!("[{}]", texts.join(", "))))
    }

    /// The entries of a list.
    pub(super) fn each(self, name: &'static str, entries: impl IntoIterator<Item = Self>) -> Self {
        self.with(name, Filling::Entries(entries.into_iter().collect()))
    }

    fn with(mut self, name: &'static str, filling: Filling) -> Self {
        self.0.insert(name, filling);
        self
    }

    /// What the hole of that name is filled with.
    pub(super) fn get(&self, name: &str) -> &Filling {
        self.0.get(name).expect("a test compares the holes of every template with its values")
    }

    /// The entries of the list of that name.
    pub(super) fn entries(&self, name: &str) -> &[Self] {
        match self.get(name) {
            Filling::Entries(entries) => entries,
            _ => &[],
        }
    }

    #[cfg(test)]
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().copied()
    }
}
