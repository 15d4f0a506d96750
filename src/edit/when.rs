//! Days as people say them on a command line, relative to the as-of date.

use std::fmt;
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
    /// So many days later, or earlier.
    InDays(i64),
    /// So many working days later.
    InWorkingDays(u32),
    /// The next day of that name, never today.
    Next(Weekday),
}

impl When {
    /// The day it means on a day.
    pub fn resolve(self, today: Date, calendar: &Calendar) -> Date {
        let day = match self {
            Self::On(date) => date,
            Self::InDays(days) => today.plus_days(days),
            Self::InWorkingDays(days) => calendar.add_working_days(today, days),
            Self::Next(weekday) => {
                let ahead = i64::from(weekday.days_since(today.weekday()));
                today.plus_days(if ahead == 0 { 7 } else { ahead })
            }
        };
        // The days that a file can hold.
        let (first, last) = (Date::new(0, 1, 1), Date::new(9999, 12, 31));
        day.max(first.unwrap_or(day)).min(last.unwrap_or(day))
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
        struct Typed;
        impl de::Visitor<'_> for Typed {
            type Value = When;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a day")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<When, E> {
                text.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Typed)
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
            "today" => return Ok(Self::InDays(0)),
            "tomorrow" => return Ok(Self::InDays(1)),
            "yesterday" => return Ok(Self::InDays(-1)),
            _ => {}
        }
        if let Some(steps) = text.strip_prefix(['+', '-']) {
            let unit = steps.trim_start_matches(|c: char| c.is_ascii_digit());
            let count: u16 = steps[..steps.len() - unit.len()].parse().map_err(|_| unknown())?;
            let sign = if text.starts_with('-') { -1 } else { 1 };
            return match unit {
                "d" => Ok(Self::InDays(sign * i64::from(count))),
                "w" => Ok(Self::InDays(sign * i64::from(count) * 7)),
                // What it was called before days of plans and of the command line were spelled alike.
                "wd" | "bd" if sign > 0 => Ok(Self::InWorkingDays(u32::from(count))),
                _ => Err(unknown()),
            };
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
        case("+2w", "2026-04-24");
        case("+3wd", "2026-04-15");
        case("+3bd", "2026-04-15");
        case("fri", "2026-04-17");
        case("Thursday", "2026-04-16");
        case("mon", "2026-04-13");
    }

    #[test]
    fn no_day_lies_past_the_last_that_a_file_can_hold() {
        let calendar = Basis::on(date("2026-04-10")).config.calendar.clone();
        for text in ["+5d", "+9999w", "+5bd", "fri"] {
            let when: When = text.parse().unwrap();
            assert_eq!(when.resolve(date("9999-12-31"), &calendar), date("9999-12-31"), "{text}");
        }
        assert_eq!(When::InDays(-5).resolve(date("0000-01-02"), &calendar), date("0000-01-01"));
    }

    #[test]
    fn what_is_no_day_says_what_would_be() {
        for text in
            ["", "soon", "+d", "+5", "5d", "+5m", "-3wd", "-3bd", "+99999d", "+5 d", "10/04/2026", "f"]
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
