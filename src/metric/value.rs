//! What a measurement gives: known, stale, unknown and not applicable are four different things.

use crate::date::Date;
use crate::model::Criterion;
use crate::route::Route;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Calendar days.
    Days,
    /// Working days.
    WorkingDays,
    /// Things.
    Count,
    /// A part of a whole, 0–1.
    Share,
    /// A relative change, such as −0.2.
    Change,
    /// A scale of 1–5.
    Rating,
    /// A score without a unit.
    Score,
    /// A day of the calendar.
    Date,
    /// 1 for yes, 0 for no.
    YesNo,
}

impl Unit {
    /// As JSON and the documentation write it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Days => "days",
            Self::WorkingDays => "working days",
            Self::Count => "count",
            Self::Share => "share",
            Self::Change => "change",
            Self::Rating => "rating 1-5",
            Self::Score => "score",
            Self::Date => "date",
            Self::YesNo => "yes/no",
        }
    }
}

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
    /// It only informs.
    Neither,
}

impl Better {
    /// As JSON and the documentation write it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Higher => "higher",
            Self::Lower => "lower",
            Self::Neither => "neither",
        }
    }
}

/// A measured amount.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Amount {
    /// In the metric's unit; always finite.
    Number(f64),
    /// For [`Unit::Date`].
    Date(Date),
}

/// An amount and where it comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The amount.
    pub amount: Amount,
    /// The day on which it was true, where that is not the as-of date.
    pub on: Option<Date>,
    /// The nodes of the plan it was read from, most telling first.
    pub routes: Vec<Route>,
    /// A few words that explain the number, such as `31 of 50 seats`.
    pub note: Option<String>,
    /// What it counts from never happened: it counts from the signature in its place.
    pub is_from_start: bool,
}

/// The result of a measurement.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Measured.
    Known(Reading),
    /// Measured so many calendar days ago, which is longer than configuration trusts it.
    Stale(Reading, i64),
    /// It applies, but the plan does not say.
    Unknown {
        /// Why.
        why: String,
        /// The least that it can still become, where that is known: of a span that is still running, what has passed
        /// of it. It is no value: nothing but a bound may be held against it.
        at_least: Option<Amount>,
    },
    /// It does not apply, and why.
    NotApplicable(String),
}

impl Value {
    /// A known number without routes yet.
    #[must_use]
    pub const fn number_of(number: f64) -> Self {
        Self::of(Amount::Number(number))
    }

    /// A known count.
    #[must_use]
    pub fn count(count: usize) -> Self {
        Self::number_of(count as f64)
    }

    /// The same, for another reason where it is unknown.
    #[must_use]
    pub(super) fn because(self, why: String) -> Self {
        match self {
            Self::Unknown { at_least, .. } => Self::Unknown { why, at_least },
            other => other,
        }
    }

    /// A known number of days.
    #[must_use]
    pub fn days(days: i64) -> Self {
        Self::number_of(days as f64)
    }

    /// A known share, `part` of `whole`; unknown for an empty whole, for the reason given.
    #[must_use]
    pub fn share(part: usize, whole: usize, why_empty: &str) -> Self {
        if whole == 0 { Self::unknown(why_empty) } else { Self::number_of(part as f64 / whole as f64) }
    }

    /// A known yes or no.
    #[must_use]
    pub const fn yes_no(is_so: bool) -> Self {
        Self::number_of(if is_so { 1.0 } else { 0.0 })
    }

    /// A known day.
    #[must_use]
    pub const fn date(date: Date) -> Self {
        Self::of(Amount::Date(date))
    }

    const fn of(amount: Amount) -> Self {
        Self::Known(Reading { amount, on: None, routes: Vec::new(), note: None, is_from_start: false })
    }

    /// The plan does not say.
    pub fn unknown(why: impl Into<String>) -> Self {
        Self::Unknown { why: why.into(), at_least: None }
    }

    /// Says of something unknown that it cannot be before this day any more.
    #[must_use]
    pub fn not_before(self, day: Date) -> Self {
        match self {
            Self::Unknown { why, .. } => Self::Unknown { why, at_least: Some(Amount::Date(day)) },
            other => other,
        }
    }

