//! Days as people say them on a command line, relative to the as-of date.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use chrono::Weekday;
use serde::{Deserialize, Deserializer, de};

use crate::calendar::Calendar;
use crate::date::{Date, DateError};

/// A day: `2026-04-01`, `today`, `tomorrow`, `yesterday`, `+5d`, `-2d`, `+2w`, `+3wd` (working days), `fri`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// A day of the calendar.
    On(Date),
    /// So many days from today, whatever the day of an entry is: tomorrow is tomorrow.
    FromToday(i64),
    /// So far from today; of an entry that moves, so far from its own day.
    Away(Distance),
    /// The next day of that name, never today.
    Next(Weekday),
    /// The last day of that name, today where it is one; only a day that was is told so.
    Last(Weekday),
}

/// A day on which something happened: as [`When`], but a weekday is the last one of that name, and today where it is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Past(When);

impl From<Past> for When {
    fn from(past: Past) -> Self {
        past.0
    }
}

impl FromStr for Past {
    type Err = WhenError;

    fn from_str(text: &str) -> Result<Self, WhenError> {
        Ok(Self(match text.parse()? {
            When::Next(weekday) => When::Last(weekday),
            when => when,
        }))
    }
}

/// How far one day is from another: `5wd` (working days), `-5d`, `+2w`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Distance {
    /// So many days later; earlier when negative.
    pub days: i64,
    /// Whether only working days are counted.
    pub is_working: bool,
}

impl When {
    /// The day it means on a day.
    pub fn resolve(self, today: Date, calendar: &Calendar) -> Date {
        self.resolve_from(today, today, calendar)
    }

    /// The day it means on a day for an entry that moves, given the day of that.
    pub fn resolve_from(self, own: Date, today: Date, calendar: &Calendar) -> Date {
        let day = match self {
            Self::On(date) => date,
            Self::FromToday(days) => today.plus_days(days),
            Self::Away(distance) => return distance.from(own, calendar),
            Self::Next(weekday) => {
                let ahead = i64::from(weekday.days_since(today.weekday()));
                today.plus_days(if ahead == 0 { 7 } else { ahead })
            }
            Self::Last(weekday) => today.plus_days(-i64::from(today.weekday().days_since(weekday))),
        };
        within_files(day)
    }
}

impl Distance {
    /// So many working days.
    pub const fn working(days: i64) -> Self {
        Self { days, is_working: true }
    }

    /// Whether it leads nowhere.
    pub const fn is_nothing(self) -> bool {
        self.days == 0
    }

    /// The day that is so far from another.
    pub fn from(self, day: Date, calendar: &Calendar) -> Date {
        within_files(match self.is_working {
            true => calendar.add_working_days(day, self.days),
            false => day.plus_days(self.days),
        })
    }

    /// As a sentence says it: `5 working days`, `1 day`.
    pub fn in_words(self) -> String {
        let unit = if self.is_working { "working day" } else { "day" };
        let plural = if self.days == 1 { "" } else { "s" };
        format!("{} {unit}{plural}", self.days)
    }
}

/// The nearest of the days that a file can hold.
fn within_files(day: Date) -> Date {
    let (first, last) = (Date::new(0, 1, 1), Date::new(9999, 12, 31));
    day.max(first.unwrap_or(day)).min(last.unwrap_or(day))
}

impl fmt::Display for Distance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.days, if self.is_working { "wd" } else { "d" })
    }
}

impl FromStr for Distance {
    type Err = WhenError;

    fn from_str(text: &str) -> Result<Self, WhenError> {
        let unknown =
            || WhenError(format!("`{text}` is no distance: write 5wd (working days), 5d, 1w or -5wd"));
        let lower = text.to_ascii_lowercase();
        let (sign, steps) = match lower.strip_prefix('-') {
            Some(steps) => (-1, steps),
            None => (1, lower.strip_prefix('+').unwrap_or(&lower)),
        };
        let unit = steps.trim_start_matches(|c: char| c.is_ascii_digit());
        let count: u16 = steps[..steps.len() - unit.len()].parse().map_err(|_| unknown())?;
        let days = sign * i64::from(count);
        match unit {
            "d" => Ok(Self { days, is_working: false }),
            "w" => Ok(Self { days: days * 7, is_working: false }),
            // What it was called before days of plans and of the command line were spelled alike.
            "wd" | "bd" => Ok(Self::working(days)),
            _ => Err(unknown()),
        }
    }
}

/// Why a text is no [`When`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhenError(String);

impl fmt::Display for WhenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for WhenError {}

impl<'de> Deserialize<'de> for When {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Typed(PhantomData))
    }
}

impl<'de> Deserialize<'de> for Past {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Typed(PhantomData))
    }
}

/// Reads a day as it is typed.
struct Typed<T>(PhantomData<T>);

impl<T: FromStr<Err = WhenError>> de::Visitor<'_> for Typed<T> {
    type Value = T;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a day")
    }
    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }
}

impl FromStr for When {
    type Err = WhenError;

