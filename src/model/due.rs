//! Planned days: a day, or one that depends on another.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::date::Date;

/// No onboarding is planned further than about ten years; anything longer is a slip of the finger.
const FURTHEST: u32 = 3650;

/// What a relative day counts from when it is no milestone: the contract's signature, day 0.
pub const SIGNATURE: &str = "signature";

/// A planned day as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Due {
    /// A day of the calendar.
    Day(Date),
    /// A day that moves with the one it depends on.
    Relative(RelativeDay),
}

impl Due {
    /// The day, where it depends on nothing.
    pub const fn day(&self) -> Option<Date> {
        match self {
            Self::Day(day) => Some(*day),
            Self::Relative(_) => None,
        }
    }
}

impl Due {
    /// The distance, where it depends on something.
    pub const fn relative(&self) -> Option<&RelativeDay> {
        match self {
            Self::Day(_) => None,
            Self::Relative(relative) => Some(relative),
        }
    }
}

impl From<Date> for Due {
    fn from(day: Date) -> Self {
        Self::Day(day)
    }
}

/// A distance from a milestone's day or from the signature: `M-go-live -10wd`, `signature +5d`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelativeDay {
    /// A milestone's id, or [`SIGNATURE`].
    pub anchor: String,
    /// So many days later; earlier when negative.
    pub days: i64,
    /// Whether only working days are counted.
    pub is_working: bool,
}

/// Why a text is no planned day; the message names the text and the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueError(String);

impl fmt::Display for DueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(text) = self;
        write!(f, "`{text}` is no planned day: write YYYY-MM-DD, or `M-go-live +5d`, `M-go-live -10wd`")
    }
}

impl std::error::Error for DueError {}

impl RelativeDay {
    /// The id of the milestone that it depends on; none where that is the signature.
    pub fn milestone(&self) -> Option<&str> {
        (self.anchor != SIGNATURE).then_some(self.anchor.as_str())
    }

    /// Whether the day comes before the one that it depends on.
    pub const fn is_before(&self) -> bool {
        self.days < 0
    }

    /// What was written in words before there was one spelling, `signature + 10 days` or `kickoff + 3 working days`.
    fn from_words(text: &str) -> Option<Self> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let (anchor, days, is_working) = match words.as_slice() {
            [anchor @ ("signature" | "kickoff" | "go_live")] => (anchor, 0, false),
            [anchor, sign @ ("+" | "-"), count, rest @ ..] => {
                let is_working = match rest {
                    ["day" | "days"] => false,
                    ["working", "day" | "days"] => true,
                    _ => return None,
                };
                let count: i64 = count.parse::<u32>().ok()?.into();
                (anchor, if *sign == "-" { -count } else { count }, is_working)
            }
            _ => return None,
        };
        let anchor = (*anchor).to_owned();
        Some(Self { anchor, days, is_working })
    }
}

impl Serialize for RelativeDay {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for RelativeDay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Distance;
        impl de::Visitor<'_> for Distance {
            type Value = RelativeDay;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a time such as `signature +10d`")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<RelativeDay, E> {
                text.parse().map_err(|_: DueError| match RelativeDay::from_words(text) {
                    Some(meant) => E::custom(format!("`{text}` is written `{meant}`")),
                    None => E::custom(format!(
                        "`{text}` is not a time of a playbook: write it as `signature +10d`, `M-kickoff +3wd` or \
                         `M-go-live -5d`"
                    )),
                })
            }
        }
        deserializer.deserialize_str(Distance)
    }
}

impl FromStr for RelativeDay {
    type Err = DueError;

    fn from_str(text: &str) -> Result<Self, DueError> {
        let refused = || DueError(text.to_owned());
        let (anchor, distance) = text.trim().split_once(' ').ok_or_else(refused)?;
        let distance = distance.trim();
        let (sign, count) = match distance.as_bytes().first() {
            Some(b'+') => (1, &distance[1..]),
            Some(b'-') => (-1, &distance[1..]),
            _ => return Err(refused()),
        };
        let count = count.strip_suffix('d').ok_or_else(refused)?;
        let (count, is_working) = count.strip_suffix('w').map_or((count, false), |count| (count, true));
        let is_number = !count.is_empty() && count.bytes().all(|byte| byte.is_ascii_digit());
        let count: u32 =
            count.parse().ok().filter(|count| is_number && *count <= FURTHEST).ok_or_else(refused)?;
        Ok(Self { anchor: anchor.to_owned(), days: sign * i64::from(count), is_working })
    }
}

impl fmt::Display for RelativeDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:+}{}", self.anchor, self.days, if self.is_working { "wd" } else { "d" })
    }
}

impl FromStr for Due {
    type Err = DueError;

    fn from_str(text: &str) -> Result<Self, DueError> {
        let day = text.parse().map(Self::Day);
        day.or_else(|_| text.parse().map(Self::Relative))
    }
}

impl fmt::Display for Due {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => day.fmt(f),
            Self::Relative(day) => day.fmt(f),
        }
    }
}

impl Serialize for Due {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Due {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Planned;
        impl de::Visitor<'_> for Planned {
            type Value = Due;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a planned day: YYYY-MM-DD, or one such as `M-go-live +5d`")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Due, E> {
                // A text that only a date could have been meant by is told what a date looks like.
                match text.parse::<Due>() {
                    Ok(due) => Ok(due),
                    Err(error) if text.contains(' ') => Err(E::custom(error)),
                    Err(error) => Err(text.parse::<Date>().err().map_or_else(|| E::custom(error), E::custom)),
                }
            }
        }
        deserializer.deserialize_str(Planned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relative_day_reads_as_it_is_written() {
        for text in ["M-go-live +5d", "M-go-live -10wd", "signature +0d"] {
            let due: Due = text.parse().expect("a planned day");
            assert_eq!(due.to_string(), text);
            assert_eq!(due.day(), None);
        }
        let spaced: RelativeDay = " M-go-live   -3wd ".parse().expect("a planned day");
        assert_eq!(spaced, RelativeDay { anchor: "M-go-live".to_owned(), days: -3, is_working: true });
    }

    #[test]
    fn what_was_written_in_words_is_told_the_one_spelling() {
        for (text, want) in [
            ("signature + 10 days", "signature +10d"),
            ("M-kickoff - 1 working day", "M-kickoff -1wd"),
            ("go_live", "go_live +0d"),
        ] {
            let meant = RelativeDay::from_words(text).expect(text);
            assert_eq!(meant.to_string(), want);
        }
        for text in ["", "sometime", "signature +", "signature + ten days", "signature + 1 week", "M 3 days"]
        {
            assert_eq!(RelativeDay::from_words(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_no_planned_day_is_refused_with_the_form() {
        for text in [
            "M-go-live",
            "M-go-live 5d",
            "M-go-live +5",
            "M-go-live +d",
            "M-go-live +5 d",
            "M-go-live ++5d",
            "+5d",
            "M-go-live +9999d",
        ] {
            let error = text.parse::<Due>().expect_err(text).to_string();
            assert!(error.contains(text) && error.contains("-10wd"), "{error}");
        }
    }
}
