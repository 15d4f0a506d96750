//! A calendar date as plans write it: `YYYY-MM-DD` and nothing else.
//!
//! A newtype over chrono's date so that parsing is strict, arithmetic cannot overflow, and one
//! form is printed everywhere.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A day of the Gregorian calendar, years 0000–9999 in files.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(NaiveDate);

/// Why a text is not a [`Date`]; the message names the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateError {
    /// Not of the form `YYYY-MM-DD`.
    Form(String),
    /// Of the right form, but no such day exists (`2026-02-30`).
    NoSuchDay(String),
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Form(text) => write!(f, "`{text}` is not a date: write it as YYYY-MM-DD"),
            Self::NoSuchDay(text) => write!(f, "`{text}` is not a day of the calendar"),
        }
    }
}

impl std::error::Error for DateError {}

impl Date {
    /// The day, or `None` where the calendar has none such.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).map(Self)
    }

    /// The day that somebody meant who wrote it in another form than `YYYY-MM-DD`, where there is only one: `2026-4-1`,
    /// `2026/04/01`, `1.4.2026`, `1 April 2026`; of `1/4/2026` see [`Self::either_of`].
    pub fn meant_by(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some(day) = Self::in_words(text) {
            return Some(day);
        }
        let separator = ['-', '/', '.'].into_iter().find(|separator| text.contains(*separator))?;
        let parts: Vec<&str> = text.split(separator).map(str::trim).collect();
        let number = |part: &str, most: usize| {
            let is_number =
                (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
            is_number.then(|| part.parse::<u32>().ok()).flatten()
        };
        let [first, month, last] = parts.as_slice() else { return None };
        let (year, day) = match (first.len(), last.len()) {
            (4, _) => (first, last),
            (_, 4) if separator == '.' => (last, first),
            _ => return None,
        };
        Self::new(i32::try_from(number(year, 4)?).ok()?, number(month, 2)?, number(day, 2)?)
    }

    /// The two days that `8/4/2026` may be: the one with the day first, then the one with the month first.
    pub fn either_of(text: &str) -> Option<(Self, Self)> {
        let parts: Vec<u32> = text.trim().split('/').map(|part| part.parse().ok()).collect::<Option<_>>()?;
        let [one, other, year] = parts.as_slice() else { return None };
        let year = i32::try_from(*year).ok().filter(|year| (1_000..=9_999).contains(year))?;
        let (day, month) = (Self::new(year, *other, *one)?, Self::new(year, *one, *other)?);
        (day != month).then_some((day, month))
    }

    /// The day with its month in words: `8 April 2026`, `Apr 8, 2026`.
    fn in_words(text: &str) -> Option<Self> {
        const MONTHS: [&str; 12] = [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ];
        let parts = text.split([' ', ',', '.', '-']).filter(|part| !part.is_empty());
        let parts: Vec<String> = parts.map(str::to_lowercase).collect();
        let [one, other, year] = parts.as_slice() else { return None };
        let month = |word: &str| {
            let at = MONTHS.iter().position(|month| word.len() >= 3 && month.starts_with(word))?;
            u32::try_from(at + 1).ok()
        };
        let (day, month) = month(other).map_or_else(|| Some((other, month(one)?)), |it| Some((one, it)))?;
        let day = day.trim_end_matches(char::is_alphabetic).parse().ok()?;
        Self::new(year.parse().ok().filter(|year| (1_000..=9_999).contains(year))?, month, day)
    }

    /// Calendar days from `earlier` to `self`; negative when `self` comes first.
    pub fn days_since(self, earlier: Self) -> i64 {
        self.0.signed_duration_since(earlier.0).num_days()
    }

    /// `days` calendar days later (earlier when negative); stops at the ends of the calendar.
    pub fn plus_days(self, days: i64) -> Self {
        let step = Days::new(days.unsigned_abs());
        let moved = if days < 0 { self.0.checked_sub_days(step) } else { self.0.checked_add_days(step) };
        Self(moved.unwrap_or(if days < 0 { NaiveDate::MIN } else { NaiveDate::MAX }))
    }

    /// As files write it, without going through a format: days are written by the thousand. Only a year that no file has
    /// takes more than four digits.
    fn digits(self) -> Option<[u8; 10]> {
        let year = u32::try_from(self.0.year()).ok().filter(|year| *year <= 9999)?;
        let (month, day) = (self.0.month(), self.0.day());
        let digit = |number: u32, unit: u32| b'0' + u8::try_from(number / unit % 10).unwrap_or_default();
        let pair = |number| [digit(number, 10), digit(number, 1)];
        let ([y1, y2], [y3, y4], [m1, m2], [d1, d2]) =
            (pair(year / 100), pair(year % 100), pair(month), pair(day));
        Some([y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2])
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, from 1.
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u32 {
        self.0.day()
    }

    /// For crates that take chrono's.
    pub(crate) const fn to_naive(self) -> NaiveDate {
        self.0
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        self.0.weekday()
    }

    /// The last Monday before this day.
    pub fn monday_before(self) -> Self {
        let days = i64::from(self.weekday().num_days_from_monday());
        self.plus_days(-if days == 0 { 7 } else { days })
    }

    /// `10 Apr`: the short form for tables, where the year is clear from context.
    pub fn short(self) -> String {
        self.0.format("%-d %b").to_string()
    }

    /// The same, with the year where it is far enough from a day to be taken for another: `1 Mar 2024`.
    pub fn short_on(self, day: Self) -> String {
        if self.days_since(day).abs() < 300 {
            self.short()
        } else {
            format!("{} {}", self.short(), self.year())
        }
    }

    /// `Fri 10 Apr`: the short form with its weekday.
    pub fn short_with_weekday(self) -> String {
        self.0.format("%a %-d %b").to_string()
    }
}

impl From<NaiveDate> for Date {
    fn from(date: NaiveDate) -> Self {
        Self(date)
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let form = || DateError::Form(text.to_owned());
        let bytes = text.as_bytes();
        let is_form = bytes.len() == 10
            && bytes.iter().enumerate().all(
                |(i, b)| {
                    if i == 4 || i == 7 { *b == b'-' } else { b.is_ascii_digit() }
                },
            );
        if !is_form {
            return Err(form());
        }
        let part = |range: std::ops::Range<usize>| text[range].parse::<u32>().map_err(|_| form());
        let year = i32::try_from(part(0..4)?).map_err(|_| form())?;
        Self::new(year, part(5..7)?, part(8..10)?).ok_or_else(|| DateError::NoSuchDay(text.to_owned()))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Padded through `f.pad` so that `{:>12}` works in tables of plain text.
        match self.digits() {
            Some(digits) => f.pad(str::from_utf8(&digits).map_err(|_| fmt::Error)?),
            None => f.pad(&self.0.format("%Y-%m-%d").to_string()),
        }
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl de::Visitor<'_> for Visitor {
            type Value = Date;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a date, YYYY-MM-DD")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Date, E> {
                text.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn only_the_iso_form_of_a_real_day_parses() {
        for text in ["2026-04-10", "0001-01-01", "2024-02-29"] {
            assert_eq!(date(text).to_string(), text);
        }
        for (text, meant) in [
            ("2026-4-1", Some("2026-04-01")),
            ("2026/04/01", Some("2026-04-01")),
            ("1.4.2026", Some("2026-04-01")),
            ("1/4/2026", None),
            ("2026-2-30", None),
            ("26-4-1", None),
            ("2026-4-1-1", None),
        ] {
            assert_eq!(Date::meant_by(text), meant.map(date), "{text}");
        }
        for text in ["2026-4-10", "10/04/2026", "", "2026-04-10T00:00", "२०२६-०४-१०", "+026-04-10"]
        {
            assert_eq!(text.parse::<Date>(), Err(DateError::Form(text.to_owned())));
        }
        for text in ["2026-02-30", "2026-13-01", "2025-02-29", "2026-00-10"] {
            assert_eq!(text.parse::<Date>(), Err(DateError::NoSuchDay(text.to_owned())));
        }
    }

    #[test]
    fn a_month_in_words_is_one_day_and_slashes_are_two() {
        for text in
            ["8 April 2026", "April 8, 2026", "8 Apr 2026", "8-apr-2026", "8. april 2026", "Apr 8th 2026"]
        {
            assert_eq!(Date::meant_by(text), Some(date("2026-04-08")), "{text}");
        }
        for text in ["April 2026", "8 Ap 2026", "31 April 2026", "8 April 26", "soon"] {
            assert_eq!(Date::meant_by(text), None, "{text}");
        }
        let both = |text| Date::either_of(text).map(|(day, month)| format!("{day} {month}"));
        assert_eq!(both("8/4/2026").as_deref(), Some("2026-04-08 2026-08-04"));
        for text in ["13/4/2026", "4/4/2026", "8/4/26", "8-4-2026", "8/4"] {
            assert_eq!(both(text), None, "{text}");
        }
    }

    #[test]
    fn arithmetic_crosses_leap_days_and_never_overflows() {
        assert_eq!(date("2024-02-28").plus_days(2).to_string(), "2024-03-01");
        assert_eq!(date("2026-03-01").plus_days(-1).to_string(), "2026-02-28");
        assert_eq!(date("2026-04-10").days_since(date("2026-03-02")), 39);
        let _ = date("9999-12-31").plus_days(i64::MAX);
        let _ = date("0000-01-01").plus_days(i64::MIN);
    }
}
