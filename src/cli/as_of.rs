//! `--as-of`: a day of the calendar, or one that is told from today.

use std::str::FromStr;

use onboard::calendar::Calendar;
use onboard::date::Date;
use onboard::edit::When;

/// The day on which plans are looked at, as it was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct AsOf(When);

impl AsOf {
    /// The day that is meant; `today` is asked only where it matters. A weekday is the last one of that name.
    pub(crate) fn day(self, today: impl FnOnce() -> Date) -> Date {
        match self.0 {
            When::On(day) => day,
            When::Next(weekday) => {
                let today = today();
                let ago = i64::from(today.weekday().days_since(weekday));
                today.plus_days(-if ago == 0 { 7 } else { ago })
            }
            // Days are counted here, never working days: which are worked is known once the workspace is open.
            when => when.resolve(today(), &Calendar::default()),
        }
    }

    /// The day that a text asks for where the past is meant: `7d` and `2w` are as long ago.
    ///
    /// # Errors
    /// When it is no day.
    pub(crate) fn past(text: &str) -> Result<Self, String> {
        let is_distance = text.starts_with(|first: char| first.is_ascii_digit());
        let ago = is_distance.then(|| format!("-{text}").parse().ok()).flatten();
        ago.map_or_else(|| text.parse(), Ok)
    }
}

impl FromStr for AsOf {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.parse::<When>() {
            Ok(When::Away(distance)) if distance.is_working => {
                Err("count in days or weeks here: `-7d`, `-2w`".to_owned())
            }
            Ok(when) => Ok(Self(when)),
            Err(_) => text.parse::<Date>().map(|day| Self(When::On(day))).map_err(|error| error.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_may_be_told_from_today() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let case = |text: &str, want: &str| {
            assert_eq!(text.parse::<AsOf>().unwrap().day(|| day("2026-04-13")), day(want), "{text}");
        };
        case("2026-03-31", "2026-03-31");
        case("today", "2026-04-13");
        case("yesterday", "2026-04-12");
        case("mon", "2026-04-06");
        case("Fri", "2026-04-10");
        case("-7d", "2026-04-06");
        case("-2w", "2026-03-30");
        let past = |text: &str| AsOf::past(text).map(|it| it.day(|| day("2026-04-13")).to_string());
        for (text, want) in
            [("7d", "2026-04-06"), ("-7d", "2026-04-06"), ("2w", "2026-03-30"), ("2026-04-01", "2026-04-01")]
        {
            assert_eq!(past(text).as_deref(), Ok(want), "{text}");
        }
        assert!(past("7").is_err() && past("3wd").is_err());
        for wrong in ["-3wd", "2026-02-30", "7", "some day"] {
            assert!(wrong.parse::<AsOf>().is_err(), "{wrong}");
        }
    }
}
