//! The five gates of a plan, judged in order.

use super::guarded::Bypass;
use super::history::{History, Standing};
use super::judged::{JudgedCriterion, JudgedGate, Verdict};
use super::measured_plan::{LastDay, MeasuredPlan};
use super::ruling::Ruling;
use super::signoff::waits_for_today;
use super::state::CriterionKind;
use crate::date::Date;
use crate::metric::Measurements;
use crate::model::{Criterion, Gate, GateName, Outcome, Phase, PlanFile};
use crate::remedy::{Command, commands};
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
    /// What happened behind a gate that was not open then and has not been since, in the order of the gates.
    pub bypassed: Vec<Bypass>,
}

impl Gates {
    /// Judges the gates of a plan.
    pub fn of(schedule: &Schedule, metrics: &Measurements) -> Self {
        Self::judge(MeasuredPlan::taken(schedule, metrics))
    }

    /// Judges the gates of a plan whose metrics are taken, or are to be taken when a gate asks.
    pub(super) fn judge(plan: MeasuredPlan<'_>) -> Self {
        let schedule = plan.schedule;
        let last_day = LastDay::default();
        let plan = plan.until(plan.has_ended().then_some(&last_day));
        let (absent, mut history) = (Gate::default(), History::of(plan));
        let mut gates: Vec<JudgedGate> = Vec::with_capacity(GateName::ALL.len());
        for name in GateName::ALL {
            let gate = schedule.at.plan.gates.gates.get(*name).unwrap_or(&absent);
            history.judge(*name, gate);
            let judged = history.gate(*name, gate, &gates);
            gates.push(judged);
        }
        let bypassed = history.bypasses(&gates);
        let next = gates.iter().find(|gate| !gate.verdict.is_open());
        let phase = next.map_or(Phase::Graduation, |gate| gate.gate.phase());
        let is_doubtful = schedule.at.plan.is_doubtful(PlanFile::Gates);
        if is_doubtful {
            gates.iter_mut().for_each(|gate| gate.distrust(plan.to_fix(PlanFile::Gates)));
        }
        // Of a file that could not be read nobody knows whether the gate was open.
        let bypassed = if is_doubtful { Vec::new() } else { bypassed };
        Self { gates, phase: (!plan.has_ended()).then_some(phase), is_doubtful, bypassed }
    }

    /// The gate of that name.
    pub fn get(&self, name: GateName) -> &JudgedGate {
        self.gates.iter().find(|gate| gate.gate == name).expect("every gate is judged")
    }

    /// The gates that are not open, in their order.
    pub fn shut(&self) -> impl Iterator<Item = &JudgedGate> {
        self.gates.iter().filter(|gate| !gate.verdict.is_open())
    }

    /// The first gate that is not open, if any.
    pub fn next(&self) -> Option<&JudgedGate> {
        self.shut().next()
    }

    /// What is left once every gate is open: since when, and what closes the plan. Nothing while a gate is shut, and nothing
    /// once the onboarding has ended.
    pub fn closing(&self, slug: &str) -> Option<(Date, Command)> {
        let is_left = self.phase.is_some() && !self.is_doubtful && self.next().is_none();
        let opened = self.get(GateName::Graduation).opened_on.filter(|_| is_left)?;
        Some((opened, commands::close(slug, Outcome::Graduated.word())))
    }

    /// The customer's going live, or the roll-out, where the go-live gate was not open and has not opened since.
    pub fn live_behind_shut_gate(&self) -> Option<&Bypass> {
        self.bypassed.iter().find(|it| it.gate() == GateName::GoLive)
    }

    /// The first gate ahead of an open one that is not open any more: what was passed over it stays passed.
    pub fn passed_over(&self, gate: &JudgedGate) -> Option<GateName> {
        let shut = self.next().filter(|shut| gate.verdict.is_open() && shut.gate < gate.gate);
        shut.map(|shut| shut.gate)
    }

    /// Whether the phase has been left through its gate.
    pub fn is_past(&self, phase: Phase) -> bool {
        self.phase.is_some_and(|current| current > phase) || self.get(phase.gate()).verdict.is_open()
    }
}