    fn from_str(text: &str) -> Result<Self, WhenError> {
        let typed = text;
        let unknown = || {
            let forms = "2026-04-01, today, tomorrow, yesterday, +5d, +2w, +3wd (working days) or fri";
            WhenError(format!("`{typed}` is not a day: write {forms}"))
        };
        let text = text.to_ascii_lowercase();
        match text.as_str() {
            "today" => return Ok(Self::FromToday(0)),
            "tomorrow" => return Ok(Self::FromToday(1)),
            "yesterday" => return Ok(Self::FromToday(-1)),
            _ => {}
        }
        if text.starts_with(['+', '-']) {
            return text.parse().map(Self::Away).map_err(|_| unknown());
        }
        if let Ok(weekday) = text.parse() {
            return Ok(Self::Next(weekday));
        }
        match text.parse() {
            Ok(date) => Ok(Self::On(date)),
            Err(error @ DateError::NoSuchDay(_)) => Err(WhenError(error.to_string())),
            Err(DateError::Form(_)) => Err(unknown()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::fixture::date;

    /// On Friday 10 April 2026.
    #[track_caller]
    fn case(text: &str, want: &str) {
        let basis = Basis::on(date("2026-04-10"));
        let when: When = text.parse().unwrap();
        assert_eq!(when.resolve(basis.as_of, &basis.config.calendar), date(want), "{text}");
    }

    #[test]
    fn days_are_relative_to_the_as_of_date() {
        case("2026-05-01", "2026-05-01");
        case("Tomorrow", "2026-04-11");
        case("+2BD", "2026-04-14");
        case("today", "2026-04-10");
        case("tomorrow", "2026-04-11");
        case("yesterday", "2026-04-09");
        case("+5d", "2026-04-15");
        case("-2d", "2026-04-08");
        case("-3wd", "2026-04-07");
        case("+2w", "2026-04-24");
        case("+3wd", "2026-04-15");
        case("+3bd", "2026-04-15");
        case("fri", "2026-04-17");
        case("Thursday", "2026-04-16");
        case("mon", "2026-04-13");
    }

    #[test]
    fn a_weekday_on_which_something_happened_is_the_last_one() {
        let basis = Basis::on(date("2026-04-10"));
        let on = |text: &str| {
            let past: Past = text.parse().unwrap();
            When::from(past).resolve(basis.as_of, &basis.config.calendar).to_string()
        };
        assert_eq!(
            ["thu", "mon", "fri", "sat"].map(on),
            ["2026-04-09", "2026-04-06", "2026-04-10", "2026-04-04"]
        );
        assert_eq!(
            ["-2d", "-3wd", "yesterday", "2026-04-01"].map(on),
            ["2026-04-08", "2026-04-07", "2026-04-09", "2026-04-01"]
        );
    }

    #[test]
    fn of_an_entry_that_moves_a_distance_is_counted_from_its_own_day() {
        let calendar = Basis::on(date("2026-04-10")).config.calendar.clone();
        let from = |text: &str| {
            let when: When = text.parse().unwrap();
            when.resolve_from(date("2026-05-01"), date("2026-04-10"), &calendar).to_string()
        };
        assert_eq!(["+1w", "+3wd", "-2d"].map(from), ["2026-05-08", "2026-05-06", "2026-04-29"]);
        assert_eq!(
            ["tomorrow", "fri", "2026-04-20"].map(from),
            ["2026-04-11", "2026-04-17", "2026-04-20"],
            "a day is a day"
        );
    }

    #[test]
    fn a_distance_reads_with_or_without_a_sign() {
        let read = |text: &str| text.parse::<Distance>().map(|it| format!("{it}, {}", it.in_words()));
        assert_eq!(read("5wd").as_deref(), Ok("5wd, 5 working days"));
        assert_eq!(read("+1w").as_deref(), Ok("7d, 7 days"));
        assert_eq!(read("-1D").as_deref(), Ok("-1d, -1 days"));
        for text in ["", "5", "wd", "fri", "2026-04-01", "5m", "+-5d", "99999d"] {
            assert!(read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn no_day_lies_past_the_last_that_a_file_can_hold() {
        let calendar = Basis::on(date("2026-04-10")).config.calendar.clone();
        for text in ["+5d", "+9999w", "+5bd", "fri"] {
            let when: When = text.parse().unwrap();
            assert_eq!(when.resolve(date("9999-12-31"), &calendar), date("9999-12-31"), "{text}");
        }
        assert_eq!(When::FromToday(-5).resolve(date("0000-01-02"), &calendar), date("0000-01-01"));
    }

    #[test]
    fn what_is_no_day_says_what_would_be() {
        for text in
            ["", "soon", "+d", "+5", "5d", "+5m", "-3xd", "--3wd", "+99999d", "+5 d", "10/04/2026", "f"]
        {
            let error = text.parse::<When>().unwrap_err().to_string();
            assert!(error.contains("+3wd"), "{error}");
        }
        assert_eq!(
            "2026-02-30".parse::<When>().unwrap_err().to_string(),
            "`2026-02-30` is not a day of the calendar"
        );
    }
}
