//! `--at`, `--since`, what `diff` compares with: a revision, or a day. One way to write it wherever the past is meant.

use onboard::date::Date;

use crate::as_of::AsOf;

/// A state of the files, as it was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct At {
    /// What was typed.
    pub(crate) text: String,
    /// The day that it is, if it can be one.
    pub(crate) day: Option<AsOf>,
    /// Whether it is a day whatever branches there are: a whole date. `mon` and `-7d` are days where no branch is called
    /// so.
    pub(crate) is_date: bool,
}

impl At {
    /// What a text asks for. The past is meant: `7d` is as long ago as `-7d`. Which revisions there are is not known here.
    pub(crate) fn of(text: &str) -> Self {
        let is_date = text.parse::<Date>().is_ok();
        Self { text: text.to_owned(), day: AsOf::past(text).ok(), is_date }
    }
}

impl From<String> for At {
    fn from(text: String) -> Self {
        Self::of(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_distance_is_one_into_the_past() {
        let day =
            |text: &str| At::of(text).day.map(|day| day.day(|| "2026-04-10".parse().unwrap()).to_string());
        let case = |text: &str, want: Option<&str>| assert_eq!(day(text).as_deref(), want, "{text}");
        case("7d", Some("2026-04-03"));
        case("-7d", Some("2026-04-03"));
        case("2w", Some("2026-03-27"));
        case("mon", Some("2026-04-06"));
        case("2026-04-01", Some("2026-04-01"));
        case("main", None);
        case("7abc123", None);
    }

    #[test]
    fn a_whole_date_is_a_day_and_a_word_may_be_a_branch() {
        let case = |text: &str, is_day: bool, is_date: bool| {
            let at = At::of(text);
            assert_eq!((at.day.is_some(), at.is_date), (is_day, is_date), "{text}");
        };
        case("2026-04-01", true, true);
        case("mon", true, false);
        case("7d", true, false);
        case("-7d", true, false);
        case("yesterday", true, false);
        case("main", false, false);
        case("2026-02-30", false, false);
        case("HEAD~3", false, false);
    }
}
