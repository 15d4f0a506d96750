//! What the table says of a key.

use crate::model::PlanFile;

/// A struct of the model, as the table sees it.
#[derive(Debug)]
pub struct Shape {
    /// Its name in the model.
    pub name: &'static str,
    /// As a message calls one of it: `milestone`, `the contract`.
    pub noun: &'static str,
    /// Its keys in the order of the files.
    pub fields: &'static [Field],
    /// Whether one of it is told together with what it is a part of: `a move of milestone `M-import``.
    pub is_part: bool,
    /// Whether one of it is a record of what was, so that all that it says was so.
    pub is_record: bool,
    /// What tells two entries of a list of it apart, where that is no id: several keys together.
    pub key: &'static [&'static str],
    /// Days of it that cannot come in another order, the earlier first.
    pub order: &'static [Order],
}

/// Two days of one entry, and what is wrong when the second comes first.
#[derive(Debug)]
pub struct Order {
    /// The key of the one that comes first.
    pub first: &'static str,
    /// The key of the one that comes after it.
    pub then: &'static str,
    /// Whether both may be the same day.
    pub may_be_same: bool,
}

/// One key of a struct.
#[derive(Debug)]
pub struct Field {
    /// As files write it.
    pub key: &'static str,
    /// As a message says it after the name of its entry: `was done` for a day, `the probability` for a value.
    pub label: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether it is read as it was on a day, by days that the plan has; a setting is read as it is now.
    pub is_timed: bool,
    /// Whether a customer may see it, as far as the key goes.
    pub readers: Readership,
}

/// Who may see what a key holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readership {
    /// Our side alone.
    Internal,
    /// The customer too, where nothing says that the entry is internal.
    Customer,
}

/// What a key holds.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A day on which something happened, and how long before the contract it may have.
    Happened(Before),
    /// An agreed day, which may hang on another.
    Planned,
    /// The first day of something that lasts; it may be agreed ahead.
    Since(Before),
    /// The last day of something that lasts.
    Until,
    /// Any other day of the calendar.
    Day,
    /// The id of the entry.
    Id,
    /// The name of the entry, by which others refer to it.
    Name,
    /// What the entry of another list is called.
    Reference(To),
    /// Somebody, of this side where it has to be one.
    Person(Who),
    /// Somebody, or a list of who holds it from when to when.
    Holders(Who),
    /// A list of roles, each a word or a term.
    Roles,
    /// A number on a scale.
    Number(f64, f64),
    /// So many of something.
    Count,
    /// Words.
    Text,
    /// True or false.
    Truth,
    /// A word of a closed set.
    Word,
    /// An entry, or a list of entries.
    Entries(&'static Shape),
    /// A count, or a list of entries.
    CountOrEntries(&'static Shape),
    /// A day for each of some entries, by their names.
    DayOf(To),
}

/// How long before the contract was signed something may have happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    /// It is part of the onboarding.
    Never,
    /// It may be part of the sale.
    Sale,
    /// As long as anybody remembers.
    Ever,
}

impl Before {
    /// The longest that a sale takes, in calendar days. A slip of a year is longer.
    const SALE: i64 = 300;

    /// So many days before the signature at most.
    pub const fn days(self) -> Option<i64> {
        match self {
            Self::Never => Some(0),
            Self::Sale => Some(Self::SALE),
            Self::Ever => None,
        }
    }
}

/// What a reference names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum To {
    /// An action.
    Action,
    /// An action, or an ask among the contacts.
    ActionOrAsk,
    /// Any entry with an id.
    Anything,
    /// A decision.
    Decision,
    /// A hold.
    Hold,
    /// A metric.
    Metric,
    /// A milestone.
    Milestone,
    /// An outcome.
    Outcome,
    /// A workstream.
    Workstream,
}

