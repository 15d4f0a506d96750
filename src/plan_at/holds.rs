//! The times when a plan stood still. A hold stops work, not the clock of time to value: it lengthens what
//! is still to be done, and it is shown beside an age, never silently taken out of it.

use crate::calendar::Calendar;
use crate::date::Date;
use crate::model::{Due, Hold, Move, Onboarding};

/// The holds of a plan as seen from one day: merged, in order. A day in two holds is one day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holds {
    /// First day of each, and the first day after it.
    spans: Vec<(Date, Date)>,
    /// The index in the file of a hold that lasts.
    running: Option<usize>,
}

impl Holds {
    /// Holds that began by `as_of`. One that has not ended lasts through `as_of`: work can go on tomorrow at the
    /// earliest, and later where `resumes_on` is still ahead. Holds that begin later are left out (days off that are
    /// known beforehand are `holidays`), as are those that end before they start.
    pub fn of(onboarding: &Onboarding, as_of: Date) -> Self {
        Self::of_those(onboarding, as_of, |_| true)
    }

    /// As [`Self::of`], of the holds alone whose index in the file `counts`: as if there had been no others.
    pub fn of_those(onboarding: &Onboarding, as_of: Date, counts: impl Fn(usize) -> bool) -> Self {
        let mut begun = Vec::new();
        let mut running = None;
        for (index, hold) in onboarding.holds.iter().enumerate().filter(|(index, _)| counts(*index)) {
            running = running.or_else(|| hold.is_running_on(as_of).then_some(index));
            begun.extend(Self::span(hold, as_of));
        }
        Self { spans: merged(begun), running }
    }

    /// The first day of a hold and the first day after it, as far as it had begun by `as_of`.
    pub fn span(hold: &Hold, as_of: Date) -> Option<(Date, Date)> {
        if hold.is_withdrawn(as_of) {
            return None;
        }
        let end = if hold.is_running_on(as_of) {
            let tomorrow = as_of.plus_days(1);
            hold.resumes_on(as_of).map_or(tomorrow, |on| on.max(tomorrow))
        } else {
            hold.ended_on?
        };
        (hold.since <= as_of && hold.since < end).then_some((hold.since, end))
    }

    /// The index in `holds` of the one that lasts on the as-of date, if one does.
    pub const fn running(&self) -> Option<usize> {
        self.running
    }

    /// Calendar days on hold from `from` up to, but not including, `to`.
    pub fn days_between(&self, from: Date, to: Date) -> i64 {
        self.spans.iter().map(|(start, end)| (*end).min(to).days_since((*start).max(from)).max(0)).sum()
    }

    /// Working days on hold after `from`, a day off counting as the next working day, up to and including `to`.
    pub fn working_days_between(&self, calendar: &Calendar, from: Date, to: Date) -> i64 {
        let first = calendar.roll_forward(from).plus_days(1);
        let lost = self.spans.iter().map(|(start, end)| {
            let (start, last) = ((*start).max(first), end.plus_days(-1).min(to));
            calendar.working_days_between(start.plus_days(-1), last).max(0)
        });
        lost.sum()
    }

    /// Calendar days after `from` up to and including `to` that are no days on hold.
    pub fn days_worked(&self, from: Date, to: Date) -> i64 {
        to.days_since(from) - self.days_between(from.plus_days(1), to.plus_days(1))
    }

    /// The day itself when people can work on it, else the next on which they can.
    pub fn roll_forward(&self, calendar: &Calendar, date: Date) -> Date {
        // Spans are in order and apart, so that each is met at most once.
        self.spans.iter().fold(calendar.roll_forward(date), |day, (start, end)| {
            if *start <= day && day < *end { calendar.roll_forward(*end) } else { day }
        })
    }

