//! `friction.yaml`: what the set-up asks of people (S1).

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{Dropped, List, Text, is_in_plan};
use crate::date::Date;

/// The three kinds of friction.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct Friction {
    /// Fields to fill during signup and set-up.
    pub fields: Tally,
    /// Choices to make.
    pub decisions: Tally,
    /// Things that need somebody else: IT approval, API keys.
    pub dependencies: Tally,
}

/// A bare count, or named entries.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Tally {
    /// Nobody has counted.
    #[default]
    Unknown,
    /// So many, unnamed.
    Count(u32),
    /// Each by name.
    Entries(List<FrictionEntry>),
}

/// One thing the set-up asks for, and what would be done about it.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct FrictionEntry {
    /// What is asked.
    #[serde(deserialize_with = "super::text::written")]
    pub name: String,
    /// How many of it; 1 when absent.
    pub count: Option<u32>,
    /// Asked only after activation.
    #[serde(default)]
    pub defer: bool,
    /// A default that works for most, so that nobody has to answer.
    #[serde(default)]
    pub default: Text,
    /// What takes its place, such as SSO or a pre-built integration.
    #[serde(default)]
    pub replace_with: Text,
    /// Since when it is asked.
    pub added_on: Option<Date>,
    /// When it was no longer asked.
    #[serde(default)]
    pub dropped: List<Dropped>,
}

impl FrictionEntry {
    /// Whether somebody plans to take it out of the way.
    pub fn is_relieved(&self) -> bool {
        self.defer || self.default.is_answered() || self.replace_with.is_answered()
    }

    /// How many of it.
    pub fn count(&self) -> u32 {
        self.count.unwrap_or(1)
    }
}

impl Serialize for Tally {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Unknown => serializer.serialize_none(),
            Self::Count(count) => count.serialize(serializer),
            Self::Entries(entries) => entries.serialize(serializer),
        }
    }
}

impl Tally {
    /// The entries that are asked for at the end of `day`, each with its number; none of a bare count.
    pub fn entries_on(&self, day: Date) -> impl Iterator<Item = (usize, &FrictionEntry)> {
        let all: &[FrictionEntry] = if let Self::Entries(all) = self { all } else { &[] };
        all.iter().enumerate().filter(move |(_, it)| is_in_plan(it.added_on, &it.dropped, day))
    }

    /// How many there are at the end of `day`; nothing where nobody has counted by then, be it that every entry came
    /// later.
    pub fn count_on(&self, day: Date) -> Option<u64> {
        match self {
            Self::Unknown => None,
            Self::Count(count) => Some(u64::from(*count)),
            Self::Entries(all) => {
                let is_counted =
                    all.is_empty() || all.iter().any(|it| it.added_on.is_none_or(|on| on <= day));
                is_counted.then(|| self.entries_on(day).map(|(_, it)| u64::from(it.count())).sum())
            }
        }
    }
}

impl<'de> Deserialize<'de> for Tally {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct CountOrEntries;
        impl<'de> de::Visitor<'de> for CountOrEntries {
            type Value = Tally;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a count or a list of entries")
            }
            fn visit_unit<E>(self) -> Result<Tally, E> {
                Ok(Tally::Unknown)
            }
            fn visit_none<E>(self) -> Result<Tally, E> {
                Ok(Tally::Unknown)
            }
            fn visit_u64<E: de::Error>(self, count: u64) -> Result<Tally, E> {
                let unexpected = || E::invalid_value(de::Unexpected::Unsigned(count), &self);
                u32::try_from(count).map(Tally::Count).map_err(|_| unexpected())
            }
            fn visit_i64<E: de::Error>(self, count: i64) -> Result<Tally, E> {
                let unexpected = || E::invalid_value(de::Unexpected::Signed(count), &self);
                u32::try_from(count).map(Tally::Count).map_err(|_| unexpected())
            }
            fn visit_seq<A: de::SeqAccess<'de>>(self, entries: A) -> Result<Tally, A::Error> {
                Vec::deserialize(de::value::SeqAccessDeserializer::new(entries))
                    .map(|entries| Tally::Entries(List::from(entries)))
            }
        }
        deserializer.deserialize_any(CountOrEntries)
    }
}
