//! A plan at a day. Whoever asks which day it is, whether the onboarding has ended, whether an event has happened, or
//! by when something is owed, asks here, so that no two screens can answer differently.
//!
//! What a plan says of later days has not happened yet. What it measures, forecasts or concludes is not here: those
//! stand on this.

mod baselines;
mod contacts;
mod decisions;
mod due;
mod facts;
mod goals;
mod holds;
mod people;
mod promises;
mod risks;
mod shift;
mod state;
mod training;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::basis::Basis;
use crate::calendar::Calendar;
use crate::date::Date;
use crate::model::{Ending, Event, Fact, Milestone, Side};
use crate::plan::Plan;
use crate::steps;

pub use baselines::Baselines;
pub use contacts::LastContacts;
pub use due::Unresolved;
pub use facts::DayAt;
pub use holds::Holds;
pub use people::Former;
pub use shift::Shift;
pub use state::Wait;

use people::People;

use facts::{Facts, event_not_needed, fact_not_needed, milestone_not_needed};
use state::WaitedFor;

pub use training::Trainee;

/// A plan, seen on the as-of date of a basis.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanAt {
    /// The plan; shared, so that looking at it on another day copies nothing of it.
    pub plan: Arc<Plan>,
    /// Configuration and as-of date.
    pub basis: Basis,
    /// The workspace's calendar with the customer's holidays.
    pub calendar: Calendar,
    /// What has become true by the day.
    facts: Facts,
    /// What blockers wait for.
    waited_for: Arc<BTreeMap<String, WaitedFor>>,
    /// The times when it stood still.
    pub holds: Holds,
    /// What its milestones are held against.
    pub baselines: Baselines,
    /// The milestones by id, as indexes, so that finding one costs little however many there are.
    by_id: Vec<usize>,
}

impl PlanAt {
    /// A plan on the day of a basis.
    pub fn of(plan: impl Into<Arc<Plan>>, basis: &Basis) -> Self {
        let plan = plan.into();
        let calendar = basis.config.calendar.with_holidays(plan.onboarding.holidays.iter().copied());
        let facts = Facts::of(&plan, &basis.people, basis.as_of);
        let waited_for = Arc::new(state::waited_for(&plan));
        let holds = Holds::of(&plan.onboarding, basis.as_of);
        let baselines = Baselines::of(
            People { plan: &plan, ours: &basis.people },
            facts.on(Fact::PlanAgreed),
            basis.as_of,
        );
        let milestones = &plan.jsp.milestones;
        let mut by_id: Vec<usize> = (0..milestones.len()).collect();
        by_id.sort_by(|a, b| milestones[*a].id.cmp(&milestones[*b].id));
        Self { plan, basis: basis.clone(), calendar, facts, waited_for, holds, baselines, by_id }
    }

    /// The same plan, by the same configuration, on another day.
    pub fn on(&self, day: Date) -> Self {
        Self::of(Arc::clone(&self.plan), &self.basis.at(day))
    }

    /// The plan, as commands name it.
    pub fn slug(&self) -> &str {
        &self.plan.slug
    }

    /// The day that is asked about.
    pub const fn as_of(&self) -> Date {
        self.basis.as_of
    }

    /// The day of signature, day 0.
    pub fn signed(&self) -> Date {
        self.plan.onboarding.contract.signed_on
    }

    /// How and when the onboarding ended, if it has by now.
    pub fn ending(&self) -> Option<&Ending> {
        self.plan.onboarding.ended_by(self.as_of())
    }

    /// The day on which the onboarding ended, if it has by now.
    pub fn ended(&self) -> Option<Date> {
        self.ending().map(|ending| ending.ended_on)
    }

    /// Whether the onboarding has ended, so that nothing of it is late or to be expected any more.
    pub fn has_ended(&self) -> bool {
        self.ending().is_some()
    }

    /// The day from which ages are counted: the as-of date, or the end of an onboarding that has ended, so that what
    /// was fresh then does not grow old for ever.
    pub fn today(&self) -> Date {
        self.ended().unwrap_or(self.as_of())
    }

    /// Calendar days since signature, up to the end; negative before the signature.
    pub fn day(&self) -> i64 {
        self.today().days_since(self.signed())
    }

    /// Calendar days that the onboarding is planned to take, as configured for its segment.
    pub fn planned_days(&self) -> i64 {
        i64::from(self.basis.config.segments.get(self.plan.onboarding.segment).planned_days)
    }

    /// The day from which a fact is true, if it is by now, and where that is written. Of what happened more than once,
    /// the first time.
    pub fn fact(&self, fact: Fact) -> Option<&DayAt> {
        self.facts.get(fact)
    }

    /// The day from which a fact is true, if it is by now.
    pub fn fact_on(&self, fact: Fact) -> Option<Date> {
        self.facts.on(fact)
    }

    /// The day from which one side agrees to the joint success plan, if it does by now.
    pub fn agreed_on(&self, side: Side) -> Option<Date> {
        facts::agreed(&self.plan, &self.basis.people, self.as_of(), side).map(|(on, _)| on)
    }