    /// From a day that is not known to the days up to it, which are as unknown; `days` never falls as the day moves on.
    #[must_use]
    pub fn counted(self, days: impl Fn(Date) -> i64) -> Self {
        match self {
            Self::Unknown { why, at_least: Some(Amount::Date(day)) } => {
                // At least 0 says nothing.
                let at_least = Some(days(day)).filter(|days| *days > 0);
                Self::Unknown { why, at_least: at_least.map(|days| Amount::Number(days as f64)) }
            }
            other => other,
        }
    }

    /// It does not apply.
    pub fn not_applicable(why: impl Into<String>) -> Self {
        Self::NotApplicable(why.into())
    }

    /// Says where it was read.
    #[must_use]
    pub fn from(mut self, routes: impl IntoIterator<Item = Route>) -> Self {
        if let Some(reading) = self.reading_mut() {
            reading.routes.extend(routes);
        }
        self
    }

    /// Says on which day it was true.
    #[must_use]
    pub const fn on(mut self, date: Date) -> Self {
        if let Some(reading) = self.reading_mut() {
            reading.on = Some(date);
        }
        self
    }

    /// Says that what it counts from never happened.
    #[must_use]
    pub const fn from_start(mut self) -> Self {
        if let Some(reading) = self.reading_mut() {
            reading.is_from_start = true;
        }
        self
    }

    /// Explains the number.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        if let Some(reading) = self.reading_mut() {
            reading.note = Some(note.into());
        }
        self
    }

    /// Turns a known value with a day stale when that is more than `limit` calendar days before `as_of`.
    #[must_use]
    pub fn stale_after(self, limit: i64, as_of: Date) -> Self {
        match self {
            Self::Known(reading) => {
                let age = reading.on.map_or(0, |on| as_of.days_since(on));
                if age > limit { Self::Stale(reading, age) } else { Self::Known(reading) }
            }
            other => other,
        }
    }

    /// The reading, known or stale.
    pub const fn reading(&self) -> Option<&Reading> {
        match self {
            Self::Known(reading) | Self::Stale(reading, _) => Some(reading),
            Self::Unknown { .. } | Self::NotApplicable(_) => None,
        }
    }

    const fn reading_mut(&mut self) -> Option<&mut Reading> {
        match self {
            Self::Known(reading) | Self::Stale(reading, _) => Some(reading),
            Self::Unknown { .. } | Self::NotApplicable(_) => None,
        }
    }

    /// The number, known or stale, if it is one.
    pub const fn number(&self) -> Option<f64> {
        match self.reading() {
            Some(Reading { amount: Amount::Number(number), .. }) => Some(*number),
            _ => None,
        }
    }

    /// The number, only if it is known and fresh.
    pub const fn known(&self) -> Option<f64> {
        match self {
            Self::Known(_) => self.number(),
            _ => None,
        }
    }

    /// Whether it meets a criterion, where that can be said: one without bounds asks that it is known at all, and a day has
    /// no size that a bound could be held against.
    pub fn meets(&self, criterion: &Criterion) -> Option<bool> {
        let is_bounded = criterion.at_least.is_some() || criterion.at_most.is_some();
        match self {
            Self::Known(_) if !is_bounded => Some(true),
            _ => self.known().map(|number| criterion.is_met_by(number)),
        }
    }

    /// The day, known or stale, if it is one.
    pub const fn day(&self) -> Option<Date> {
        match self.reading() {
            Some(Reading { amount: Amount::Date(date), .. }) => Some(*date),
            _ => None,
        }
    }

    /// `known`, `stale`, `unknown` or `not_applicable`.
    pub const fn state(&self) -> &'static str {
        match self {
            Self::Known(_) => "known",
            Self::Stale(..) => "stale",
            Self::Unknown { .. } => "unknown",
            Self::NotApplicable(_) => "not_applicable",
        }
    }

    /// The least that an unknown number can still become, where that is known.
    pub const fn at_least(&self) -> Option<f64> {
        match self {
            Self::Unknown { at_least: Some(Amount::Number(least)), .. } => Some(*least),
            _ => None,
        }
    }

    /// Why there is no number, where there is none.
    pub fn why(&self) -> Option<&str> {
        match self {
            Self::Unknown { why, .. } | Self::NotApplicable(why) => Some(why),
            Self::Known(_) | Self::Stale(..) => None,
        }
    }
}
