//! The days of a span with the files that there were on each, and where an answer turned among them.

use crate::date::Date;

/// A day, and which of several states of the files there was on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Which state of the files, counted from 0.
    pub files: usize,
    /// The day.
    pub day: Date,
}

/// Two moments between which an answer turned, by their places in the list of moments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The last moment with the old answer.
    pub before: usize,
    /// The first moment with the new one.
    pub after: usize,
}

/// The moments of a span. Each day begins with the files of the evening before, so that what time alone turns is seen
/// before what the commits of that day turn; then comes each state of that day.
///
/// `days` has the day on which each state came about, the earliest first. One that claims to be from before the state that it
/// follows came when that one did; one from after the span came on its last day.
pub fn moments(days: &[Date], from: Date, until: Date) -> Vec<Moment> {
    let came = days.iter().scan(None, |last: &mut Option<Date>, day| {
        let day = last.map_or(*day, |last| last.max(*day)).min(until);
        *last = Some(day);
        Some(day)
    });
    let came: Vec<Date> = came.collect();
    let Some(first) = came.first() else { return Vec::new() };
    let mut next = came.iter().take_while(|day| **day < from).count();
    let mut moments = Vec::new();
    let mut day = from.max(*first);
    while day <= until {
        moments.extend(next.checked_sub(1).map(|files| Moment { files, day }));
        while came.get(next) == Some(&day) {
            moments.push(Moment { files: next, day });
            next += 1;
        }
        day = day.plus_days(1);
    }
    moments
}

/// Where an answer turned, the earliest first. What is not known at a moment is passed over: it is neither the old answer
/// nor the new one.
pub fn turns<T: PartialEq>(answers: &[Option<T>]) -> Vec<Turn> {
    let known: Vec<(usize, &T)> =
        answers.iter().enumerate().filter_map(|(at, answer)| Some((at, answer.as_ref()?))).collect();
    let turned = known.windows(2).filter(|pair| pair[0].1 != pair[1].1);
    turned.map(|pair| Turn { before: pair[0].0, after: pair[1].0 }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::date;

    /// The moments as `DAY OF THE MONTH/FILES`.
    fn seen(days: &[&str], from: &str, until: &str) -> String {
        let days: Vec<Date> = days.iter().map(|day| date(&format!("2026-04-{day}"))).collect();
        let at = |day: &str| date(&format!("2026-04-{day}"));
        let moments = moments(&days, at(from), at(until));
        let said: Vec<String> = moments.iter().map(|it| format!("{}/{}", it.day.day(), it.files)).collect();
        said.join(" ")
    }

    #[test]
    fn a_day_begins_with_the_files_of_the_evening_before() {
        assert_eq!(seen(&["01", "03"], "01", "04"), "1/0 2/0 3/0 3/1 4/1");
        assert_eq!(seen(&["01", "03", "03"], "01", "03"), "1/0 2/0 3/0 3/1 3/2");
    }

    #[test]
    fn a_span_begins_with_the_files_that_there_were() {
        assert_eq!(seen(&["01", "03"], "02", "03"), "2/0 3/0 3/1");
        assert_eq!(seen(&["01", "02"], "04", "05"), "4/1 5/1");
        assert_eq!(seen(&["03"], "01", "04"), "3/0 4/0");
        assert_eq!(seen(&[], "01", "04"), "");
    }

    #[test]
    fn a_state_comes_after_the_one_that_it_follows_and_within_the_span() {
        assert_eq!(seen(&["03", "01"], "01", "04"), "3/0 3/1 4/1");
        assert_eq!(seen(&["01", "09"], "01", "02"), "1/0 2/0 2/1");
    }

    #[test]
    fn every_turn_is_found_and_what_is_not_known_is_none() {
        let case = |answers: &str, want: &[(usize, usize)]| {
            let answers: Vec<Option<char>> =
                answers.chars().map(|answer| Some(answer).filter(|it| *it != '?')).collect();
            let seen: Vec<(usize, usize)> =
                turns(&answers).iter().map(|turn| (turn.before, turn.after)).collect();
            assert_eq!(seen, want, "{answers:?}");
        };
        case("", &[]);
        case("aaa", &[]);
        case("aab", &[(1, 2)]);
        case("abab", &[(0, 1), (1, 2), (2, 3)]);
        case("a?a", &[]);
        case("a?b", &[(0, 2)]);
        case("?ab?", &[(1, 2)]);
    }
}
