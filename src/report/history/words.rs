//! Moves and parts of scores as programs read them.

use serde::Serialize;

use crate::date::Date;
use crate::history::{Move, Part};

/// A part of what a score differs by.
#[derive(Clone, Debug, Serialize)]
pub(in crate::report) struct PartJson {
    pub(super) metric: Option<String>,
    pub(super) points: f64,
}

impl From<Part> for PartJson {
    fn from(part: Part) -> Self {
        Self { metric: part.metric, points: part.points }
    }
}

/// A move as programs read it: its kind, what moved, before and after.
pub(in crate::report) type Words = (&'static str, Option<&'static str>, Option<String>, Option<String>);

pub(in crate::report) fn move_words(it: Move) -> Words {
    let day = |day: Date| Some(day.to_string());
    match it {
        Move::Band { from, to } => {
            ("band", None, from.map(|it| it.word().to_owned()), to.map(|it| it.word().to_owned()))
        }
        Move::Opened(gate) => ("gate_opened", Some(gate.word()), None, None),
        Move::Shut(gate) => ("gate_shut", Some(gate.word()), None, None),
        Move::GoLive { from, to } => ("go_live", None, day(from), day(to)),
        Move::WentLive(on) => ("live", None, None, day(on)),
        Move::Ended(result) => ("ended", Some(result.word()), None, None),
        Move::Reopened => ("reopened", None, None, None),
    }
}