/// Whose person is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Of either side, or of neither.
    Anybody,
    /// Of either side: somebody whom the plan has to know.
    Known,
    /// Of the customer.
    Customer,
    /// Of ours.
    Ours,
}

/// The root of a file.
#[derive(Debug)]
pub struct FileFields {
    /// Which.
    pub file: PlanFile,
    /// What it holds.
    pub root: Field,
}

impl Shape {
    pub(super) const fn new(name: &'static str, noun: &'static str, fields: &'static [Field]) -> Self {
        Self { name, noun, fields, is_part: false, is_record: false, key: &[], order: &[] }
    }

    pub(super) const fn part(self) -> Self {
        Self { is_part: true, ..self }
    }

    pub(super) const fn record(self) -> Self {
        Self { is_record: true, ..self }
    }

    pub(super) const fn key(self, key: &'static [&'static str]) -> Self {
        Self { key, ..self }
    }

    pub(super) const fn order(self, order: &'static [Order]) -> Self {
        Self { order, ..self }
    }

    /// Whether any number of keys hold it, to say who has them from when to when.
    pub fn is_holder(&self) -> bool {
        self.name == "Holder"
    }

    /// Whether somebody can hold something of it, or of what is below it.
    pub fn has_holders(&self) -> bool {
        let below = |field: &Field| match field.kind {
            Kind::Entries(shape) | Kind::CountOrEntries(shape) => shape.has_holders(),
            Kind::Holders(_) | Kind::Roles => true,
            _ => false,
        };
        self.fields.iter().any(below)
    }

    /// Whether nothing but a day, and who it is by, tells two entries of a list of it apart.
    pub fn is_told_apart_by_day(&self) -> bool {
        let is_named = self.fields.iter().any(|field| matches!(field.kind, Kind::Id | Kind::Name));
        !is_named && self.key.is_empty() && self.day().is_some()
    }

    /// The day on which one of it came about.
    pub fn day(&self) -> Option<&'static Field> {
        self.fields.iter().find(|field| matches!(field.kind, Kind::Happened(_)))
    }

    /// The field with this key.
    pub fn field(&self, key: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.key == key)
    }
}

/// The first day comes before the second, or is the same.
pub(super) const fn by(first: &'static str, then: &'static str) -> Order {
    Order { first, then, may_be_same: true }
}

/// The first day comes before the second.
pub(super) const fn before(first: &'static str, then: &'static str) -> Order {
    Order { first, then, may_be_same: false }
}

impl Field {
    /// A key that says how things were on a day.
    pub(super) const fn timed(key: &'static str, label: &'static str, kind: Kind) -> Self {
        Self { key, label, kind, is_timed: true, readers: Readership::Internal }
    }

    /// A key that is read as it is now.
    pub(super) const fn setting(key: &'static str, label: &'static str, kind: Kind) -> Self {
        Self { key, label, kind, is_timed: false, readers: Readership::Internal }
    }

    /// The same, and the customer may see it.
    pub(super) const fn shown(self) -> Self {
        Self { readers: Readership::Customer, ..self }
    }

    /// Whether the order of what it lists says something: of those who hold something at once the first is asked, and of what is
    /// written of one day the last counts.
    pub fn is_ordered(&self) -> bool {
        match self.kind {
            Kind::Holders(_) => true,
            Kind::Entries(shape) => shape.is_told_apart_by_day(),
            _ => false,
        }
    }

    /// What a message says of a day that it holds: `was done on 2026-04-10`.
    pub fn says(&self, day: impl std::fmt::Display) -> String {
        match self.kind {
            Kind::Happened(_) => format!("{} on {day}", self.label),
            _ => format!("{} {day}", self.label),
        }
    }
}

impl Kind {
    /// Whether it is a day, planned or past.
    pub const fn is_day(self) -> bool {
        matches!(
            self,
            Self::Happened(_) | Self::Planned | Self::Since(_) | Self::Until | Self::Day | Self::DayOf(_)
        )
    }
}
