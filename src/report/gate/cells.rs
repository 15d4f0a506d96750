//! How the parts of a gate are phrased, alone and among many.

use crate::gate::{CriterionState, JudgedGate, Verdict};
use crate::model::GateName;
use crate::phrase::Slip;
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

/// `passed over handoff`: open still, while a gate ahead of it is not.
pub(super) fn passed_over(verdict: Verdict, shut: GateName) -> Cell {
    Cell::text(verdict_line(verdict).warn(format!(" over {shut}")), verdict.word())
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

pub(super) fn due(gate: &JudgedGate) -> Cell {
    let Some(due) = gate.due else { return Cell::absent() };
    let tone = if gate.is_overdue() { Tone::Bad } else { Tone::Plain };
    Cell::text(tone.line(due), due.to_string())
}

/// `2026-04-17 (+7 days)`: when it can open, and how far that is past the day that was agreed.
pub(super) fn forecast(gate: &JudgedGate) -> Cell {
    let Some(forecast) = gate.forecast else { return Cell::absent() };
    let line = Line::from(forecast.to_string());
    let line = match gate.slip() {
        Some(slip) if slip > 0 => line.bad(format!(" ({})", Slip(slip))),
        Some(slip) if slip < 0 => line.good(format!(" ({})", Slip(slip))),
        _ => line,
    };
    Cell::text(line, forecast.to_string())
}

pub(super) fn opened(gate: &JudgedGate) -> Option<Line> {
    let on = gate.opened_on?;
    let line = Line::from(on.to_string());
    Some(match gate.signed_by.as_ref().filter(|_| !gate.is_automatic) {
        Some(by) => line.plain(" by ").plain(by),
        None => line,
    })
}
