//! A value as an edit writes it and as the guard reads it back.

use std::fmt;

use crate::date::Date;
use crate::document::{NodeKind, NodeRef};
use crate::model::Due;
use crate::route::Step;

/// A YAML value without the manner in which it is written.
#[derive(Clone, Debug, PartialEq)]
pub enum Yaml {
    /// Nothing.
    Null,
    /// Bare: a number, a truth value, a date, a word of ours.
    Plain(String),
    /// Text, quoted where something else could be read.
    Text(String),
    /// Items.
    List(Vec<Self>),
    /// Keys and values, in the order they are written in.
    Map(Vec<(String, Self)>),
}

impl Yaml {
    /// Text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A word of ours, a number or a truth value, as it prints itself.
    pub fn plain(value: impl fmt::Display) -> Self {
        Self::Plain(value.to_string())
    }

    /// A list of texts.
    pub fn texts<T: Into<String>>(texts: impl IntoIterator<Item = T>) -> Self {
        Self::List(texts.into_iter().map(Self::text).collect())
    }

    /// A mapping without the keys whose value is absent.
    pub fn map<'k>(entries: impl IntoIterator<Item = (&'k str, Option<Self>)>) -> Self {
        let present = entries.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
        Self::Map(present.collect())
    }

    /// The value of a node, aliases replaced by what they stand for.
    pub(super) fn of(node: NodeRef<'_, '_>) -> Self {
        let node = node.resolved();
        match node.kind() {
            NodeKind::Nothing => Self::Null,
            NodeKind::Sequence => Self::List(node.items().map(Self::of).collect()),
            NodeKind::Mapping => {
                let key =
                    |key: NodeRef<'_, '_>| key.scalar().map_or_else(|| format!("{key:?}"), str::to_owned);
                Self::Map(node.entries().map(|(at, value)| (key(at), Self::of(value))).collect())
            }
            NodeKind::Scalar | NodeKind::Alias => {
                let text = node.scalar().unwrap_or_default().to_owned();
                if node.is_plain() { Self::Plain(text) } else { Self::Text(text) }
            }
        }
    }

    /// The form in which values are compared: how a text is quoted and in which order keys stand does not
    /// matter.
    pub(super) fn normal(self) -> Self {
        match self {
            Self::Plain(text) if !Self::is_special(&text) => Self::Text(text),
            Self::List(items) => Self::List(items.into_iter().map(Self::normal).collect()),
            Self::Map(entries) => {
                let mut entries: Vec<_> =
                    entries.into_iter().map(|(key, value)| (key, value.normal())).collect();
                entries.sort_by(|a, b| a.0.cmp(&b.0));
                Self::Map(entries)
            }
            other => other,
        }
    }

    /// Whether bare text is a number or a truth value to somebody, so that quotes would change it.
    fn is_special(text: &str) -> bool {
        matches!(text, "true" | "True" | "TRUE" | "false" | "False" | "FALSE") || text.parse::<f64>().is_ok()
    }

    /// Whether it may be written in quotes and mean the same.
    pub(super) fn may_be_quoted(&self) -> bool {
        match self {
            Self::Plain(text) => !Self::is_special(text),
            Self::Text(_) => true,
            Self::Null | Self::List(_) | Self::Map(_) => false,
        }
    }

    /// Whether it fits within a line: nothing, or a scalar.
    pub(super) const fn is_scalar(&self) -> bool {
        matches!(self, Self::Null | Self::Plain(_) | Self::Text(_))
    }

    /// The value of an entry's key, if it is a mapping with that key.
    pub fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Map(entries) => entries.iter().find(|(at, _)| at == key).map(|(_, value)| value),
            _ => None,
        }
    }

    /// Its text, if it is a scalar.
    pub fn scalar(&self) -> Option<&str> {
        match self {
            Self::Plain(text) | Self::Text(text) => Some(text),
            Self::Null | Self::List(_) | Self::Map(_) => None,
        }
    }

    /// The place below `steps`, made where it is missing; `None` where something else is in the way.
    pub(super) fn make(&mut self, steps: &[Step]) -> Option<&mut Self> {
        let Some((step, rest)) = steps.split_first() else { return Some(self) };
        if matches!((&*self, step), (Self::Null, Step::Key(_))) {
            *self = Self::Map(Vec::new());
        }
        let child = match (self, step) {
            (Self::Map(entries), Step::Key(key)) => {
                let at = entries.iter().position(|(at, _)| at == key).unwrap_or_else(|| {
                    entries.push((key.to_string(), Self::Null));
                    entries.len() - 1
                });
                &mut entries[at].1
            }
            (Self::List(items), Step::Index(index)) => items.get_mut(*index)?,
            _ => return None,
        };
        child.make(rest)
    }
}

impl From<Date> for Yaml {
    fn from(date: Date) -> Self {
        Self::plain(date)
    }
}

impl From<&Due> for Yaml {
    fn from(due: &Due) -> Self {
        match due {
            Due::Day(day) => Self::from(*day),
            Due::Relative(day) => Self::text(day.to_string()),
        }
    }
}
