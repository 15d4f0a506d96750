//! Which days count as work. Durations and response times are counted here; ages, windows and time to
//! value are calendar days and need no calendar.

use std::collections::BTreeSet;

use chrono::Weekday;

use crate::date::Date;
use crate::model::RelativeDay;

/// The weekend and the holidays of a workspace, or of one plan with the customer's own added.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    /// By days from Monday.
    weekend: [bool; 7],
    holidays: BTreeSet<Date>,
}

/// How far to look for a working day. Configuration refuses a week without one; a list of holidays that
/// is longer than this without a gap is taken as it is, so that no search runs to the end of time.
const LOOK_AHEAD: usize = 366;

/// How many working days are counted at most.
const FURTHEST: i64 = 36_600;

impl Calendar {
    /// A calendar with these days off.
    pub fn new(weekend: impl IntoIterator<Item = Weekday>, holidays: impl IntoIterator<Item = Date>) -> Self {
        let mut calendar = Self { weekend: [false; 7], holidays: holidays.into_iter().collect() };
        for day in weekend {
            calendar.weekend[day.num_days_from_monday() as usize] = true;
        }
        calendar
    }

    /// The same calendar with more holidays, such as those of a customer.
    pub fn with_holidays(&self, extra: impl IntoIterator<Item = Date>) -> Self {
        let mut calendar = self.clone();
        calendar.holidays.extend(extra);
        calendar
    }

    /// The weekend, from Monday on.
    pub fn weekend(&self) -> Vec<Weekday> {
        (0..7_u8)
            .filter(|n| self.weekend[usize::from(*n)])
            .filter_map(|n| Weekday::try_from(n).ok())
            .collect()
    }

    /// The holidays in order.
    pub fn holidays(&self) -> impl Iterator<Item = Date> {
        self.holidays.iter().copied()
    }

    /// Whether people work on this day.
    pub fn is_working(&self, date: Date) -> bool {
        !self.weekend[date.weekday().num_days_from_monday() as usize] && !self.holidays.contains(&date)
    }

    /// The day itself when people work on it, else the next on which they do: where a deadline lands.
    pub fn roll_forward(&self, date: Date) -> Date {
        let days = std::iter::successors(Some(date), |day| Some(day.plus_days(1)));
        days.take(LOOK_AHEAD).find(|day| self.is_working(*day)).unwrap_or(date)
    }

    /// The day that is `count` working days after `date`, or before it where that is negative. A day off counts as the
    /// next working day first, in both directions, so that 0 is the day itself, rolled forward.
    pub fn add_working_days(&self, date: Date, count: impl Into<i64>) -> Date {
        let day = self.roll_forward(date);
        // A hundred years of days is past any plan, and bounds a duration that somebody mistyped.
        let count = count.into().clamp(-FURTHEST, FURTHEST);
        if count < 0 { self.back(day, count.unsigned_abs()) } else { self.forward(day, count.unsigned_abs()) }
    }

    /// The day at a distance from `anchor`: what is counted in working days falls on one, what is counted in calendar
    /// days may be a day off.
    pub fn at_distance(&self, anchor: Date, distance: &RelativeDay) -> Date {
        if distance.is_working {
            self.add_working_days(anchor, distance.days)
        } else {
            anchor.plus_days(distance.days)
        }
    }

    /// So many working days before a working day.
    fn back(&self, mut day: Date, count: u64) -> Date {
        for _ in 0..count {
            let earlier = std::iter::successors(Some(day.plus_days(-1)), |day| Some(day.plus_days(-1)));
            day = earlier.take(LOOK_AHEAD).find(|day| self.is_working(*day)).unwrap_or(day);
        }
        day
    }

    /// So many working days after a working day.
    fn forward(&self, mut day: Date, count: u64) -> Date {
        let mut left = count;
        let week = 7 - self.weekend.iter().filter(|off| **off).count() as u64;
        // Whole weeks at once; a day is left over, so that the last step lands on a working day.
        while week > 0 && left > week {
            let weeks = (left - 1) / week;
            let next = day.plus_days(weeks as i64 * 7);
            let passed = self.working_days_between(day, next).clamp(0, left as i64) as u64;
            if passed == 0 {
                break;
            }
            (day, left) = (next, left - passed);
        }
        for _ in 0..left {
            day = self.roll_forward(day.plus_days(1));
        }
        day
    }

    /// How many working days after `from` it is on `to`: what [`Self::add_working_days`] had to be given to come there.
    /// 0 through the working day that a day off counts as.
    pub fn working_days_since(&self, from: Date, to: Date) -> i64 {
        let days = self.working_days_between(self.roll_forward(from), to);
        if to < from { self.working_days_between(from, to) } else { days.max(0) }
    }

    /// Working days after `from` up to and including `to`; negative when `to` comes first.
    pub fn working_days_between(&self, from: Date, to: Date) -> i64 {
        if to < from {
            return -self.working_days_between(to, from);
        }
        let days = to.days_since(from);
        let off_in_a_week = self.weekend.iter().filter(|off| **off).count() as i64;
        let rest = (1..=days % 7).filter(|n| !self.is_weekend(from.plus_days(*n))).count() as i64;
        let holidays = self.holidays.range(from..=to).filter(|d| **d > from && !self.is_weekend(**d));
        days / 7 * (7 - off_in_a_week) + rest - holidays.count() as i64
    }