    /// Why the plan does without a fact, where the handoff says so.
    pub fn fact_not_needed(&self, fact: Fact) -> Option<&'static str> {
        fact_not_needed(&self.plan, fact)
    }

    /// Why the plan does without an event, where the handoff says so.
    pub fn event_not_needed(&self, event: Event) -> Option<&'static str> {
        event_not_needed(&self.plan, event)
    }

    /// Why the plan does without a milestone, where the handoff says so.
    pub fn milestone_not_needed(&self, milestone: &Milestone) -> Option<&'static str> {
        milestone_not_needed(&self.plan, milestone)
    }

    /// The milestone that rests on this fact, with its index: its `due` is the planned day of the fact. The first where
    /// a plan has several.
    pub fn milestone_with(&self, fact: Fact) -> Option<(usize, &Milestone)> {
        self.written_milestones().find(|(_, milestone)| milestone.fact == Some(fact))
    }

    /// When each person was last spoken with, up to now.
    pub fn last_contacts(&self) -> LastContacts {
        LastContacts::of(&self.plan, self.as_of())
    }

    /// The milestone with this id, with its index, if it is written down by now; the first where a plan has several.
    pub fn milestone_named(&self, id: &str) -> Option<(usize, &Milestone)> {
        let milestones = &self.plan.jsp.milestones;
        let first = self.by_id.partition_point(|index| {
            steps::count(1);
            milestones[*index].id.as_str() < id
        });
        let same = self.by_id[first..].iter().map(|index| (*index, &milestones[*index]));
        let mut same = same.take_while(|(_, milestone)| milestone.id == id);
        same.find(|(_, milestone)| !milestone.progress().is_added_after(self.as_of()))
    }

    /// The milestone that is this event, with its index; the first where a plan has several.
    pub fn milestone_of(&self, event: Event) -> Option<(usize, &Milestone)> {
        self.written_milestones().find(|(_, milestone)| milestone.event == Some(event))
    }

    /// Whether this event has happened by now.
    pub fn has_happened(&self, event: Event) -> bool {
        self.milestone_of(event).is_some_and(|(index, _)| self.is_done(index))
    }

    /// The day on which this event happened, if it has by now.
    pub fn happened_on(&self, event: Event) -> Option<Date> {
        let (index, _) = self.milestone_of(event)?;
        self.done_on(index)
    }

    /// Whether the customer uses the product in production: the go-live event has happened, whatever its gate says.
    pub fn is_live(&self) -> bool {
        self.has_happened(Event::GoLive)
    }

    /// The day on which the customer went live, as far as the plan tells.
    pub fn live_on(&self) -> Option<Date> {
        self.happened_on(Event::GoLive)
    }

    /// The day so many calendar days after signature, or the next working day.
    pub fn deadline(&self, days: u32) -> Date {
        self.calendar.roll_forward(self.signed().plus_days(days.into()))
    }

    /// The last day for the kickoff.
    pub fn kickoff_deadline(&self) -> Date {
        self.calendar.add_working_days(self.signed(), self.basis.config.deadlines.kickoff_working_days)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{date, plan_from};

    fn at(files: &[(&str, &str)], as_of: &str) -> PlanAt {
        PlanAt::of(plan_from(files), &Basis::on(date(as_of)))
    }

    #[test]
    fn the_customer_is_live_once_the_go_live_event_has_happened() {
        let live = |milestone: &str, as_of: &str| {
            let jsp = format!("milestones: [{{id: M-1}}, {{id: M-2, event: go_live, {milestone}}}]");
            // That the gate is open says nothing of the event.
            let gates = "gates: {go_live: {criteria: [{id: C-1, attestations: [{by: Jo, attested_on: 2026-03-03, evidence: a}]}], \
                         signoffs: [{by: Jo, signed_on: 2026-03-03}]}}";
            let it = at(&[("jsp.yaml", &jsp), ("gates.yaml", gates)], as_of);
            (it.is_live(), it.live_on())
        };
        let on = date("2026-04-01");
        assert_eq!(live("done_on: 2026-04-01", "2026-04-01"), (true, Some(on)));
        assert_eq!(live("done_on: 2026-04-01", "2026-03-31"), (false, None));
        assert_eq!(live("started_on: 2026-03-20", "2026-04-10"), (false, None));
        assert_eq!(live("done_on:", "2026-04-10"), (false, None));
        assert_eq!(
            live("done_on: 2026-04-01, dropped: [{dropped_on: 2026-04-05}]", "2026-04-10"),
            (false, None)
        );
    }

    #[test]
    fn the_days_of_an_onboarding_stop_with_it() {
        let head = "{customer: Acme, segment: smb, contract: {signed_on: 2026-03-02}, ended: {ended_on: 2026-04-01, result: churned}}";
        let seen = |as_of: &str| {
            let it = at(&[("onboarding.yaml", head)], as_of);
            (it.has_ended(), it.today(), it.day())
        };
        assert_eq!(seen("2026-03-31"), (false, date("2026-03-31"), 29));
        assert_eq!(seen("2026-04-01"), (true, date("2026-04-01"), 30));
        assert_eq!(seen("2026-12-24"), (true, date("2026-04-01"), 30));
        assert_eq!(at(&[], "2026-03-01").day(), -1);
    }

    #[test]
    fn deadlines_after_a_signature_on_a_day_off_count_from_the_next_working_day() {
        let head = "{customer: Acme, segment: smb, contract: {signed_on: 2026-03-07}}";
        let it = at(&[("onboarding.yaml", head)], "2026-03-10");
        assert_eq!(it.kickoff_deadline(), date("2026-03-16"), "five working days after a Saturday");
        assert_eq!(it.deadline(1), date("2026-03-09"));
        assert_eq!(it.on(date("2026-03-11")).as_of(), date("2026-03-11"));
    }
}