impl History<'_> {
    /// The gate of which the sign-offs have been judged last; `earlier` are those before it.
    fn gate(&self, name: GateName, gate: &Gate, earlier: &[JudgedGate]) -> JudgedGate {
        let today = &self.today;
        let route = Route::to(PlanFile::Gates).key("gates").key(name.word());
        let now = self.rulings(name, gate, today.as_of());
        let reasons = self.reasons(name, gate, &now, earlier);
        let Standing { verdict, signed, criteria } = self.standing(name, gate, now, today.as_of());
        let criteria: Vec<JudgedCriterion> = criteria
            .into_iter()
            .map(|(index, ruling, binds)| {
                let route = route.clone().key("criteria").index(index);
                today.judged(&gate.criteria[index], ruling, binds, route)
            })
            .collect();
        let dates = today.gate_dates(name, gate, earlier);
        let is_blocked = criteria.iter().any(|it| it.binds && it.state.is_blocking());
        let last =
            gate.signoffs.iter().filter(|it| it.is_there_on(today.as_of())).max_by_key(|it| it.signed_on);
        let signoff = signed.and_then(|it| it.signoff).or(last);
        let waits = is_blocked && waits_for_today(&reasons, last.and_then(|it| it.signed_on), today.as_of());
        let is_signed = signed.is_some() || waits;
        let can_open = match verdict {
            // Nothing that it asks for is missing: only the gates ahead can put it off.
            Verdict::Ready => {
                Some(earlier.iter().filter_map(|it| it.forecast).fold(today.as_of(), Date::max))
            }
            _ => dates.forecast,
        };
        let forecast = can_open.filter(|_| !verdict.is_open() && !today.has_ended());
        let slip = |planned: Option<Date>| Some(today.slip(planned?, forecast?));
        JudgedGate {
            gate: name,
            is_automatic: today.is_automatic(),
            verdict,
            due: dates.due,
            baseline: dates.baseline,
            owed: dates.owed,
            is_past: dates.due.is_some_and(|due| today.is_past(due)) && !today.has_ended(),
            days_past_agreed: match dates.owed {
                Some(owed) if !verdict.is_open() && !today.has_ended() => today.days_late(owed),
                _ => 0,
            },
            slip_days: slip(dates.baseline.or(dates.due)),
            slip_of_plan_days: slip(dates.due),
            forecast,
            forecast_of_plan: dates.forecast.filter(|_| forecast.is_some()),
            remedy: today.gate_remedy(name, verdict, &criteria, earlier, is_signed),
            criteria,
            signed_by: signoff.and_then(|it| it.by.get()).map(str::to_owned),
            evidence: signoff.and_then(|it| it.evidence.answer()).map(str::to_owned),
            opened_on: signed.filter(|_| verdict.is_open()).map(|it| it.on),
            reasons: if signed.is_some() { Vec::new() } else { reasons },
        }
    }
}

impl MeasuredPlan<'_> {
    fn judged(self, criterion: &Criterion, ruling: Ruling, binds: bool, route: Route) -> JudgedCriterion {
        let owner = criterion.owner.one_on(self.as_of()).map(str::to_owned);
        let since = criterion.added_on.filter(|_| !binds);
        let observed = match since {
            Some(added) => format!("added on {added}, after the sign-off; {}", ruling.observed),
            None => ruling.observed,
        };
        JudgedCriterion {
            id: criterion.id.clone(),
            text: criterion.text.or(&criterion.id).to_owned(),
            kind: CriterionKind::of(criterion),
            state: ruling.state,
            binds,
            observed,
            required: ruling.required,
            evidence: ruling.evidence,
            source: ruling.source,
            owner: owner.or(ruling.owner).or_else(|| self.expected_of(criterion)),
            on: ruling.on,
            is_unwritten: ruling.is_unwritten && ruling.state.is_blocking(),
            remedy: ruling.remedy,
            route,
        }
    }

    /// Of whom something is expected for a criterion that nobody was given: of whoever has the role whose word it takes, or
    /// the milestone that carries its fact. Agendas name the same.
    fn expected_of(self, criterion: &Criterion) -> Option<String> {
        let day = self.as_of();
        if let Some(role) = criterion.by_role {
            return self.holders(role, day).next().map(|holder| holder.name.clone());
        }
        let (_, milestone) = self.milestone_with(criterion.fact?)?;
        let ours = milestone.owner.one_on(day);
        ours.or_else(|| milestone.customer_owner.one_on(day)).map(str::to_owned)
    }
}
