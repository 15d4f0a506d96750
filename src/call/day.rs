//! Days as a form has them: those of a command line, and those that people write out, `Fri 17 Apr`.

use chrono::{Month, Weekday};

use crate::calendar::Calendar;
use crate::date::{Date, DateError};
use crate::edit::When;

/// Words of the longest day: `Friday 17 April 2026`.
const MOST_WORDS: usize = 4;

/// How days are read: from which one on, and which are days of work.
#[derive(Clone, Copy)]
pub(super) struct Days<'c> {
    today: Date,
    calendar: &'c Calendar,
    /// Whether a weekday is the last one of that name rather than the next.
    looks_back: bool,
    /// The day that something has which moves: `+1w` counts from it.
    own: Option<Date>,
}

impl<'c> Days<'c> {
    /// Days to come, seen from one.
    pub(super) const fn ahead(today: Date, calendar: &'c Calendar) -> Self {
        Self { today, calendar, looks_back: false, own: None }
    }

    /// Days on which something happened, seen from one: `fri` is the last Friday, and today where it is one.
    pub(super) const fn behind(today: Date, calendar: &'c Calendar) -> Self {
        Self { today, calendar, looks_back: true, own: None }
    }

    /// The same for something that moves from its own day.
    pub(super) const fn of_a_move(self, own: Option<Date>) -> Self {
        Self { own, ..self }
    }
}

impl Days<'_> {
    /// The day that a text means.
    pub(super) fn day(self, text: &str) -> Result<Date, String> {
        self.looked_for(text).map_err(|wrong| match wrong {
            Wrong::NoDay => no_day(text),
            Wrong::Weekday(why) => why,
        })
    }

    fn looked_for(self, text: &str) -> Result<Date, Wrong> {
        let words: Vec<&str> = text.split([' ', ',']).filter(|word| !word.is_empty()).collect();
        if let ([only], true) = (words.as_slice(), self.looks_back)
            && let Ok(weekday) = only.parse::<Weekday>()
        {
            let ago = i64::from(self.today.weekday().days_since(weekday));
            return Ok(self.today.plus_days(-ago));
        }
        let (weekday, rest) = match words.as_slice() {
            [first, rest @ ..] if !rest.is_empty() => match first.trim_end_matches('.').parse::<Weekday>() {
                Ok(weekday) => (Some(weekday), rest),
                Err(_) => (None, words.as_slice()),
            },
            all => (None, all),
        };
        let own = self.own.unwrap_or(self.today);
        let in_words = |when: When| when.resolve_from(own, self.today, self.calendar);
        let day = self.written_out(rest).or_else(|| rest.join(" ").parse().ok().map(in_words));
        let day = day.ok_or(Wrong::NoDay)?;
        match weekday.filter(|weekday| *weekday != day.weekday()) {
            Some(wrong) => Err(Wrong::Weekday(format!("{day} is a {}, not a {wrong}", day.weekday()))),
            None => Ok(day),
        }
    }

    /// The day at the beginning of a text, and what stands after it. A day of the month that is not on its weekday is no
    /// day, and its weekday alone is none either.
    pub(super) fn day_then(self, text: &str) -> Option<(Date, &str)> {
        let text = text.trim();
        let starts = text.split_inclusive(char::is_whitespace).scan(0, |end, word| {
            *end += word.len();
            Some(*end)
        });
        let ends: Vec<usize> = starts.take(MOST_WORDS).collect();
        for end in ends.into_iter().rev() {
            let (day, rest) = text.split_at(end);
            match self.looked_for(day.trim().trim_end_matches([',', ':', ';', '.'])) {
                Ok(day) => {
                    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || ",:;–-".contains(c));
                    return Some((day, rest));
                }
                Err(Wrong::Weekday(_)) => return None,
                Err(Wrong::NoDay) => {}
            }
        }
        None
    }

    /// `17 Apr`, `April 17`, `17 Apr 2026`: without a year the nearest such day.
    fn written_out(self, words: &[&str]) -> Option<Date> {
        let (day, month, year) = match words {
            [one, other] => (one, other, None),
            [one, other, year] => (one, other, Some(year.parse::<i32>().ok().filter(|_| year.len() == 4)?)),
            _ => return None,
        };
        let (day, month) = match number(day) {
            Some(day) => (day, month),
            None => (number(month)?, day),
        };
        let month = month.trim_end_matches('.').parse::<Month>().ok()?.number_from_month();
        let in_year = |year| Date::new(year, month, day);
        match year {
            Some(year) => in_year(year),
            None => {
                let this = self.today.year();
                let near = [this - 1, this, this + 1].into_iter().filter_map(in_year);
                near.min_by_key(|day| day.days_since(self.today).abs())
            }
        }
    }
}

