//! What happened behind a gate that was not open then, and has not been since.

use super::guarded::{Bypass, Guarded};
use super::history::History;
use super::judged::JudgedGate;

impl History<'_> {
    /// What happened behind a gate that was not open at the end of that day, and has not been since.
    pub(super) fn bypasses(&self, gates: &[JudgedGate]) -> Vec<Bypass> {
        let shut = Guarded::ALL
            .into_iter()
            .filter(|what| gates.iter().any(|gate| gate.gate == what.gate() && !gate.verdict.is_open()));
        let happened = shut.filter_map(|what| {
            let (on, route) = what.happened(&self.today)?;
            Some(Bypass { what, on, route })
        });
        happened.filter(|it| !self.has_opened(it.gate(), it.on)).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};
    use crate::gate::Gates;
    use crate::metric::Measurements;
    use crate::model::GateName;
    use crate::schedule::Schedule;

    const PEOPLE: &str = "people: [{name: Ana Ruiz, roles: [executive_sponsor]}]";

    /// What was done behind a shut gate, in a plan of which each gate has one criterion, met on the first day, and
    /// these sign-offs.
    fn bypassed(jsp: &str, ended: &str, signed: &[(GateName, &str)], as_of: &str) -> Vec<String> {
        let gates = GateName::ALL.iter().map(|name| {
            let signoffs = signed.iter().filter(|(gate, _)| gate == name).map(|(_, signoff)| *signoff);
            let signoffs: Vec<&str> = signoffs.collect();
            format!(
                "  {name}: {{criteria: [{{id: C-{name}, attestations: [{{by: Ana Ruiz, attested_on: 2026-03-02, \
                 evidence: a.md}}]}}], signoffs: [{}]}}\n",
                signoffs.join(", ")
            )
        });
        let gates = format!("gates:\n{}", gates.collect::<String>());
        let head = format!("customer: Acme\nsegment: smb\ncontract: {{signed_on: 2026-03-02}}\n{ended}");
        let jsp = format!("decision_rights: {{go_live: [Ana Ruiz], gates: [Ana Ruiz]}}\n{jsp}");
        let files = [
            ("onboarding.yaml", head.as_str()),
            ("gates.yaml", &gates),
            ("jsp.yaml", &jsp),
            ("stakeholders.yaml", PEOPLE),
            ("contacts.yaml", "contacts: [{id: L-1, kind: kickoff, held_on: 2026-03-06}]"),
        ];
        let schedule = Schedule::of_plan(&plan_from(&files), &Basis::on(date(as_of)));
        let gates = Gates::of(&schedule, &Measurements::take(&schedule));
        gates.bypassed.iter().map(|it| format!("{} {}", it.what.word(), it.on)).collect()
    }

    const SIGNED: &str = "{by: Ana Ruiz, signed_on: 2026-03-05}";
    const LIVE: &str = "milestones: [{id: M-1, event: go_live, done_on: 2026-03-16, evidence: a.md}, \
                        {id: M-2, event: rollout, done_on: 2026-03-18, evidence: a.md}]";

    fn all_signed_but(later: GateName, on: &'static str) -> Vec<(GateName, &'static str)> {
        GateName::ALL.iter().map(|name| (*name, if *name == later { on } else { SIGNED })).collect()
    }

    #[test]
    fn going_live_behind_a_shut_gate_is_told_until_the_gate_opens() {
        let case = |as_of: &str| {
            let signed = all_signed_but(GateName::GoLive, "{by: Ana Ruiz, signed_on: 2026-03-20}");
            bypassed(LIVE, "", &signed[..3], as_of)
        };
        assert_eq!(case("2026-03-15"), [""; 0], "it has not happened yet");
        assert_eq!(case("2026-03-16"), ["go_live 2026-03-16"]);
        assert_eq!(case("2026-03-19"), ["go_live 2026-03-16", "rollout 2026-03-18"]);
        assert_eq!(case("2026-03-20"), [""; 0]);
    }

    #[test]
    fn a_gate_that_opens_on_the_day_is_open_for_what_happens_on_it() {
        let signed = all_signed_but(GateName::GoLive, "{by: Ana Ruiz, signed_on: 2026-03-16}");
        assert_eq!(bypassed(LIVE, "", &signed[..3], "2026-03-18"), [""; 0]);
    }

    #[test]
    fn what_went_through_an_open_gate_is_not_told_when_the_gate_is_shut_again() {
        let back = "{by: Ana Ruiz, signed_on: 2026-03-05, withdrawn: {withdrawn_on: 2026-03-17}}";
        let signed = all_signed_but(GateName::GoLive, back);
        assert_eq!(bypassed(LIVE, "", &signed[..3], "2026-03-31"), ["rollout 2026-03-18"]);
    }

    #[test]
    fn the_kickoff_waits_for_the_handoff_and_the_end_for_graduation() {
        assert_eq!(bypassed("", "", &[], "2026-03-10"), ["kickoff 2026-03-06"]);
        assert_eq!(bypassed("", "", &[(GateName::Handoff, SIGNED)], "2026-03-10"), [""; 0]);
        let ended = "ended: {ended_on: 2026-03-09, result: graduated}\n";
        let signed = all_signed_but(GateName::Graduation, "{by: Ana Ruiz, signed_on: 2026-03-12}");
        let case = |as_of: &str| bypassed("", ended, &signed, as_of);
        assert_eq!(case("2026-03-10"), ["graduated 2026-03-09"]);
        assert_eq!(case("2026-03-12"), [""; 0]);
        let churned = ended.replace("graduated", "churned");
        assert_eq!(bypassed("", &churned, &signed, "2026-03-10"), [""; 0]);
    }
}
