//! The times when a plan stood still. A hold stops work, not the clock of time to value: it lengthens what
//! is still to be done, and it is shown beside an age, never silently taken out of it.

use crate::calendar::Calendar;
use crate::date::Date;
use crate::model::Onboarding;

/// The holds of a plan as seen from one day: merged, in order. A day in two holds is one day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holds {
    /// First day of each, and the first day after it.
    spans: Vec<(Date, Date)>,
    /// The index in the file of a hold that lasts.
    running: Option<usize>,
}

impl Holds {
    /// Holds that began by `as_of`. One without an end lasts through `as_of`: work can go on tomorrow at the
    /// earliest. A written end that is still ahead is the day on which work is planned to go on. Holds that
    /// begin later are left out (days off that are known beforehand are `holidays`), as are those that end
    /// before they start.
    pub fn of(onboarding: &Onboarding, as_of: Date) -> Self {
        let mut begun = Vec::new();
        let mut running = None;
        for (index, hold) in onboarding.holds.iter().enumerate().filter(|(_, hold)| hold.start <= as_of) {
            let end = hold.end.unwrap_or_else(|| as_of.plus_days(1));
            if end > as_of {
                running = running.or(Some(index));
            }
            begun.push((hold.start, end));
        }
        begun.retain(|(start, end)| start < end);
        begun.sort_unstable();
        let mut spans: Vec<(Date, Date)> = Vec::new();
        for (start, end) in begun {
            match spans.last_mut() {
                Some(last) if start <= last.1 => last.1 = last.1.max(end),
                _ => spans.push((start, end)),
            }
        }
        Self { spans, running }
    }

    /// The index in `holds` of the one that lasts on the as-of date, if one does.
    pub const fn running(&self) -> Option<usize> {
        self.running
    }

    /// Calendar days on hold from `from` up to, but not including, `to`.
    pub fn days_between(&self, from: Date, to: Date) -> i64 {
        self.spans.iter().map(|(start, end)| (*end).min(to).days_since((*start).max(from)).max(0)).sum()
    }

    /// The day itself when people can work on it, else the next on which they can.
    pub fn roll_forward(&self, calendar: &Calendar, date: Date) -> Date {
        // Spans are in order and apart, so that each is met at most once.
        self.spans.iter().fold(calendar.roll_forward(date), |day, (start, end)| {
            if *start <= day && day < *end { calendar.roll_forward(*end) } else { day }
        })
    }

    /// The day by which `count` days of work after `date` have passed, days on hold not among them.
    pub fn add_working_days(&self, calendar: &Calendar, date: Date, count: u32) -> Date {
        let from = self.roll_forward(calendar, date);
        let ahead = self.spans.iter().filter(|(start, _)| *start > from);
        ahead.fold(calendar.add_working_days(from, count), |day, (start, end)| {
            if *start > day {
                return day;
            }
            let lost = calendar.working_days_between(start.plus_days(-1), end.plus_days(-1));
            calendar.add_working_days(day, u32::try_from(lost).unwrap_or(u32::MAX))
        })
    }
}

#[cfg(test)]
mod tests {
    use chrono::Weekday;

    use super::*;
    use crate::fixture::{date, plan_from};

    fn holds(yaml: &str, as_of: &str) -> Holds {
        let head = "{customer: Acme, segment: smb, contract: {signed_on: 2026-03-02}, holds: ";
        let plan = plan_from(&[("onboarding.yaml", &format!("{head}{yaml}}}"))]);
        Holds::of(&plan.onboarding, date(as_of))
    }

    fn calendar() -> Calendar {
        Calendar::new([Weekday::Sat, Weekday::Sun], [])
    }

    #[test]
    fn overlapping_holds_count_once() {
        let holds = holds(
            "[{start: 2026-04-08, end: 2026-04-20}, {start: 2026-04-01, end: 2026-04-10}, {start: 2026-04-02, end: 2026-04-03}]",
            "2026-05-01",
        );
        assert_eq!(holds.days_between(date("2026-03-02"), date("2026-05-01")), 19);
        assert_eq!(holds.days_between(date("2026-04-05"), date("2026-04-15")), 10);
        assert_eq!(holds.days_between(date("2026-04-20"), date("2026-05-01")), 0);
        assert_eq!(holds.running(), None);
    }

    #[test]
    fn a_hold_without_an_end_lasts_through_the_as_of_date() {
        let holds = holds("[{start: 2026-04-01}]", "2026-04-10");
        assert_eq!(holds.running(), Some(0));
        assert_eq!(holds.days_between(date("2026-03-02"), date("2026-04-10")), 9);
        // A Friday: at best work goes on on Monday.
        assert_eq!(holds.roll_forward(&calendar(), date("2026-04-10")), date("2026-04-13"));
    }

    #[test]
    fn holds_ahead_and_holds_that_end_before_they_start_are_left_out() {
        let holds = holds(
            "[{start: 2026-05-01}, {start: 2026-04-05, end: 2026-04-01}, {start: 2026-04-02, end: 2026-04-02}]",
            "2026-04-10",
        );
        assert_eq!(holds, Holds::default());
    }

    #[test]
    fn work_skips_the_days_on_hold() {
        // Wednesday to Tuesday: the working days 8, 9, 10 and 13 April are lost.
        let holds = holds("[{start: 2026-04-08, end: 2026-04-14}]", "2026-04-10");
        for (from, count, want) in [
            ("2026-04-06", 0, "2026-04-06"),
            ("2026-04-06", 1, "2026-04-07"),
            ("2026-04-06", 2, "2026-04-14"),
            ("2026-04-06", 3, "2026-04-15"),
            ("2026-04-09", 0, "2026-04-14"),
            ("2026-04-09", 1, "2026-04-15"),
            ("2026-04-20", 1, "2026-04-21"),
        ] {
            let got = holds.add_working_days(&calendar(), date(from), count);
            assert_eq!(got, date(want), "{from} + {count}");
        }
    }

    #[test]
    fn an_end_that_is_still_ahead_is_when_work_goes_on() {
        let holds = holds("[{start: 2026-04-08, end: 2026-05-01}]", "2026-04-10");
        assert_eq!(holds.running(), Some(0));
        assert_eq!(holds.roll_forward(&calendar(), date("2026-04-10")), date("2026-05-01"));
    }
}
