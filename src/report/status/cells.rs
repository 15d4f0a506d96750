//! How the parts of a row are phrased; shared by the portfolio and the plan's header.

use crate::date::Date;
use crate::gate::GoLive;
use crate::health::Judgement;
use crate::model::Colour;
use crate::phrase::{Days, Signed};
use crate::report::health::tone;
use crate::report::{Cell, Line, Tone, gate};
use crate::schedule::Timing;
use crate::status::{FirstValue, NextGate, StatusRow, Trend, Window};

/// `R 45↓`, `G 93 ≠R`: the letter, the score where there is one to be told, and where it has gone since the last Monday.
pub(super) fn mark(row: &StatusRow) -> Cell {
    let tone = if row.ended.is_some() { Tone::Dim } else { judged(row.judgement) };
    let arrow = match row.trend() {
        Some(Trend::Up) => "↑",
        Some(Trend::Down) => "↓",
        Some(Trend::Level) | None => "",
    };
    // Rounded down, so that no score looks like one of the next band.
    let score = row.score.map(|score| format!(" {:.0}{arrow}{}", score.floor(), points(row, arrow)));
    let line = tone.line(format!("{}{}", row.judgement.letter(), score.unwrap_or_default()));
    Cell::from(match row.reported_worse {
        Some(reported) => judged_as(reported, line),
        None => line,
    })
}

/// `A→R 49`: the same with the letter that it had on the day that it is compared with; alone where it was not there then.
pub(super) fn mark_from(row: &StatusRow) -> Cell {
    match row.judgement_then() {
        Some(then) => Cell::from(judged(then).line(then.letter()).dim("→").then(mark(row).line)),
        None => mark(row),
    }
}

/// ` ≠R`: whoever is there reports a worse colour.
fn judged_as(reported: Colour, line: Line) -> Line {
    line.warn(format!(" ≠{}", Judgement::letter_of(reported)))
}

/// By how many points the score has gone where the arrow points; only where an earlier day was asked for.
fn points(row: &StatusRow, arrow: &str) -> String {
    let both = row.moved().filter(|_| row.earlier.is_some() && !arrow.is_empty());
    both.map(|(was, is)| format!("{:.0}", (is - was).abs())).unwrap_or_default()
}

/// ` ↑4`: by how much a number is more than it was, or less; nothing where it is the same, or nobody knows.
fn moved(was: Option<i64>, is: Option<i64>, is_good: impl Fn(i64) -> bool) -> Line {
    let Some(more) = was.zip(is).map(|(was, is)| is - was).filter(|more| *more != 0) else {
        return Line::new();
    };
    let arrow = if more > 0 { "↑" } else { "↓" };
    let tone = if is_good(more) { Tone::Good } else { Tone::Bad };
    tone.line(format!("{arrow}{}", more.abs()))
}

/// `12/31 ↑2`: milestones that are done of all, and how many more than on the earlier day.
pub(super) fn done(row: &StatusRow) -> Cell {
    let was = row.earlier.as_ref().map(|earlier| earlier.done as i64);
    let line = Line::from(format!("{}/{}", row.done, row.milestones));
    let more = moved(was, Some(row.done as i64), |more| more > 0);
    let line = if more.is_empty() { line } else { line.plain(" ").then(more) };
    Cell::number(line, row.done as f64)
}

/// A count as in [`count`], with by how much it is more than on the earlier day, or less.
pub(super) fn count_since(now: Option<usize>, was: Option<Option<usize>>, tone: Tone) -> Cell {
    let cell = count(now, tone);
    let number = |count: Option<usize>| count.map(|count| count as i64);
    let more = moved(number(was.flatten()), number(now), |more| more < 0);
    Cell { line: cell.line.then(more), raw: cell.raw }
}

/// When it goes live, with by how many days that is later than on the earlier day.
pub(super) fn go_live_since(row: &StatusRow) -> Cell {
    let cell = go_live(&row.go_live);
    let later = row.earlier.as_ref().and_then(|earlier| earlier.later(&row.go_live));
    let more = moved(Some(0), later, |days| days < 0);
    let line = if more.is_empty() { cell.line } else { cell.line.plain(" ").then(more) };
    Cell { line, raw: cell.raw }
}

/// The tone of what a plan's health comes to.
pub(in crate::report) fn judged(judgement: Judgement) -> Tone {
    match judgement {
        Judgement::Ended | Judgement::OnHold | Judgement::TooEarly => Tone::Plain,
        _ => judgement.band().map_or(Tone::Warn, tone),
    }
}