/// Why a text means no day.
enum Wrong {
    /// It is none.
    NoDay,
    /// It is on another weekday, in words.
    Weekday(String),
}

fn no_day(text: &str) -> String {
    match text.trim().parse::<Date>() {
        Err(error @ DateError::NoSuchDay(_)) => error.to_string(),
        _ => format!("`{}` is not a day: write `fri`, `17 Apr`, `+3wd` or `2026-04-17`", text.trim()),
    }
}

/// `17`, `17.`, `17th`.
fn number(word: &str) -> Option<u32> {
    let end = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len());
    let is_ordinal = ["", ".", "st", "nd", "rd", "th"].contains(&&word[end..]);
    word[..end].parse().ok().filter(|number| is_ordinal && (1..=31).contains(number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::fixture::date;

    /// On Friday 10 April 2026.
    fn with<T>(look: impl FnOnce(Days<'_>) -> T) -> T {
        let basis = Basis::on(date("2026-04-10"));
        look(Days::ahead(basis.as_of, &basis.config.calendar))
    }

    #[track_caller]
    fn case(text: &str, want: &str) {
        assert_eq!(with(|days| days.day(text)).unwrap(), date(want), "{text}");
    }

    #[test]
    fn days_are_those_of_a_command_line_and_those_that_people_write_out() {
        case("mon", "2026-04-13");
        case("+3wd", "2026-04-15");
        case("2026-04-17", "2026-04-17");
        case("Fri 17 Apr", "2026-04-17");
        case("Fri, 17 April 2026", "2026-04-17");
        case("17. Apr.", "2026-04-17");
        case("April 17th", "2026-04-17");
        case("friday 2026-04-17", "2026-04-17");
        case("3 Jan", "2026-01-03");
        case("20 Dec", "2025-12-20");
        case("3 Sep", "2026-09-03");
    }

    #[test]
    fn what_is_no_day_says_why() {
        let why = |text: &str| with(|days| days.day(text)).unwrap_err();
        assert_eq!(why("Thu 17 Apr"), "2026-04-17 is a Fri, not a Thu");
        assert_eq!(why("2026-02-30"), "`2026-02-30` is not a day of the calendar");
        for text in
            ["", "soon", "17", "apr", "32 Apr", "17 Apr 26", "tuesdy", "fri later", "17 Apr 2026 noon"]
        {
            assert!(why(text).contains("is not a day"), "{text}: {}", why(text));
        }
    }

    #[test]
    fn what_stands_behind_a_day_is_kept() {
        let case = |text: &str, day: &str, rest: &str| {
            let found = with(|days| days.day_then(text).map(|(day, rest)| (day, rest.to_owned())));
            assert_eq!(found, Some((date(day), rest.to_owned())), "{text}");
        };
        case("Fri 17 Apr 9:00", "2026-04-17", "9:00");
        case("mon: the server move (customer)", "2026-04-13", "the server move (customer)");
        case("+1w, since Rafe is away", "2026-04-17", "since Rafe is away");
        case("tomorrow", "2026-04-11", "");
        assert!(with(|days| days.day_then("the mail of Monday").is_none()));
        assert!(with(|days| days.day_then("").is_none()));
    }

    #[test]
    fn what_moves_counts_from_its_own_day() {
        let to = |text: &str| with(|days| days.of_a_move(Some(date("2026-04-15"))).day(text)).unwrap();
        assert_eq!((to("+1w"), to("+1wd")), (date("2026-04-22"), date("2026-04-16")));
        assert_eq!((to("fri"), to("tomorrow")), (date("2026-04-17"), date("2026-04-11")));
    }

    #[test]
    fn a_weekday_of_what_has_happened_is_the_last_one() {
        let past = |text: &str| with(|days| Days { looks_back: true, ..days }.day(text)).unwrap();
        assert_eq!(past("mon"), date("2026-04-06"));
        assert_eq!(past("Friday"), date("2026-04-10"));
        assert_eq!(past("yesterday"), date("2026-04-09"));
        assert_eq!(past("Fri 17 Apr"), date("2026-04-17"), "a day that is written out is meant");
    }
}
