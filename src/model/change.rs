//! What may become of something that was written: its day moves, it is withdrawn, dropped, reopened. Nothing of it is
//! deleted, so that how it stood on an earlier day can still be read.

use serde::{Deserialize, Serialize};

use super::{Due, List, Side, Text};
use crate::date::Date;

/// One change of a planned day.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Move {
    /// The day before; absent where this is the first.
    pub from: Option<Due>,
    /// The day after; absent where the day was taken away.
    pub to: Option<Due>,
    /// Why.
    #[serde(default)]
    pub reason: Text,
    /// Whose doing.
    pub side: Option<Side>,
    /// Who moved it.
    #[serde(default)]
    pub by: Text,
    /// When.
    pub moved_on: Option<Date>,
    /// The decision behind it.
    #[serde(default)]
    pub decision: Text,
    /// The hold that moved it.
    #[serde(default)]
    pub hold: Text,
}

/// A planned day as it was at the end of `day`: if it has moved later, what the earliest such move moved it from.
pub fn due_on<'a>(due: Option<&'a Due>, moves: &'a [Move], day: Date) -> Option<&'a Due> {
    match first_move_after(moves, day) {
        Some((_, first)) => first.from.as_ref(),
        None => due,
    }
}

/// The earliest move that was made after `day`, with its place in the list. Of two moves of one day, the one that is
/// written first came first.
pub fn first_move_after(moves: &[Move], day: Date) -> Option<(usize, &Move)> {
    let moves = moves.iter().enumerate();
    moves.filter(|(_, it)| it.moved_on.is_some_and(|moved| moved > day)).min_by_key(|(_, it)| it.moved_on)
}

/// A planned day as it stood at first, as far as that is known at the end of `day`: what the earliest move moved it from,
/// or set.
pub fn first_due<'a>(due: Option<&'a Due>, moves: &'a [Move], day: Date) -> Option<&'a Due> {
    // A move without a day was always made, so that it came before all others.
    let Some(earliest) = moves.iter().min_by_key(|it| it.moved_on) else { return due };
    let is_made = earliest.moved_on.is_none_or(|on| on <= day);
    earliest.from.as_ref().or_else(|| earliest.to.as_ref().filter(|_| is_made))
}

/// Somebody took it back.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Withdrawn {
    /// The first day on which it no longer counts.
    pub withdrawn_on: Date,
    /// Who took it back.
    #[serde(default)]
    pub by: Text,
    /// Why.
    #[serde(default)]
    pub reason: Text,
}

/// The day from which something counts by `day`: the later of the day it happened and the day its evidence came, unless
/// that is still ahead, or it was taken back.
pub fn counts_from(
    happened: Option<Date>,
    evidence_on: Option<Date>,
    withdrawn: Option<&Withdrawn>,
    day: Date,
) -> Option<Date> {
    let from = happened?.max(evidence_on.unwrap_or(happened?));
    let is_withdrawn = withdrawn.is_some_and(|it| it.withdrawn_on <= day);
    (from <= day && !is_withdrawn).then_some(from)
}

/// It left the plan, and perhaps came back.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Dropped {
    /// The first day on which it is out of the plan.
    pub dropped_on: Date,
    /// Who took it out.
    #[serde(default)]
    pub by: Text,
    /// Why.
    #[serde(default)]
    pub reason: Text,
    /// The decision behind it.
    #[serde(default)]
    pub decision: Text,
    /// The first day on which it is in again.
    pub restored_on: Option<Date>,
}

impl Dropped {
    /// Whether it keeps something out of the plan at the end of `day`.
    pub fn holds_on(&self, day: Date) -> bool {
        self.dropped_on <= day && self.restored_on.is_none_or(|restored| day < restored)
    }
}

/// Whether an entry is part of the plan at the end of `day`: it has been added, and is not dropped.
pub fn is_in_plan(added_on: Option<Date>, dropped: &List<Dropped>, day: Date) -> bool {
    added_on.is_none_or(|added| added <= day) && !dropped.iter().any(|it| it.holds_on(day))
}

