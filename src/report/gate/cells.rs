//! How the parts of a gate are phrased, alone and among many.

use crate::gate::{CriterionState, JudgedGate, Verdict};
use crate::model::GateName;
use crate::report::{Cell, Line, Tone};

pub(super) fn verdict_line(verdict: Verdict) -> Line {
    let tone = match verdict {
        Verdict::Shut => Tone::Bad,
        Verdict::Ready | Verdict::Conditional => Tone::Warn,
        Verdict::Passed => Tone::Good,
    };
    tone.line(verdict.word())
}

pub(super) fn verdict(verdict: Verdict) -> Cell {
    verdict_line(verdict).into()
}

pub(super) fn state(state: CriterionState) -> Cell {
    let line = match state {
        CriterionState::Met => Tone::Good.line("met"),
        CriterionState::Unmet => Tone::Bad.line("unmet"),
        CriterionState::Unknown => Tone::Warn.line("unknown"),
        CriterionState::Waived(_) => Tone::Warn.line("waived"),
        CriterionState::Lapsed(_) => Tone::Bad.line("lapsed"),
        CriterionState::NotApplicable => Tone::Dim.line("not applicable"),
    };
    Cell::text(line, state.word())
}

pub(super) fn progress(gate: &JudgedGate) -> Cell {
    match gate.progress() {
        (_, 0) => Cell::lacking(Tone::Dim.line("none")),
        (done, all) => format!("{done}/{all}").into(),
    }
}

/// When it can open, and how far that is past the day that was agreed: `21 Apr +15`.
pub(super) fn forecast(gate: &JudgedGate) -> Cell {
    let Some(day) = gate.forecast.or(gate.due) else { return Cell::absent() };
    Line::from(day.short()).slipped(gate.slip_days).into()
}

/// A gate as it is typed: `go-live`.
pub(in crate::report) fn name(gate: GateName) -> Line {
    Line::from(gate.word().replace('_', "-"))
}
