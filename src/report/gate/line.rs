//! The five gates of a plan in one line.

use super::cells::name;
use crate::gate::{Gates, JudgedGate, Verdict};
use crate::report::{Line, Tone};

/// `✓ handoff 6 Mar ─ ✗ kickoff 21 Apr +15 ─ ○ go-live 5 May`.
pub(in crate::report) fn line(gates: &Gates, has_ended: bool) -> Line {
    let next = gates.next().map(|gate| gate.gate);
    let gate = |gate: &JudgedGate| {
        let is_next = next == Some(gate.gate) && !has_ended;
        let (sign, tone) = match gate.verdict {
            Verdict::Passed => ("✓", Tone::Good),
            Verdict::Conditional => ("✓", Tone::Warn),
            Verdict::Ready => ("◐", Tone::Warn),
            Verdict::Shut if is_next => ("✗", Tone::Bad),
            Verdict::Shut => ("○", Tone::Dim),
        };
        let line = Line::new().toned(tone, sign).plain(" ").then(name(gate.gate));
        let line = when(gate, line);
        let line = match gates.passed_over(gate) {
            Some(shut) => line.warn(" over ").then(name(shut)),
            None => line,
        };
        line.unbroken()
    };
    Line::chained(gates.gates.iter().map(gate), "─")
}

/// When a gate opened, or is to, and how far that is past what was agreed.
fn when(gate: &JudgedGate, line: Line) -> Line {
    match (gate.verdict, gate.opened_on, gate.forecast.or(gate.due)) {
        (Verdict::Conditional, Some(on), _) => line.plain(format!(" {}", on.short())).warn(" with waivers"),
        (_, Some(on), _) => line.plain(format!(" {}", on.short())),
        (Verdict::Ready, None, _) if !gate.is_automatic => line.warn(" wants a signature"),
        (_, None, Some(day)) => line.plain(format!(" {}", day.short())).slipped(gate.slip_days),
        (_, None, None) => line,
    }
}
