//! How the parts of a row are phrased; shared by the portfolio and the plan's header.

use crate::date::Date;
use crate::model::{Colour, GateName};
use crate::phrase::{Ago, Days, Number, Percent, Slip};
use crate::report::{Cell, Line, Tone};
use crate::status::{FirstValue, NextGate, StatusRow, WaitingOn, Window};

/// The tone in which a band is shown; its word always stands beside it.
pub(super) const fn tone(band: Colour) -> Tone {
    match band {
        Colour::Green => Tone::Good,
        Colour::Amber => Tone::Warn,
        Colour::Red => Tone::Bad,
    }
}

/// `62 amber`, or `insufficient data` with the share that is known.
pub(super) fn health(row: &StatusRow) -> Cell {
    match (row.score, row.band) {
        (Some(score), Some(band)) => {
            Cell::number(tone(band).line(format!("{} {band}", Number(score))), score)
        }
        _ => Cell::lacking(Tone::Dim.line(format!("unknown ({})", Percent(row.coverage)))),
    }
}

/// Windows in one cell: `6/8!2 0/9 0/4`, done of total, with what is late behind the mark.
pub(super) fn windows<'a>(windows: impl IntoIterator<Item = &'a Window>) -> Cell {
    let short = |window: &Window| {
        let line = Line::from(format!("{}/{}", window.done.len(), window.total()));
        if window.late.is_empty() { line } else { line.bad(format!("!{}", window.late.len())) }
    };
    let line = Line::joined(windows.into_iter().map(short), " ");
    if line.is_empty() { Cell::absent() } else { line.into() }
}

/// `reached on day 24`, `due in 9 days`, `overdue by 5 days`.
pub(super) fn first_value(value: FirstValue) -> Line {
    match value {
        FirstValue::Reached(day) => Tone::Good.line(format!("reached on day {day}")),
        FirstValue::DueIn(0) => Tone::Warn.line("due today"),
        FirstValue::DueIn(days) => format!("due in {}", Days(days)).into(),
        FirstValue::OverdueBy(days) => Tone::Bad.line(format!("overdue by {}", Days(days))),
        FirstValue::Undated => Tone::Dim.line("not dated"),
        FirstValue::NotReached => Tone::Dim.line("not reached"),
        FirstValue::Unknown => Tone::Warn.line("unknown"),
    }
}

/// The same in a narrow column: `day 24`, `in 9d`, `5d late`.
pub(super) fn first_value_short(value: FirstValue) -> Cell {
    let line = match value {
        FirstValue::Reached(day) => Tone::Good.line(format!("day {day}")),
        FirstValue::DueIn(days) => format!("in {days}d").into(),
        FirstValue::OverdueBy(days) => Tone::Bad.line(format!("{days}d late")),
        FirstValue::Undated => return Cell::absent(),
        FirstValue::NotReached | FirstValue::Unknown => first_value(value),
    };
    Cell::text(line, first_value(value).text())
}

/// `go_live +7d`: the next gate, and how far the day it can open is past its plan.
pub(super) fn next_gate(next: NextGate) -> Cell {
    let line = Line::from(next.gate.word());
    let line = match next.slip() {
        Some(slip) if slip > 0 => line.bad(format!(" +{slip}d")),
        Some(slip) if slip < 0 => line.good(format!(" {slip}d")),
        _ => line,
    };
    Cell::text(line, next.gate.word())
}

/// A day near enough to be told without its year.
pub(super) fn day(day: Date) -> Cell {
    Cell::text(day.short(), day.to_string())
}

/// When a play's first step is due: `by 24 Mar`, and how long ago that was.
pub(super) fn play_clock(by: Date, as_of: Date) -> Line {
    match as_of.days_since(by) {
        late if late > 0 => Tone::Bad.line(format!("was due {} ({})", by.short(), Ago { on: by, as_of })),
        0 => Tone::Warn.line("due today"),
        _ => Tone::Dim.line(format!("by {}", by.short_with_weekday())),
    }
}

/// `go_live on 12 May (+7 days)`.
pub(super) fn gate_sentence(gate: GateName, next: &NextGate) -> Line {
    let line = Line::new().strong(gate.word());
    let Some(day) = next.forecast.or(next.due) else { return line.dim(" has no date") };
    let line = line.plain(format!(" on {}", day.short_with_weekday()));
    match next.slip() {
        Some(0) | None => line,
        Some(slip) if slip > 0 => line.bad(format!(" ({})", Slip(slip))),
        Some(slip) => line.good(format!(" ({})", Slip(slip))),
    }
}

/// `customer 2, vendor 1`.
pub(super) fn waiting_on(waiting: &[WaitingOn]) -> Cell {
    if waiting.is_empty() {
        return Cell::absent();
    }
    let word =
        |waiting: &WaitingOn| waiting.side.map_or("nobody named", |side| side.word()).replace('_', " ");
    let parts: Vec<String> = waiting.iter().map(|one| format!("{} {}", word(one), one.count)).collect();
    parts.join(", ").into()
}

/// A count that is bad unless it is zero; a question mark where nobody knows.
pub(super) fn bad_count(count: Option<usize>) -> Cell {
    let Some(count) = count else { return Cell::lacking(Tone::Warn.line("?")) };
    let line = if count == 0 { Tone::Dim.line("0") } else { Tone::Bad.line(count) };
    Cell::number(line, count as f64)
}

/// The phase, or that the plan stands still or has ended.
pub(super) fn phase(row: &StatusRow) -> Cell {
    match row.ended {
        Some(outcome) => Tone::Dim.line(outcome).into(),
        None if row.is_on_hold => Cell::text(Tone::Warn.line("on hold"), row.standing()),
        None => row.standing().into(),
    }
}
