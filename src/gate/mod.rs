//! Whether the five gates are open, and what would open them.
//!
//! A gate is judged from `gates.yaml` and what its criteria point at: nobody can declare one open. What a
//! signed gate was opened on is judged as of the day of the sign-off, so that a number which moves later
//! re-opens no old question; waivers are judged today, so that a promise which ran out shuts the gate again.

mod attested;
mod criterion;
mod forecast;
mod measured;
mod milestone;
mod signoff;
mod waiver;

use crate::date::Date;
use crate::metric::{Lens, Measurements};
use crate::model::{Gate, GateName, Phase, PlanFile};
use crate::remedy::{Remedy, commands};
use crate::route::Route;
use crate::schedule::has_ended;

pub use criterion::{CriterionKind, CriterionState, JudgedCriterion};
pub use signoff::{Objection, sign_off, signers};

use criterion::Judged;
use measured::Signing;

/// Whether a gate is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Criteria are unmet, unknown or lapsed, or there are none.
    Shut,
    /// Every criterion is met or waived; no sign-off counts yet.
    Ready,
    /// Signed off with live waivers.
    Conditional,
    /// Signed off, nothing outstanding.
    Passed,
}

impl Verdict {
    /// As output writes it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Shut => "shut",
            Self::Ready => "ready",
            Self::Conditional => "conditional",
            Self::Passed => "passed",
        }
    }

    /// Whether one may go through.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Conditional | Self::Passed)
    }
}

/// One gate, judged.
#[derive(Clone, Debug, PartialEq)]
pub struct JudgedGate {
    /// Which.
    pub gate: GateName,
    /// Whether it is open.
    pub verdict: Verdict,
    /// The day it is planned to open.
    pub due: Option<Date>,
    /// Whether that day, rolled forward from a day off, has passed while the onboarding ran.
    pub is_past: bool,
    /// The day it can open, from the forecasts of its phase's milestones; none when nothing says.
    pub forecast: Option<Date>,
    /// Every criterion.
    pub criteria: Vec<JudgedCriterion>,
    /// Who signed it off, whether or not that counts.
    pub signed_by: Option<String>,
    /// The day of the sign-off, when the gate is open.
    pub opened_on: Option<Date>,
    /// Why the sign-off does not count, each with the node to mend.
    pub objections: Vec<(Objection, Route, String)>,
    /// What would open it beside its criteria, such as signing it off; nothing where nothing would.
    pub remedy: Remedy,
}

impl JudgedGate {
    /// Whether it should have opened by now and has not.
    #[must_use]
    pub const fn is_overdue(&self) -> bool {
        !self.verdict.is_open() && self.is_past
    }

    /// The criteria that keep it shut.
    pub fn blocking(&self) -> impl Iterator<Item = &JudgedCriterion> {
        self.criteria.iter().filter(|criterion| criterion.state.is_blocking())
    }

    /// Criteria met, waived or not needed, of all.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        (self.criteria.len() - self.blocking().count(), self.criteria.len())
    }
}

/// All five gates, in order.
#[derive(Clone, Debug, PartialEq)]
pub struct Gates {
    /// In order.
    pub gates: Vec<JudgedGate>,
    /// The phase of the first gate that is not open; graduation when all are.
    pub phase: Phase,
    /// Whether something in `gates.yaml` could not be read: then no gate counts as open, and `phase` is only
    /// what the rest of the file says.
    pub is_doubtful: bool,
}

impl Gates {
    /// Judges the gates of a plan.
    #[must_use]
    pub fn of(lens: &Lens<'_>, metrics: &Measurements) -> Self {
        let judge = Judge { lens, metrics };
        let mut gates: Vec<JudgedGate> = Vec::with_capacity(GateName::ALL.len());
        for name in GateName::ALL {
            let judged = judge.gate(*name, &gates);
            gates.push(judged);
        }
        let next = gates.iter().find(|gate| !gate.verdict.is_open());
        let phase = next.map_or(Phase::Graduation, |gate| gate.gate.phase());
        let is_doubtful = lens.plan.is_doubtful(PlanFile::Gates);
        if is_doubtful {
            gates.iter_mut().for_each(|gate| gate.distrust(judge.to_mend(PlanFile::Gates)));
        }
        Self { gates, phase, is_doubtful }
    }

    /// The gate of that name.
    #[must_use]
    pub fn get(&self, name: GateName) -> &JudgedGate {
        self.gates.iter().find(|gate| gate.gate == name).expect("every gate is judged")
    }

    /// The first gate that is not open, if any.
    #[must_use]
    pub fn next(&self) -> Option<&JudgedGate> {
        self.gates.iter().find(|gate| !gate.verdict.is_open())
    }
}

/// What judging looks at.
struct Judge<'a> {
    lens: &'a Lens<'a>,
    metrics: &'a Measurements,
}

impl Judge<'_> {
    fn as_of(&self) -> Date {
        self.lens.basis.as_of
    }

    /// The plan, as commands name it.
    fn slug(&self) -> &str {
        &self.lens.plan.slug
    }

    /// What is to be done about a file that could not be read in full.
    fn to_mend(&self, file: PlanFile) -> Remedy {
        Remedy::run(format!("mend `{file}`, which could not be read in full"), commands::check(self.slug()))
    }

    fn is_past(&self, gate: &Gate) -> bool {
        let due = gate.due.map(|due| self.lens.calendar.roll_forward(due));
        due.is_some_and(|due| due < self.as_of()) && !has_ended(self.lens.plan, self.as_of())
    }

    /// Judges one gate; `earlier` are those before it.
    fn gate(&self, name: GateName, earlier: &[JudgedGate]) -> JudgedGate {
        let absent = Gate::default();
        let gate = self.lens.plan.gates.gates.get(name).unwrap_or(&absent);
        let route = Route::to(PlanFile::Gates).key("gates").key(name.word());
        let signature = signoff::signature(gate);
        let signed = signature.and_then(|signoff| signoff.on).filter(|on| *on <= self.as_of());
        let signing = signed.map(Signing::new);
        let judged: Vec<Judged> = gate
            .criteria
            .iter()
            .enumerate()
            .map(|(index, c)| {
                let route = route.clone().key("criteria").index(index);
                self.criterion(name, c, route, signing.as_ref())
            })
            .collect();
        let objections = signature
            .map(|signoff| self.objections(name, signoff, &route.clone().key("signoff"), &judged, earlier));
        let criteria: Vec<JudgedCriterion> = judged.into_iter().map(|judged| judged.criterion).collect();
        let verdict = verdict(&criteria, objections.as_ref().is_some_and(Vec::is_empty));
        JudgedGate {
            gate: name,
            verdict,
            due: gate.due,
            is_past: self.is_past(gate),
            forecast: self.forecast(name, gate, verdict, earlier),
            remedy: self.gate_remedy(name, verdict, &criteria, earlier, objections.as_deref()),
            criteria,
            signed_by: signature.and_then(|signoff| signoff.by.get()).map(str::to_owned),
            opened_on: verdict.is_open().then_some(signed).flatten(),
            objections: objections.unwrap_or_default(),
        }
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

impl JudgedGate {
    /// Takes back what a file that could not be read in full would have opened.
    fn distrust(&mut self, remedy: Remedy) {
        self.verdict = Verdict::Shut;
        self.opened_on = None;
        self.remedy = remedy;
    }
}

#[cfg(test)]
mod tests;
