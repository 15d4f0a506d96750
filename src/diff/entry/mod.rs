//! What a change does to the entries of a plan's files: one comparison of all of them, led by the table of fields.

mod compare;
mod pairing;
mod stable;
mod values;

use crate::fields::{Field, Kind, Shape};
use crate::model::PlanFile;
use crate::route::Route;

pub(super) use compare::compare;
pub(super) use stable::Entries;

/// What became of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryFate {
    /// It is new.
    Added,
    /// It says something else.
    Changed,
    /// It is not in the file any more.
    Removed,
}

impl EntryFate {
    /// As programs read it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Removed => "removed",
        }
    }
}

/// An entry that says something else than before, with the parts of it that do.
#[derive(Clone, Debug)]
pub struct EntryChange {
    /// The file that it is in.
    pub file: PlanFile,
    /// What the table says of its kind.
    pub shape: &'static Shape,
    /// The key that it is under.
    pub of: &'static Field,
    /// By what it is named; empty where it has no name.
    pub name: String,
    /// What it is about, where it says so.
    pub title: String,
    /// What became of it.
    pub fate: EntryFate,
    /// The keys that changed.
    pub keys: Vec<KeyChange>,
    /// The entries in it that changed.
    pub parts: Vec<Self>,
    /// Where it is in the base.
    pub base: Option<Route>,
    /// Where it is in the head.
    pub head: Option<Route>,
}

/// A key that holds something else than before.
#[derive(Clone, Debug)]
pub struct KeyChange {
    /// The key.
    pub field: &'static Field,
    /// The entry that it is about, where it holds something for each of several.
    pub about: Option<String>,
    /// What it held, as people read it.
    pub before: Option<String>,
    /// What it holds.
    pub after: Option<String>,
    /// Whether it still says what it said: nothing before, or who held it for a time.
    pub is_kept: bool,
}

impl PartialEq for KeyChange {
    fn eq(&self, other: &Self) -> bool {
        self.field.key == other.field.key
            && (&self.about, &self.before, &self.after) == (&other.about, &other.before, &other.after)
    }
}

impl EntryChange {
    /// Where it is: in the head, or in the base where the head has it no more.
    pub fn route(&self) -> &Route {
        self.head.as_ref().or(self.base.as_ref()).expect("an entry is in one of the two")
    }

    /// As a message calls it: `milestone `M-import``.
    pub fn subject(&self) -> String {
        match (self.shape.noun, self.name.as_str()) {
            (noun, "") => noun.to_owned(),
            ("", name) => name.to_owned(),
            (noun, name) => format!("{noun} `{name}`"),
        }
    }

    /// The change of a key, if it changed.
    pub fn key(&self, key: &str) -> Option<&KeyChange> {
        self.keys.iter().find(|it| it.field.key == key)
    }

    /// The parts that are under a key.
    pub fn under<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a Self> {
        self.parts.iter().filter(move |part| part.of.key == key)
    }

    /// The day that says that it came about, where one was written: done, answered, delivered.
    pub fn happened(&self) -> Option<&KeyChange> {
        let came = self.keys.iter().filter(|it| it.before.is_none() && it.after.is_some());
        let mut days = came.filter(|it| matches!(it.field.kind, Kind::Happened(_)));
        days.find(|it| !["added_on", "evidence_on"].contains(&it.field.key))
    }

    /// The change of the day for which it is planned.
    pub fn planned(&self) -> Option<&KeyChange> {
        self.keys.iter().find(|it| matches!(it.field.kind, Kind::Planned))
    }

    /// All that changed in it, the parts of parts too, itself first.
    pub fn all(&self) -> Vec<&Self> {
        let parts = self.parts.iter().flat_map(Self::all);
        std::iter::once(self).chain(parts).collect()
    }
}

/// What changed of several keys, as one reads it after the name of the entry: `is due on …`, `differs in the roles: …`.
pub(super) fn clause(keys: &[&KeyChange]) -> String {
    let said: Vec<String> = keys.iter().map(|it| it.said()).collect();
    // A day is told by a verb, anything else by its name.
    let differs = keys.first().is_some_and(|it| !it.field.kind.is_day());
    format!("{}{}", if differs { "differs in " } else { "" }, said.join("; "))
}

impl KeyChange {
    /// What a day of the base says, where it held one: `was done on 2026-04-10`.
    pub(super) fn was(&self) -> Option<String> {
        Some(self.field.says(self.before.as_ref()?))
    }

    /// What changed, as one reads it after the name of the entry: `is due on 2026-04-10 → 2026-04-17`.
    pub fn said(&self) -> String {
        let about = self.about.as_ref().map(|it| format!("`{it}` ")).unwrap_or_default();
        let Field { label, kind, .. } = self.field;
        match (&self.before, &self.after) {
            (Some(before), Some(after)) if matches!(kind, Kind::Entries(_)) => {
                format!("{label} of one day: {before} → {after}")
            }
            (None, Some(after)) if kind.is_day() => format!("{about}{}", self.field.says(after)),
            (Some(before), None) if matches!(kind, Kind::Happened(_)) => {
                format!("no longer {label} on {before}")
            }
            (before, after) => {
                let nothing = if kind.is_day() { "no day" } else { "nothing" };
                let [before, after] = [before, after].map(|it| it.as_deref().unwrap_or(nothing));
                let on = if matches!(kind, Kind::Happened(_)) { " on" } else { "" };
                let colon = if kind.is_day() { "" } else { ":" };
                if self.before.is_none() {
                    return format!("{about}{label}{colon} {after}");
                }
                format!("{about}{label}{on}{colon} {before} → {after}")
            }
        }
    }
}
