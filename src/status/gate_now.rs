//! What the next gate asks of somebody today: it waits for nothing but a signature, or it is late.

use crate::assessment::Assessment;
use crate::date::Date;
use crate::gate::{JudgedGate, ReasonKind, Verdict, signers};
use crate::model::Side;
use crate::phrase::List;

/// The next gate, where somebody has to do something about it today. Those after it follow: gates open in order.
pub(super) struct GateNow<'a> {
    /// Its place among the gates.
    pub(super) index: usize,
    pub(super) gate: &'a JudgedGate,
    /// The day on which it should have opened, where that is past; else today.
    pub(super) on: Date,
    /// By how many days it is late; 0 while there is time.
    pub(super) days_late: i64,
    /// Whether nothing but a signature is missing.
    pub(super) is_ready: bool,
    /// Who has to do the next step: whoever may sign what is ready, else who sees to the first criterion that keeps it shut,
    /// else the CSM.
    pub(super) who: Vec<&'a str>,
}

impl<'a> GateNow<'a> {
    /// Nothing once the onboarding has ended, while it is on hold, and where nobody knows how the gates are.
    pub(super) fn of(it: &'a Assessment) -> Option<Self> {
        if it.has_ended() || it.is_on_hold() || it.gates.is_doubtful {
            return None;
        }
        let (index, gate) = it.gates.gates.iter().enumerate().find(|(_, gate)| !gate.verdict.is_open())?;
        let is_ready = gate.verdict == Verdict::Ready;
        let late = gate.due.filter(|_| gate.is_overdue()).map(|due| (due, it.days_late(due)));
        let late = late.filter(|(_, days)| *days > 0);
        // What opens by itself, once it is ready, waits for nobody; what has time and is not ready follows from what it waits for.
        if if is_ready { gate.is_automatic } else { late.is_none() } {
            return None;
        }
        let (on, days_late) = late.unwrap_or((it.as_of(), 0));
        Some(Self { index, gate, on, days_late, is_ready, who: next_ones(it, gate, is_ready) })
    }

    /// `Ana Ruiz or Leo Marsh`; nothing where nobody has it.
    pub(super) fn names(&self) -> Option<String> {
        (!self.who.is_empty()).then(|| List::or(&self.who).to_string())
    }

    /// Who of ours sees to it: one who may sign, else the CSM, who asks for the signature.
    pub(super) fn ours(&self, it: &'a Assessment) -> Option<&'a str> {
        let ours = self.who.iter().copied().find(|name| it.side_of(name) == Some(Side::Vendor));
        ours.or_else(|| it.csm())
    }
}

fn next_ones<'a>(it: &'a Assessment, gate: &'a JudgedGate, is_ready: bool) -> Vec<&'a str> {
    let mut who = if is_ready { signers(it, gate.gate) } else { Vec::new() };
    if gate.reasons.iter().any(|reason| reason.kind == ReasonKind::SecondMissing) {
        // One of two has signed.
        let signed = gate.signed_by.as_deref();
        who.retain(|name| signed.is_none_or(|signed| !it.is_same(signed, name)));
    }
    if who.is_empty() {
        let first = gate.blocking().next().and_then(|criterion| criterion.owner.as_deref());
        who.extend(first.or_else(|| it.csm()));
    }
    who
}

#[cfg(test)]
mod tests {
    use crate::assessment::Assessment;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};
    use crate::status::{StatusRow, next_days, week};

    const HEAD: &str =
        "{customer: Acme, segment: mid-market, contract: {signed_on: 2026-03-02}, team: {csm: Ana Ruiz}}";

    /// What is told of gates: of the next working day, of the week, on the plan's screen, under what needs a person.
    fn told(jsp: &str, criterion: &str, as_of: &str) -> [Vec<String>; 4] {
        let gates = format!("gates: {{handoff: {{criteria: [{{id: C-1, {criterion}}}]}}}}");
        let files = [("onboarding.yaml", HEAD), ("jsp.yaml", jsp), ("gates.yaml", &gates)];
        let it = Assessment::of(plan_from(&files), &Basis::on(date(as_of)));
        let row = StatusRow::of(&it);
        let gates = |all: Vec<crate::status::Coming>| {
            let gates = all.into_iter().filter(|one| one.kind == "gate" && one.what == "handoff");
            let said = |one: crate::status::Coming| {
                format!("{} {} {}", one.on, one.owner.unwrap_or_default(), one.days_late)
            };
            gates.map(said).collect()
        };
        let needs = row.needs.iter().filter(|need| need.what.contains("is ready"));
        let needs =
            needs.map(|need| format!("{} {}: {}", need.by, need.owner.as_deref().unwrap_or("-"), need.what));
        [gates(row.due_next.clone()), gates(week(&it)), gates(next_days(&it)), needs.collect()]
    }

    const STEP: &str = "milestones: [{id: M-1, title: Pack, phase: pre-onboarding, due: 2026-04-08";

    #[test]
    fn a_late_gate_is_told_everywhere_with_whoever_has_its_next_step() {
        let late = told(&format!("{STEP}, days: 3}}]"), "milestone: M-1, owner: Priya Shah", "2026-04-10");
        assert_eq!(late[0], ["2026-04-08 Priya Shah 2"]);
        assert_eq!(late[1], late[0]);
        assert_eq!(late[2], ["2026-04-14 Priya Shah 2"], "the screen has the day on which it can open");
        assert!(late[3].is_empty());
        let nobody = told(&format!("{STEP}}}]"), "milestone: M-1", "2026-04-10");
        assert_eq!(nobody[0], ["2026-04-08 Ana Ruiz 2"]);
    }

    #[test]
    fn a_gate_that_waits_for_a_signature_alone_is_due_today_and_needs_a_person() {
        let done = ", done_on: 2026-04-01, evidence: seen}]";
        let soon = told(&format!("{}{done}", STEP.replace("04-08", "04-20")), "milestone: M-1", "2026-04-10");
        for gates in &soon[..3] {
            assert_eq!(*gates, ["2026-04-10 Ana Ruiz 0"]);
        }
        let ready =
            "2026-04-10 Ana Ruiz: the handoff gate is ready: only the signature of Ana Ruiz is missing";
        assert_eq!(soon[3], [ready]);
        let late = told(&format!("{STEP}{done}"), "milestone: M-1", "2026-04-10");
        assert_eq!(late[0], ["2026-04-08 Ana Ruiz 2"]);
        assert!(late[3][0].starts_with("2026-04-08 Ana Ruiz"), "{:?}", late[3]);
    }

    #[test]
    fn a_gate_that_has_time_is_nobodys_yet() {
        let open = told(&format!("{}}}]", STEP.replace("04-08", "04-13")), "milestone: M-1", "2026-04-10");
        assert!(open[0].is_empty() && open[3].is_empty());
        assert_eq!(open[1], ["2026-04-13  0"]);
    }
}
