//! The five gates of a plan in one line.

use super::cells::{name, tone};
use crate::gate::{Bypass, Gates, JudgedGate, Verdict};
use crate::report::{Line, Tone};
use crate::schedule::Timing;

/// `✓ handoff 6 Mar ─ ✗ kickoff 21 Apr +15 ─ ○ go-live 5 May`.
pub(in crate::report) fn line(gates: &Gates, has_ended: bool) -> Line {
    let next = gates.next().map(|gate| gate.gate);
    let gate = |gate: &JudgedGate| {
        let is_next = next == Some(gate.gate) && !has_ended;
        let (sign, tone) = mark(gates, gate, is_next, has_ended);
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

/// The sign before a gate, and what it means. The one that is shut now is crossed once it is late or will be, those after it
/// once their own day has passed; before that they are ahead. One that is shut although what it guards has happened is crossed whatever its day.
fn mark(gates: &Gates, gate: &JudgedGate, is_next: bool, has_ended: bool) -> (&'static str, Tone) {
    let is_forbidden = |it: &Bypass| it.gate() == gate.gate && it.what.is_forbidden();
    let is_late = gate.timing() > Timing::OnTime;
    match gate.verdict {
        Verdict::Passed | Verdict::Conditional => ("✓", tone(gate)),
        _ if gates.bypassed.iter().any(is_forbidden) => ("✗", Tone::Bad),
        Verdict::Ready => ("◐", tone(gate)),
        Verdict::Shut if has_ended => ("○", Tone::Dim),
        Verdict::Shut if gate.timing() == Timing::Late || (is_next && is_late) => ("✗", tone(gate)),
        Verdict::Shut if is_next || is_late => ("○", tone(gate)),
        Verdict::Shut => ("○", Tone::Dim),
    }
}

/// When a gate opened, or is to, and how far that is past what was agreed.
fn when(gate: &JudgedGate, line: Line) -> Line {
    match (gate.verdict, gate.opened_on, gate.forecast.or(gate.due)) {
        (Verdict::Conditional, Some(on), _) => line.plain(format!(" {}", on.short())).warn(" with waivers"),
        (_, Some(on), _) => line.plain(format!(" {}", on.short())),
        (Verdict::Ready, None, _) if !gate.is_automatic => line.warn(" wants a signature"),
        (_, None, Some(day)) => {
            line.plain(format!(" {}", day.short())).expected(gate.slip_days, gate.timing())
        }
        (_, None, None) => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::Assessment;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};

    /// The marks of the first two gates with their tones, and what is said of the first.
    fn seen(as_of: &str, milestone: &str) -> (Vec<(Tone, String)>, String) {
        let jsp = format!("milestones: [{{id: M-1, phase: pre-onboarding, due: 2026-04-13, {milestone}}}]");
        let gates = "gates: {handoff: {criteria: [{id: C-1, milestone: M-1}]}, kickoff: {criteria: [{id: C-2, text: b}]}}";
        let files = [("jsp.yaml", jsp.as_str()), ("gates.yaml", gates)];
        let it = Assessment::of(plan_from(&files), &Basis::on(date(as_of)));
        let line = line(&it.gates, false);
        let marks = line.spans.iter().filter(|span| ["✓", "○", "✗", "◐"].contains(&span.text.as_str()));
        let marks = marks.take(2).map(|span| (span.tone, span.text.clone())).collect();
        let text = line.text().replace('\u{a0}', " ");
        (marks, text.split(" ─").next().unwrap_or_default().to_owned())
    }

    #[test]
    fn a_gate_that_is_shut_is_crossed_only_where_it_is_late_or_will_be() {
        let case = |as_of: &str, milestone: &str, tone: Tone, want: &str| {
            let (marks, said) = seen(as_of, milestone);
            assert_eq!(said, want, "{as_of}");
            assert_eq!(marks[0].0, tone, "{as_of}: {marks:?}");
            assert_eq!(marks[1].1, "○", "{as_of}: the gates after it are ahead");
        };
        case("2026-04-10", "days: 1", Tone::Plain, "○ handoff 13 Apr");
        case("2026-04-13", "days: 1", Tone::Plain, "○ handoff 13 Apr");
        case("2026-04-10", "days: 5", Tone::Warn, "✗ handoff 16 Apr +3");
        case("2026-04-14", "days: 1", Tone::Bad, "✗ handoff 14 Apr +1");
    }

    #[test]
    fn a_gate_that_is_shut_although_it_was_gone_past_is_crossed() {
        let head = "{customer: Acme, segment: smb, contract: {signed_on: 2026-03-02}, \
                    ended: {result: graduated, ended_on: 2026-04-08}}";
        let gates = "gates: {graduation: {criteria: [{id: C-1, text: b}]}}";
        let files = [("onboarding.yaml", head), ("gates.yaml", gates)];
        let it = Assessment::of(plan_from(&files), &Basis::on(date("2026-04-10")));
        let spans = line(&it.gates, true).spans;
        let marks: Vec<(Tone, &str)> = spans.iter().map(|it| (it.tone, it.text.as_str())).collect();
        assert!(marks.contains(&(Tone::Dim, "○")), "the others are not asked for any more: {marks:?}");
        assert!(marks.contains(&(Tone::Bad, "✗")), "{marks:?}");
    }
}
