//! A planned day that moved, and the act that moved it.

use crate::date::Date;
use crate::finding::Place;
use crate::model::Move;

/// How one planned day moved, as far as it tells what moved with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayMoved {
    /// The entry that has it, as decisions name it.
    pub entry: String,
    /// As a message calls it.
    pub subject: String,
    /// The day before, where it had one.
    pub from: Option<String>,
    /// The day after, where it has one.
    pub to: Option<String>,
    /// Where it is written, in the head.
    pub place: Place,
    /// Whether many of its kind are told by their number.
    pub(super) is_counted: bool,
    /// The act that moved it; none of a day that was written over.
    pub(super) act: Option<MovingAct>,
}

impl DayMoved {
    /// `2026-04-10 → 2026-04-17`.
    pub fn days(&self) -> String {
        let [from, to] = [&self.from, &self.to].map(|day| day.as_deref().unwrap_or("no day"));
        format!("{from} → {to}")
    }

    /// By its id, where it has one.
    pub fn named(&self) -> String {
        if self.is_counted { format!("`{}`", self.entry) } else { self.subject.clone() }
    }
}

/// What makes moves those of one act.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct MovingAct {
    on: Date,
    reason: String,
    hold: Option<String>,
}

impl MovingAct {
    /// The act of a move; none where it does not say when and why.
    pub(super) fn of(it: &Move) -> Option<Self> {
        let reason = it.reason.answer()?.to_owned();
        Some(Self { on: it.moved_on?, reason, hold: it.hold.get().map(str::to_owned) })
    }
}
