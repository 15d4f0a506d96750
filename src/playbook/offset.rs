//! When a step of a playbook is due, as people say it: `signature + 10 days`, `go_live - 3 working days`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, de};

use crate::calendar::Calendar;
use crate::date::Date;

/// No onboarding is planned further than about ten years; anything longer is a slip of the finger.
const FURTHEST: u32 = 3650;

/// What an offset counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The contract's signature, day 0.
    Signature,
    /// The milestone whose event is `kickoff`.
    Kickoff,
    /// The milestone whose event is `go_live`.
    GoLive,
}

impl Anchor {
    const ALL: [Self; 3] = [Self::Signature, Self::Kickoff, Self::GoLive];

    const fn word(self) -> &'static str {
        match self {
            Self::Signature => "signature",
            Self::Kickoff => "kickoff",
            Self::GoLive => "go_live",
        }
    }
}

/// A distance in days from an anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offset {
    /// What it counts from.
    pub anchor: Anchor,
    /// How many days later; earlier when negative.
    pub days: i64,
    /// Whether only working days are counted.
    pub is_working: bool,
}

impl Offset {
    /// Whether the day comes before its anchor.
    pub const fn is_before(self) -> bool {
        self.days < 0
    }

    /// The day, on the working day that it falls on or rolls forward to.
    pub fn on(self, anchor: Date, calendar: &Calendar) -> Date {
        if self.is_working {
            calendar.add_working_days(anchor, self.days)
        } else {
            calendar.roll_forward(anchor.plus_days(self.days))
        }
    }
}

impl fmt::Display for Offset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.anchor.word())?;
        if self.days == 0 {
            return Ok(());
        }
        let sign = if self.is_before() { '-' } else { '+' };
        let count = self.days.unsigned_abs();
        let working = if self.is_working { "working " } else { "" };
        write!(f, " {sign} {count} {working}{}", if count == 1 { "day" } else { "days" })
    }
}

impl FromStr for Offset {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let refused = || {
            format!(
                "`{text}` is not a time of a playbook: write it as `signature + 10 days`, \
                 `kickoff + 3 working days` or `go_live - 5 days`"
            )
        };
        let words: Vec<&str> = text.split_whitespace().collect();
        let (anchor, rest) = words.split_first().ok_or_else(refused)?;
        let anchor = Anchor::ALL.into_iter().find(|a| a.word() == *anchor).ok_or_else(refused)?;
        let (sign, count, is_working) = match rest {
            [] => return Ok(Self { anchor, days: 0, is_working: false }),
            [sign, count, "day" | "days"] => (*sign, *count, false),
            [sign, count, "working", "day" | "days"] => (*sign, *count, true),
            _ => return Err(refused()),
        };
        let count: u32 = count.parse().ok().filter(|count| *count <= FURTHEST).ok_or_else(refused)?;
        let days = match sign {
            "+" => i64::from(count),
            "-" => -i64::from(count),
            _ => return Err(refused()),
        };
        Ok(Self { anchor, days, is_working })
    }
}

impl<'de> Deserialize<'de> for Offset {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl de::Visitor<'_> for Visitor {
            type Value = Offset;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a time such as `signature + 10 days`")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Offset, E> {
                text.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Visitor)
    }
}

#[cfg(test)]
mod tests {
    use chrono::Weekday;

    use super::*;

    fn offset(text: &str) -> Offset {
        text.parse().unwrap()
    }

    #[test]
    fn an_offset_is_printed_as_it_is_written() {
        for text in ["signature + 10 days", "kickoff + 1 working day", "go_live - 5 days", "go_live"] {
            assert_eq!(offset(text).to_string(), text);
        }
        for text in [
            "",
            "signature +",
            "sign + 1 day",
            "signature + 1.5 days",
            "kickoff 3 days",
            "go_live + 9999 days",
        ] {
            assert!(text.parse::<Offset>().is_err(), "{text}");
        }
    }

    #[test]
    fn days_land_on_working_days() {
        let calendar = Calendar::new([Weekday::Sat, Weekday::Sun], []);
        let friday: Date = "2026-04-10".parse().unwrap();
        for (text, want) in [
            ("signature", "2026-04-10"),
            ("signature + 1 day", "2026-04-13"),
            ("signature + 5 days", "2026-04-15"),
            ("signature + 1 working day", "2026-04-13"),
            ("signature - 1 working day", "2026-04-09"),
            ("signature - 5 working days", "2026-04-03"),
            ("signature - 5 days", "2026-04-06"),
        ] {
            assert_eq!(offset(text).on(friday, &calendar).to_string(), want, "{text}");
        }
    }
}