    fn is_weekend(&self, date: Date) -> bool {
        self.weekend[date.weekday().num_days_from_monday() as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    /// Weekends off, and Easter Monday 2026.
    fn calendar() -> Calendar {
        Calendar::new([Weekday::Sat, Weekday::Sun], [date("2026-04-06")])
    }

    #[test]
    fn a_deadline_on_a_day_off_rolls_to_the_next_working_day() {
        for (given, want) in [
            ("2026-04-02", "2026-04-02"),
            ("2026-04-04", "2026-04-07"),
            ("2026-04-06", "2026-04-07"),
            ("2026-04-11", "2026-04-13"),
        ] {
            assert_eq!(calendar().roll_forward(date(given)), date(want), "{given}");
        }
    }

    #[test]
    fn working_days_skip_weekends_and_holidays() {
        for (from, count, want) in [
            ("2026-04-02", 0, "2026-04-02"),
            ("2026-04-02", 1, "2026-04-03"),
            ("2026-04-03", 1, "2026-04-07"),
            ("2026-04-03", 5, "2026-04-13"),
            ("2026-04-04", 0, "2026-04-07"),
            ("2026-04-04", 1, "2026-04-08"),
            ("2026-04-08", -1, "2026-04-07"),
            ("2026-04-07", -1, "2026-04-03"),
            ("2026-04-10", -5, "2026-04-02"),
            // A day off is the next working day first, backwards too.
            ("2026-04-04", -1, "2026-04-03"),
        ] {
            assert_eq!(
                calendar().add_working_days(date(from), i64::from(count)),
                date(want),
                "{from} + {count}"
            );
        }
    }

    #[test]
    fn a_distance_in_working_days_lands_on_one_and_a_distance_in_days_where_it_falls() {
        for (distance, want) in [
            ("M +0d", "2026-04-10"),
            ("M +1d", "2026-04-11"),
            ("M +1wd", "2026-04-13"),
            ("M -1wd", "2026-04-09"),
            ("M -5wd", "2026-04-02"),
            ("M -5d", "2026-04-05"),
        ] {
            let day = calendar().at_distance(date("2026-04-10"), &distance.parse().unwrap());
            assert_eq!(day, date(want), "{distance}");
        }
    }

    #[test]
    fn counting_agrees_with_walking_day_by_day() {
        let calendar = calendar();
        let start = date("2026-03-25");
        for from in 0..14 {
            for to in 0..40 {
                let (from, to) = (start.plus_days(from), start.plus_days(to));
                let mut walked = 0;
                let mut day = from.min(to);
                while day < from.max(to) {
                    day = day.plus_days(1);
                    walked += i64::from(calendar.is_working(day));
                }
                let want = if to < from { -walked } else { walked };
                assert_eq!(calendar.working_days_between(from, to), want, "{from} {to}");
            }
        }
    }

    #[test]
    fn many_working_days_agree_with_walking_day_by_day() {
        let calendar = Calendar::new(
            [Weekday::Fri, Weekday::Sat],
            (0..400).step_by(9).map(|n| date("2026-04-06").plus_days(n)),
        );
        let mut walked = calendar.roll_forward(date("2026-04-10"));
        for count in 0..300 {
            assert_eq!(calendar.add_working_days(date("2026-04-10"), count), walked, "{count}");
            walked = calendar.roll_forward(walked.plus_days(1));
        }
    }

    #[test]
    fn counting_working_days_is_adding_them_backwards() {
        let calendar = calendar();
        for from in 0..14 {
            let from = date("2026-03-30").plus_days(from);
            for count in 0..20_i64 {
                let to = calendar.add_working_days(from, count);
                assert_eq!(calendar.working_days_since(from, to), count, "{from} {count}");
                assert_eq!(
                    calendar.add_working_days(to, -count),
                    calendar.roll_forward(from),
                    "{to} - {count}"
                );
            }
        }
        assert_eq!(calendar.working_days_since(date("2026-04-04"), date("2026-04-05")), 0);
        assert_eq!(calendar.working_days_since(date("2026-04-08"), date("2026-04-03")), -2);
    }

    #[test]
    fn a_customers_holidays_are_added_for_one_plan_only() {
        let plain = calendar();
        let theirs = plain.with_holidays([date("2026-04-13")]);
        assert_eq!(theirs.roll_forward(date("2026-04-11")), date("2026-04-14"));
        assert_eq!(plain.roll_forward(date("2026-04-11")), date("2026-04-13"));
    }

    #[test]
    fn a_week_without_work_ends_every_search() {
        let all = (0..7).map(|n| Weekday::try_from(n).unwrap());
        let never = Calendar::new(all, []);
        assert_eq!(never.roll_forward(date("2026-04-06")), date("2026-04-06"));
        assert_eq!(never.working_days_between(date("0001-01-01"), date("9999-12-31")), 0);
        let _ = never.add_working_days(date("2026-04-06"), 20_u32);
        let _ = calendar().add_working_days(date("9999-12-31"), u32::MAX);
    }
}