/// The day from which something had counted as done that was open again only after `day`: the last, of several times. Where
/// only what is shown counts, from the day on which it was.
pub fn was_done_by(reopened: &[Reopened], must_be_shown: bool, day: Date) -> Option<Date> {
    let times = reopened.iter().filter(|it| day < it.reopened_on);
    let from = times.filter(|it| !must_be_shown || it.evidence.is_answered()).filter_map(|it| {
        let shown = it.evidence_on.filter(|_| must_be_shown);
        Some(it.done_on?.max(shown.unwrap_or(it.done_on?)))
    });
    from.filter(|from| *from <= day).max()
}

/// It was done, and then was not.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Reopened {
    /// The day on which it had been done.
    pub done_on: Option<Date>,
    /// What had shown it.
    #[serde(default)]
    pub evidence: Text,
    /// When that came, where it came later.
    pub evidence_on: Option<Date>,
    /// The first day on which it was open again.
    pub reopened_on: Date,
    /// Why.
    #[serde(default)]
    pub reason: Text,
    /// Who reopened it.
    #[serde(default)]
    pub by: Text,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::date;

    fn moved(from: Option<&str>, to: Option<&str>, on: &str) -> Move {
        let due = |text: &str| text.parse::<Due>().expect("a planned day");
        Move {
            from: from.map(due),
            to: to.map(due),
            reason: Text::default(),
            side: None,
            by: Text::default(),
            moved_on: Some(date(on)),
            decision: Text::default(),
            hold: Text::default(),
        }
    }

    #[test]
    fn a_day_is_what_it_was_moved_from_until_it_was_moved() {
        let moves = [
            moved(None, Some("2026-04-03"), "2026-03-10"),
            moved(Some("2026-04-03"), Some("2026-04-17"), "2026-03-24"),
            moved(Some("2026-04-17"), None, "2026-04-10"),
        ];
        let on = |day: &str| due_on(None, &moves, date(day)).and_then(Due::day);
        assert_eq!(on("2026-03-09"), None);
        assert_eq!(on("2026-03-10"), Some(date("2026-04-03")));
        assert_eq!(on("2026-03-23"), Some(date("2026-04-03")));
        assert_eq!(on("2026-03-24"), Some(date("2026-04-17")));
        assert_eq!(on("2026-04-10"), None);
    }

    #[test]
    fn what_is_proven_later_counts_from_then_and_what_is_taken_back_no_more() {
        let taken_back =
            Withdrawn { withdrawn_on: date("2026-04-10"), by: Text::default(), reason: Text::default() };
        let on = |day: &str| {
            counts_from(Some(date("2026-04-01")), Some(date("2026-04-03")), Some(&taken_back), date(day))
        };
        assert_eq!(on("2026-04-02"), None);
        assert_eq!(on("2026-04-03"), Some(date("2026-04-03")));
        assert_eq!(on("2026-04-09"), Some(date("2026-04-03")));
        assert_eq!(on("2026-04-10"), None);
        assert_eq!(counts_from(None, Some(date("2026-04-03")), None, date("2026-05-01")), None);
    }

    #[test]
    fn an_entry_is_in_the_plan_from_its_first_day_but_for_the_days_it_was_dropped() {
        let dropped = Dropped {
            dropped_on: date("2026-04-01"),
            by: Text::default(),
            reason: Text::default(),
            decision: Text::default(),
            restored_on: Some(date("2026-04-05")),
        };
        let dropped = List::from(vec![dropped]);
        let is_in = |day: &str| is_in_plan(Some(date("2026-03-10")), &dropped, date(day));
        let days = ["2026-03-09", "2026-03-10", "2026-03-31", "2026-04-01", "2026-04-04", "2026-04-05"];
        assert_eq!(days.map(is_in), [false, true, true, false, false, true]);
    }
}
