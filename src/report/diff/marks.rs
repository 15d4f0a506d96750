//! How days, numbers and what changed of them are written.

use crate::date::Date;
use crate::diff::Both;
use crate::report::{Cell, Line, Tone};

/// A day as tables of a change show it: `Fri 24 Apr`.
pub(super) fn day(day: Option<Date>) -> Cell {
    day.map_or_else(Cell::absent, |day| Cell::text(day.short_with_weekday(), day.to_string()))
}

/// By how many days something is later, with its sign.
pub(super) fn days(days: i64) -> Line {
    match days {
        0 => Line::new(),
        days if days > 0 => Tone::Bad.line(format!("+{days}")),
        days => Tone::Good.line(days),
    }
}

/// `Tue 21 → Fri 24 Apr`, with how much later that is; the one day, where it is the same; nothing where there is none.
pub(super) fn moved(both: Both<Option<Date>>) -> Line {
    let said = |day: Option<Date>| day.map_or_else(|| "none".to_owned(), Date::short_with_weekday);
    match both {
        Both { base: None, head: None } => Line::new(),
        Both { base, head } if base == head => said(head).into(),
        Both { base, head } => {
            let line = Line::from(format!("{} → ", said(base))).strong(said(head));
            match both.known() {
                Some(day) => line.plain(" ").then(days(day.head.days_since(day.base))),
                None => line,
            }
        }
    }
}

/// One and another, with an arrow; the one where they are the same.
pub(super) fn turned(base: Line, head: Line) -> Line {
    if base == head { head } else { base.plain(" → ").then(head) }
}