/// `39/60`: the day, and for how many it is planned.
pub(super) fn day_of_planned(row: &StatusRow) -> Cell {
    let is_over = row.day > row.last_day() && row.ended.is_none();
    let tone = if is_over { Tone::Warn } else { Tone::Plain };
    Cell::number(tone.line(row.day).dim(format!("/{}", row.last_day())), row.day as f64)
}

/// `✓` when all of a window is done, `9/11!` with something late, a dot where nothing is planned in it.
pub(super) fn window(window: Option<&Window>) -> Cell {
    let Some(window) = window.filter(|window| window.total() > 0) else { return Cell::count(0, Tone::Plain) };
    let (done, all) = (window.done.len(), window.total());
    if done == all {
        return Tone::Good.line("✓").into();
    }
    let line = Line::from(format!("{done}/{all}"));
    if window.late.is_empty() { line } else { line.bad("!") }.into()
}

/// `✓ 9 Mar` when it is live, else the forecast and its distance from the day that was agreed last: `21 Apr +15`.
pub(super) fn go_live(go_live: &GoLive) -> Cell {
    match (go_live.live_on, go_live.forecast) {
        (Some(on), _) => Line::new().good("✓ ").plain(on.short()).into(),
        (None, Some(on)) => {
            let timing = go_live.timing.unwrap_or(Timing::OnTime);
            Line::from(on.short()).expected(go_live.slip_days, timing).into()
        }
        (None, None) => Cell::absent(),
    }
}

/// How long before this day somebody of the customer was spoken with, on hold or not: `4d`.
pub(super) fn seen(row: &StatusRow, as_of: Date) -> Option<Cell> {
    let days = row.last_contact.map(|on| as_of.days_since(on))?;
    Some(Cell::number(format!("{days}d"), days as f64))
}

/// How it ended, or that no gate is left.
pub(super) fn ended(row: &StatusRow) -> Cell {
    Cell::lacking(Tone::Dim.line(row.ended.map_or("all open", crate::model::Outcome::word)))
}

/// An amount, shown in short.
pub(super) fn amount(amount: f64, short: impl std::fmt::Display) -> Cell {
    Cell::number(short.to_string(), amount)
}

/// A count; a dim dot for none, a question mark where nobody knows.
pub(super) fn count(count: Option<usize>, tone: Tone) -> Cell {
    count.map_or_else(|| Cell::lacking(Tone::Warn.line("?")), |count| Cell::count(count, tone))
}

/// `reached on day 24`, `due in 9 days`, `overdue by 5 days`.
pub(super) fn first_value(value: FirstValue) -> Line {
    match value {
        FirstValue::Reached(day) => Tone::Good.line(format!("reached on day {day}")),
        FirstValue::Unshown(day) => {
            Tone::Warn.line(format!("reached on day {day}, and nothing shows it yet"))
        }
        FirstValue::DueIn(0) => Tone::Warn.line("due today"),
        FirstValue::DueIn(days) => format!("due in {}", Days(days)).into(),
        FirstValue::OverdueBy(days) => Tone::Bad.line(format!("overdue by {}", Days(days))),
        FirstValue::Undated => Tone::Dim.line("not dated"),
        FirstValue::NotReached => Tone::Dim.line("not reached"),
        FirstValue::Unknown => Tone::Warn.line("unknown"),
    }
}

/// The same in a narrow column: `day 24`, `day 24?` where nothing shows it yet, `in 9d`, `5d late`.
pub(super) fn first_value_short(value: FirstValue) -> Cell {
    let line = match value {
        FirstValue::Reached(day) => Tone::Good.line(format!("day {day}")),
        FirstValue::Unshown(day) => Tone::Warn.line(format!("day {day}?")),
        FirstValue::DueIn(days) => format!("in {days}d").into(),
        FirstValue::OverdueBy(days) => Tone::Bad.line(format!("{days}d late")),
        FirstValue::Undated => return Cell::absent(),
        FirstValue::NotReached | FirstValue::Unknown => first_value(value),
    };
    Cell::text(line, first_value(value).text())
}

/// `go-live +7d`: the next gate, and how far it is past the day that was agreed, or else that day.
pub(super) fn next_gate(next: NextGate) -> Cell {
    let line = gate::name(next.gate);
    let line = match (next.slip, next.forecast.or(next.due)) {
        (Some(slip), _) if slip > 0 => line.toned(Tone::of(next.timing), format!(" {}d", Signed::days(slip))),
        (Some(slip), _) if slip < 0 => line.good(format!(" {}d", Signed::days(slip))),
        (_, Some(day)) => line.plain(format!(" {}", day.short())),
        _ => line,
    };
    Cell::text(line, next.gate.word())
}
