//! How days, numbers and what changed of them are written.

use crate::date::Date;
use crate::diff::Both;
use crate::gate::Verdict;
use crate::phrase::Signed;
use crate::remedy::Remedy;
use crate::report::{Cell, Item, Line, Tone};

/// A day as tables of a change show it: `Fri 24 Apr`.
pub(super) fn day(day: Option<Date>) -> Cell {
    day.map_or_else(Cell::absent, |day| Cell::text(day.short_with_weekday(), day.to_string()))
}

/// By how many days something is later, with its sign.
pub(super) fn days(days: i64) -> Line {
    match days {
        0 => Line::new(),
        days if days > 0 => Tone::Bad.line(Signed::days(days)),
        days => Tone::Good.line(Signed::days(days)),
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

/// Where a gate is: `shut 5/9`.
pub(super) fn gate(verdict: Verdict, progress: Option<(usize, usize)>) -> String {
    let count = progress.map(|(met, all)| format!(" {met}/{all}")).unwrap_or_default();
    format!("{}{count}", verdict.word())
}

/// Words of a plan with their days in the form of tables; a backtick in them is no mark of ours.
pub(super) fn words(text: &str, as_of: Option<Date>) -> Line {
    match as_of {
        Some(as_of) => Line::from(Line::dated(text, as_of).text()),
        None => Line::from(text),
    }
}

/// An item, with what to do about it below.
pub(super) fn advised(item: Item, remedy: &Remedy) -> Item {
    remedy.steps().iter().fold(item, |item, step| {
        let item = item.below(Line::message(&step.words));
        match &step.command {
            Some(command) => item.below(Line::command(command)),
            None => item,
        }
    })
}

/// One and another, with an arrow; the one where they are the same.
pub(super) fn turned(base: Line, head: Line) -> Line {
    if base == head { head } else { base.plain(" → ").then(head) }
}
