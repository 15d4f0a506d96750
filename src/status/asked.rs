//! What gates ask for that no milestone stands for: a meeting, a confirmation, the answers of the handoff. Somebody has to see
//! to it by a day, as to any milestone.

use std::collections::BTreeMap;

use crate::assessment::Assessment;
use crate::date::Date;
use crate::gate::JudgedCriterion;
use crate::metric;
use crate::model::{Criterion, Fact, Home};
use crate::phrase::capital;

/// A criterion that is open, and by when it has to be met.
pub(super) struct Asked<'a> {
    pub(super) criterion: &'a JudgedCriterion,
    /// What has happened when it is met.
    pub(super) what: String,
    pub(super) due: Date,
}

/// What the gates that are shut ask for, in their order. Each fact is looked up once, whatever rests on it.
pub(super) fn asked(it: &Assessment) -> Vec<Asked<'_>> {
    let mut facts = BTreeMap::new();
    let mut all = Vec::new();
    for gate in it.gates.shut() {
        let Some(written) = it.plan.gates.gates.get(gate.gate) else { continue };
        let written: BTreeMap<&str, &Criterion> =
            written.criteria.iter().map(|criterion| (criterion.id.as_str(), criterion)).collect();
        for criterion in gate.blocking() {
            let Some(written) = written.get(criterion.id.as_str()) else { continue };
            let (what, day) = match fact_of(written) {
                Some(fact) => (capital(fact.phrase()), *facts.entry(fact).or_insert_with(|| day(it, fact))),
                None if asks_for_answers(written) => (capital(&criterion.text), Day::OfTheGate),
                None => continue,
            };
            let due = match day {
                Day::Elsewhere => None,
                Day::OfTheGate => gate.due,
                Day::On(day) => Some(day),
            };
            all.extend(due.map(|due| Asked { criterion, what, due }));
        }
    }
    all
}

/// The fact that a criterion rests on, by its name or by a metric that counts the days to it.
fn fact_of(criterion: &Criterion) -> Option<Fact> {
    criterion.fact.or_else(|| criterion.metric.get().and_then(metric::measures))
}

/// Whether a criterion asks for answers that somebody writes down, such as those of the handoff.
fn asks_for_answers(criterion: &Criterion) -> bool {
    criterion.metric.get().is_some_and(metric::counts_answers)
}

/// By when a fact is to be true.
#[derive(Clone, Copy)]
enum Day {
    /// By that of something else in the plan, which is told itself.
    Elsewhere,
    /// When its gate is to open.
    OfTheGate,
    /// By this one.
    On(Date),
}

/// What comes with a milestone, a training or a point of value has its day there, and use is only counted.
fn day(it: &Assessment, fact: Fact) -> Day {
    let is_of_its_own = matches!(fact.home(), Home::Contact(_) | Home::Confirmations(_));
    if !is_of_its_own || it.milestone_with(fact).is_some() || it.fact_not_asked(fact).is_some() {
        return Day::Elsewhere;
    }
    match fact {
        Fact::HandoffMeeting | Fact::Kickoff => Day::On(it.meeting_owed(fact)),
        Fact::SecurityPack => Day::On(it.deadline(it.basis.config.deadlines.security_pack_days)),
        _ => Day::OfTheGate,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};

    const HEAD: (&str, &str) = (
        "onboarding.yaml",
        "{customer: Acme, segment: mid-market, contract: {signed_on: 2026-03-04}, team: {csm: Jo}}",
    );

    fn told(criteria: &str, more: &[(&str, &str)]) -> Vec<String> {
        let gates = format!("gates: {{handoff: {{criteria: [{criteria}]}}}}");
        let mut files = vec![HEAD, ("gates.yaml", gates.as_str())];
        files.extend_from_slice(more);
        let it = Assessment::of(plan_from(&files), &Basis::on(date("2026-03-05")));
        asked(&it).iter().map(|one| format!("{} {} {}", one.criterion.id, one.due, one.what)).collect()
    }

    #[test]
    fn a_meeting_that_no_milestone_stands_for_has_the_day_of_the_practice() {
        let meeting = "{id: C-1, text: met, metric: handoff_meeting_days}";
        assert_eq!(told(meeting, &[]), ["C-1 2026-03-06 Handoff meeting held"]);
        assert_eq!(told("{id: C-1, fact: handoff_meeting}", &[]), ["C-1 2026-03-06 Handoff meeting held"]);
        let held = ("contacts.yaml", "contacts: [{id: L-1, kind: handoff_meeting, held_on: 2026-03-05}]");
        assert_eq!(told(meeting, &[held]), [""; 0]);
        let carried = ("jsp.yaml", "milestones: [{id: M-1, fact: handoff_meeting, due: 2026-03-09}]");
        assert_eq!(told(meeting, &[carried]), [""; 0], "its milestone is due");
    }

    #[test]
    fn what_a_gate_wants_confirmed_or_answered_is_due_with_the_gate() {
        let criteria = "{id: C-1, text: the handoff is complete, metric: handoff_completeness, at_least: 1}, \
                        {id: C-2, fact: success_confirmed}, {id: C-3, milestone: M-1}, {id: C-4, text: a word}, \
                        {id: C-5, metric: admins_certified, at_least: 1}, {id: C-6, fact: security_pack}";
        let jsp = ("jsp.yaml", "milestones: [{id: M-1, due: 2026-03-10}]");
        let want = [
            "C-1 2026-03-10 The handoff is complete",
            "C-2 2026-03-10 Success confirmed by the sponsor",
            "C-6 2026-03-05 Security pack sent",
        ];
        assert_eq!(told(criteria, &[jsp]), want);
    }
}
