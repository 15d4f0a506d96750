//! The five gates of a plan, judged in order.

use std::cell::OnceCell;

use super::criterion::Judged;
use super::judged::{JudgedCriterion, JudgedGate, Verdict};
use super::measured_plan::MeasuredPlan;
use super::signing::Signing;
use super::signoff::signature;
use super::state::CriterionState;
use crate::date::Date;
use crate::metric::{Measurements, Measurer};
use crate::model::{Gate, GateName, Phase, PlanFile};
use crate::route::Route;
use crate::schedule::Schedule;

/// All five gates, in order.
#[derive(Clone, Debug, PartialEq)]
pub struct Gates {
    /// In order.
    pub gates: Vec<JudgedGate>,
    /// The phase of the first gate that is not open, graduation when all are; none once the onboarding has ended.
    pub phase: Option<Phase>,
    /// Whether something in `gates.yaml` could not be read: then no gate counts as open, and `phase` is only
    /// what the rest of the file says.
    pub is_doubtful: bool,
}

impl Gates {
    /// Judges the gates of a plan.
    pub fn of(schedule: &Schedule, metrics: &Measurements) -> Self {
        let plan = MeasuredPlan { schedule, metrics };
        let mut gates: Vec<JudgedGate> = Vec::with_capacity(GateName::ALL.len());
        for name in GateName::ALL {
            let judged = plan.gate(*name, &gates);
            gates.push(judged);
        }
        let next = gates.iter().find(|gate| !gate.verdict.is_open());
        let phase = next.map_or(Phase::Graduation, |gate| gate.gate.phase());
        let is_doubtful = plan.plan.is_doubtful(PlanFile::Gates);
        if is_doubtful {
            gates.iter_mut().for_each(|gate| gate.distrust(plan.to_fix(PlanFile::Gates)));
        }
        Self { gates, phase: (!plan.has_ended()).then_some(phase), is_doubtful }
    }

    /// The gate of that name.
    pub fn get(&self, name: GateName) -> &JudgedGate {
        self.gates.iter().find(|gate| gate.gate == name).expect("every gate is judged")
    }

    /// The first gate that is not open, if any.
    pub fn next(&self) -> Option<&JudgedGate> {
        self.gates.iter().find(|gate| !gate.verdict.is_open())
    }

    /// Whether the phase has been left through its gate.
    pub fn is_past(&self, phase: Phase) -> bool {
        self.phase.is_some_and(|current| current > phase) || self.get(phase.gate()).verdict.is_open()
    }
}

impl MeasuredPlan<'_> {
    /// Judges one gate; `earlier` are those before it.
    fn gate(&self, name: GateName, earlier: &[JudgedGate]) -> JudgedGate {
        let absent = Gate::default();
        let gate = self.plan.gates.gates.get(name).unwrap_or(&absent);
        let route = Route::to(PlanFile::Gates).key("gates").key(name.word());
        let signature = signature(gate, self.as_of());
        let signed = signature.and_then(|signoff| signoff.on);
        let mut judged = self.criteria(name, gate, &route, signed);
        let reasons = match signature {
            Some(signoff) => self.reasons(name, signoff, &route.clone().key("signoff"), &judged, earlier),
            None => Vec::new(),
        };
        let is_signed = signature.is_some() && reasons.is_empty();
        if signed.is_some() && !is_signed {
            // A sign-off that does not count holds nothing fast: the criteria stand as they do today.
            judged = self.criteria(name, gate, &route, None);
        }
        let criteria: Vec<JudgedCriterion> = judged.into_iter().map(|judged| judged.criterion).collect();
        let verdict = verdict(&criteria, is_signed);
        JudgedGate {
            gate: name,
            verdict,
            due: gate.due,
            is_past: self.is_past(gate),
            forecast: self.forecast(name, gate, verdict, earlier),
            remedy: self.gate_remedy(name, verdict, &criteria, earlier, is_signed),
            criteria,
            signed_by: signature.and_then(|signoff| signoff.by.get()).map(str::to_owned),
            opened_on: verdict.is_open().then_some(signed).flatten(),
            reasons,
        }
    }

    /// Judges the criteria of a gate, as one that was signed off on a day, or as one that was not.
    fn criteria(&self, name: GateName, gate: &Gate, route: &Route, signed: Option<Date>) -> Vec<Judged> {
        // The plan of that day is worked out only when a metric asks, and each metric measured once.
        let schedule = OnceCell::new();
        let measurer = OnceCell::new();
        let then = |id: &str| {
            let past = || Schedule::of(self.on(signed.unwrap_or(self.as_of())));
            let measurer = measurer.get_or_init(|| Measurer::new(schedule.get_or_init(past)));
            measurer.get(id).cloned()
        };
        let signing = signed.map(|on| Signing { on, then: &then });
        let criteria = gate.criteria.iter().enumerate();
        criteria
            .map(|(index, criterion)| {
                let route = route.clone().key("criteria").index(index);
                self.criterion(name, criterion, route, signing.as_ref())
            })
            .collect()
    }

    fn is_past(&self, gate: &Gate) -> bool {
        let due = gate.due.map(|due| self.calendar.roll_forward(due));
        due.is_some_and(|due| due < self.as_of()) && !self.has_ended()
    }
}

/// A gate opens on criteria: without one that applies there is nothing that a signature could confirm.
fn verdict(criteria: &[JudgedCriterion], is_signed: bool) -> Verdict {
    let has_substance = criteria.iter().any(|c| c.state != CriterionState::NotApplicable);
    if !has_substance || criteria.iter().any(|criterion| criterion.state.is_blocking()) {
        return Verdict::Shut;
    }
    let has_waiver = criteria.iter().any(|c| matches!(c.state, CriterionState::Waived(_)));
    match (is_signed, has_waiver) {
        (false, _) => Verdict::Ready,
        (true, true) => Verdict::Conditional,
        (true, false) => Verdict::Passed,
    }
}