    /// The first day of work after the hold that a day is in; the day itself where it is in none, a day off or not.
    pub fn after_hold(&self, calendar: &Calendar, date: Date) -> Date {
        let is_held = self.spans.iter().any(|(start, end)| *start <= date && date < *end);
        if is_held { self.roll_forward(calendar, date) } else { date }
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

/// The day on which something was owed, later by the holds that moved what was planned for it after `since` and up to the end
/// of `day`: nobody chose those. A hold that began when the day was past moves it no more, since its days are not counted
/// among those by which it is late.
pub(super) fn moved_by_holds(
    owed: Date,
    moves: &[Move],
    holds: &[Hold],
    since: Option<Date>,
    day: Date,
) -> Date {
    let made = |it: &&Move| it.moved_on.is_some_and(|on| on <= day && since.is_none_or(|since| on > since));
    let mut of_holds: Vec<&Move> = moves.iter().filter(|it| it.hold.is_written()).filter(made).collect();
    of_holds.sort_by_key(|it| it.moved_on);
    of_holds.into_iter().fold(owed, |owed, it| {
        let day = |due: &Option<Due>| due.as_ref().and_then(Due::day);
        let days = || Some(day(&it.to)?.days_since(day(&it.from)?));
        let hold = holds.iter().find(|hold| it.hold.get() == Some(&hold.id));
        if hold.is_some_and(|hold| owed < hold.since) { owed } else { owed.plus_days(days().unwrap_or(0)) }
    })
}

/// The days of these spans, each once: first days, and the first days after the last, in order, and spans that neither
/// overlap nor touch.
pub fn merged(mut spans: Vec<(Date, Date)>) -> Vec<(Date, Date)> {
    spans.sort_unstable();
    let mut merged: Vec<(Date, Date)> = Vec::new();
    for (start, end) in spans {
        match merged.last_mut() {
            Some(last) if start <= last.1 => last.1 = last.1.max(end),
            _ => merged.push((start, end)),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use chrono::Weekday;

    use super::*;
    use crate::fixture::{date, plan_from};

    #[test]
    fn a_hold_moves_what_was_owed_when_it_began_and_gives_no_time_to_what_was_late() {
        let head = "{customer: Acme, segment: smb, contract: {signed_on: 2026-03-02}, \
                    holds: [{id: H-1, since: 2026-04-06, ended_on: 2026-04-20}]}";
        let jsp = "milestones: [{id: M-1, due: 2026-04-24, moves: [\
                   {from: 2026-03-30, to: 2026-04-10, moved_on: 2026-03-20}, \
                   {from: 2026-04-10, to: 2026-04-24, moved_on: 2026-04-20, hold: H-1}]}]";
        let plan = plan_from(&[("onboarding.yaml", head), ("jsp.yaml", jsp)]);
        let (moves, holds) = (&plan.jsp.milestones[0].moves, &plan.onboarding.holds);
        let owed = |day: &str, since: Option<&str>, on: &str| {
            moved_by_holds(date(day), moves, holds, since.map(date), date(on)).to_string()
        };
        assert_eq!(owed("2026-04-10", None, "2026-04-20"), "2026-04-24");
        assert_eq!(owed("2026-04-10", None, "2026-04-19"), "2026-04-10", "nothing has moved yet");
        assert_eq!(
            owed("2026-04-10", Some("2026-04-20"), "2026-04-20"),
            "2026-04-10",
            "agreed with the hold"
        );
        assert_eq!(owed("2026-03-30", None, "2026-04-20"), "2026-03-30", "late before the hold began");
    }

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
            "[{id: H-1, since: 2026-04-08, ended_on: 2026-04-20}, {id: H-2, since: 2026-04-01, ended_on: 2026-04-10}, {id: H-3, since: 2026-04-02, ended_on: 2026-04-03}]",
            "2026-05-01",
        );
        assert_eq!(holds.days_between(date("2026-03-02"), date("2026-05-01")), 19);
        assert_eq!(holds.days_between(date("2026-04-05"), date("2026-04-15")), 10);
        assert_eq!(holds.days_between(date("2026-04-20"), date("2026-05-01")), 0);
        assert_eq!(holds.running(), None);
    }

    #[test]
    fn a_hold_without_an_end_lasts_through_the_as_of_date() {
        let holds = holds("[{id: H-1, since: 2026-04-01}]", "2026-04-10");
        assert_eq!(holds.running(), Some(0));
        assert_eq!(holds.days_between(date("2026-03-02"), date("2026-04-10")), 9);
        // A Friday: at best work goes on on Monday.
        assert_eq!(holds.roll_forward(&calendar(), date("2026-04-10")), date("2026-04-13"));
    }

    #[test]
    fn holds_ahead_and_holds_that_end_before_they_start_are_left_out() {
        let holds = holds(
            "[{id: H-1, since: 2026-05-01}, {id: H-2, since: 2026-04-05, ended_on: 2026-04-01}, {id: H-3, since: 2026-04-02, ended_on: 2026-04-02}]",
            "2026-04-10",
        );
        assert_eq!(holds, Holds::default());
    }

    #[test]
    fn a_hold_that_was_taken_back_stopped_nothing_from_then_on() {
        let back = "[{id: H-1, since: 2026-04-01, withdrawn: {withdrawn_on: 2026-04-09}}, \
                     {id: H-2, since: 2026-04-02, ended_on: 2026-04-04, withdrawn: {withdrawn_on: 2026-04-09}}]";
        let before = holds(back, "2026-04-08");
        assert_eq!(
            (before.running(), before.days_between(date("2026-03-02"), date("2026-04-08"))),
            (Some(0), 7)
        );
        assert_eq!(holds(back, "2026-04-09"), Holds::default());
    }

    #[test]
    fn work_skips_the_days_on_hold() {
        // Wednesday to Tuesday: the working days 8, 9, 10 and 13 April are lost.
        let holds = holds("[{id: H-1, since: 2026-04-08, resumes_on: 2026-04-14}]", "2026-04-10");
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
    fn a_day_of_work_that_is_still_ahead_is_when_work_goes_on() {
        let holds = holds("[{id: H-1, since: 2026-04-08, resumes_on: 2026-05-01}]", "2026-04-10");
        assert_eq!(holds.running(), Some(0));
        assert_eq!(holds.roll_forward(&calendar(), date("2026-04-10")), date("2026-05-01"));
    }

    #[test]
    fn the_day_of_work_is_the_one_that_was_planned_then() {
        let moved = "[{id: H-1, since: 2026-04-01, resumes_on: 2026-04-24, ended_on: 2026-04-22, \
                      moves: [{from: 2026-04-15, to: 2026-04-24, moved_on: 2026-04-10}]}]";
        let goes_on = |as_of| holds(moved, as_of).roll_forward(&calendar(), date("2026-04-06"));
        assert_eq!(goes_on("2026-04-09"), date("2026-04-15"));
        assert_eq!(goes_on("2026-04-10"), date("2026-04-24"));
        assert_eq!(goes_on("2026-04-21"), date("2026-04-24"), "nobody knows yet that it ends tomorrow");
        assert_eq!(goes_on("2026-04-22"), date("2026-04-22"));
        assert_eq!(holds(moved, "2026-04-21").running(), Some(0));
        assert_eq!(holds(moved, "2026-04-22").running(), None);
    }
}
