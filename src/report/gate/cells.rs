//! How the parts of a gate are phrased, alone and among many.

use crate::gate::{CriterionState, JudgedGate, Verdict};
use crate::model::GateName;
use crate::report::{Cell, Line, Tone};
use crate::schedule::Timing;

pub(super) fn verdict(gate: &JudgedGate) -> Line {
    tone(gate).line(gate.verdict.word())
}

/// What a gate's verdict means today: a gate that is shut is nothing bad before its day.
pub(super) fn tone(gate: &JudgedGate) -> Tone {
    match gate.verdict {
        Verdict::Ready if gate.timing() < Timing::Late => Tone::Warn,
        Verdict::Shut | Verdict::Ready => Tone::of(gate.timing()),
        Verdict::Conditional => Tone::Warn,
        Verdict::Passed => Tone::Good,
    }
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
    Line::from(day.short()).expected(gate.slip_days, gate.timing()).into()
}

/// A gate as it is typed: `go-live`.
pub(in crate::report) fn name(gate: GateName) -> Line {
    Line::from(gate.word().replace('_', "-"))
}
