//! Sets of days.

use crate::calendar::Calendar;
use crate::date::Date;
use crate::plan_at::merged;

/// A first day, and the first day after the last.
pub(super) type Span = (Date, Date);

/// Days in order: spans that neither overlap nor touch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Days(Vec<Span>);

impl Days {
    /// All days of these spans, each once.
    pub(super) fn of(spans: impl IntoIterator<Item = Span>) -> Self {
        Self(merged(spans.into_iter().filter(|(start, end)| start < end).collect()))
    }

    pub(super) fn spans(&self) -> impl Iterator<Item = Span> {
        self.0.iter().copied()
    }

    /// Those that are not among the others.
    pub(super) fn without(&self, others: &Self) -> Self {
        let mut left = Vec::new();
        let mut others = others.0.iter().peekable();
        for (mut start, end) in self.spans() {
            while others.next_if(|other| other.1 <= start).is_some() {}
            // One that reaches beyond this span may cover the next as well.
            while let Some(other) = others.peek().filter(|other| other.0 < end) {
                if start < other.0 {
                    left.push((start, other.0));
                }
                start = start.max(other.1);
                if other.1 > end {
                    break;
                }
                others.next();
            }
            if start < end {
                left.push((start, end));
            }
        }
        Self(left)
    }

    /// How many of them are working days.
    pub(super) fn working(&self, calendar: &Calendar) -> i64 {
        let working =
            |(start, end): Span| calendar.working_days_between(start.plus_days(-1), end.plus_days(-1));
        self.spans().map(working).sum()
    }
}

#[cfg(test)]
mod tests {
    use chrono::Weekday;

    use super::*;
    use crate::fixture::date;

    fn days(spans: &[(u32, u32)]) -> Days {
        let day = |day: u32| date(&format!("2026-04-{day:02}"));
        Days::of(spans.iter().map(|(start, end)| (day(*start), day(*end))))
    }

    #[test]
    fn a_day_in_two_spans_is_one_day() {
        assert_eq!(days(&[(8, 10), (1, 3), (2, 5), (5, 6), (7, 7)]), days(&[(1, 6), (8, 10)]));
        let calendar = Calendar::new([Weekday::Sat, Weekday::Sun], []);
        // Wednesday 1 to Monday 6 April: four working days; the 8th and the 9th are two.
        assert_eq!(days(&[(1, 5), (2, 7), (8, 10)]).working(&calendar), 6);
    }

    #[test]
    fn what_others_cover_is_left_out() {
        let left = |these: &[(u32, u32)], others: &[(u32, u32)]| days(these).without(&days(others));
        assert_eq!(left(&[(1, 10)], &[(3, 5), (7, 8)]), days(&[(1, 3), (5, 7), (8, 10)]));
        assert_eq!(left(&[(1, 4), (6, 9), (12, 14)], &[(3, 7), (8, 20)]), days(&[(1, 3), (7, 8)]));
        assert_eq!(left(&[(3, 5)], &[(1, 9)]), Days::default());
        assert_eq!(left(&[(3, 5), (6, 8)], &[(1, 4), (7, 9)]), days(&[(4, 5), (6, 7)]));
        assert_eq!(left(&[(3, 5)], &[(1, 3), (5, 9)]), days(&[(3, 5)]));
    }
}
