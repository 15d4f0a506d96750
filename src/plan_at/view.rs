//! A plan at a day, and what it is made of: the day, the end, the facts, the holds, the baselines.
//!
//! Those are worked out in the files below this one, from the plan, our people and the day; none of them knows `PlanAt`.
//! The files above ask more of it, each in an `impl PlanAt` of its own.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::baselines::{Baselines, Uncounted};
use super::contacts::LastContacts;
use super::facts::{DayAt, Facts, agreed, event_not_needed, fact_not_needed, milestone_not_needed};
use super::holds::Holds;
use super::people::People;
use super::waited_for::{WaitedFor, waited_for};
use crate::basis::Basis;
use crate::calendar::Calendar;
use crate::date::Date;
use crate::model::{Baseline, Criterion, Ending, Event, Fact, GateName, List, Milestone, Side};
use crate::plan::Plan;
use crate::steps;

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
    pub(super) waited_for: Arc<BTreeMap<String, WaitedFor>>,
    /// The times when it stood still.
    pub holds: Holds,
    /// What its milestones are held against.
    pub baselines: Baselines,
    last_contacts: OnceLock<LastContacts>,
    /// What is found by id, so that finding one costs little however many there are.
    pub(super) by_id: Arc<ById>,
}

/// The entries of a plan in the order of their ids, as indexes; those of one id in the order of the file.
#[derive(Debug, PartialEq)]
pub(super) struct ById {
    pub(super) milestones: Vec<usize>,
    pub(super) workstreams: Vec<usize>,
}

impl ById {
    fn of(plan: &Plan) -> Self {
        let (milestones, workstreams) = (&plan.jsp.milestones, &plan.jsp.workstreams);
        Self { milestones: sorted(milestones, |it| &it.id), workstreams: sorted(workstreams, |it| &it.id) }
    }
}

fn sorted<T>(entries: &[T], id_of: fn(&T) -> &String) -> Vec<usize> {
    let mut by_id: Vec<usize> = (0..entries.len()).collect();
    by_id.sort_by_key(|index| id_of(&entries[*index]));
    by_id
}

/// The entries that have an id, each with its index, of a list that is sorted by id.
pub(super) fn with_id<'a, T>(
    entries: &'a List<T>,
    by_id: &'a [usize],
    id_of: fn(&T) -> &String,
    id: &str,
) -> impl Iterator<Item = (usize, &'a T)> {
    let first = by_id.partition_point(|index| {
        steps::count(1);
        id_of(&entries[*index]).as_str() < id
    });
    let same = by_id[first..].iter().map(|index| (*index, &entries[*index]));
    same.take_while(move |(_, it)| id_of(it) == id)
}

impl PlanAt {
    /// A plan on the day of a basis.
    pub fn of(plan: impl Into<Arc<Plan>>, basis: &Basis) -> Self {
        let plan = plan.into();
        let calendar = basis.config.calendar.with_holidays(plan.onboarding.holidays.iter().copied());
        let waited_for = Arc::new(waited_for(&plan));
        let by_id = Arc::new(ById::of(&plan));
        Self::seen(plan, basis.clone(), calendar, waited_for, by_id)
    }

    /// The same plan, by the same configuration, on another day: only what depends on the day is worked out anew.
    pub fn on(&self, day: Date) -> Self {
        let (plan, calendar) = (Arc::clone(&self.plan), self.calendar.clone());
        let (waited_for, by_id) = (Arc::clone(&self.waited_for), Arc::clone(&self.by_id));
        Self::seen(plan, self.basis.at(day), calendar, waited_for, by_id)
    }

    /// The same plan on the same day, as it was before somebody closed it.
    pub fn before_its_end(&self) -> Self {
        let mut plan = Plan::clone(&self.plan);
        plan.onboarding.ended = None;
        let (waited_for, by_id) = (Arc::clone(&self.waited_for), Arc::clone(&self.by_id));
        Self::seen(Arc::new(plan), self.basis.clone(), self.calendar.clone(), waited_for, by_id)
    }

    fn seen(
        plan: Arc<Plan>,
        basis: Basis,
        calendar: Calendar,
        waited_for: Arc<BTreeMap<String, WaitedFor>>,
        by_id: Arc<ById>,
    ) -> Self {
        let people = People { plan: &plan, ours: &basis.people, playbooks: &basis.playbooks };
        let facts = Facts::of(people, basis.as_of);
        let holds = Holds::of(&plan.onboarding, basis.as_of);
        let baselines = Baselines::of(people, facts.on(Fact::PlanAgreed), basis.as_of);
        let last_contacts = OnceLock::new();
        Self { plan, basis, calendar, facts, waited_for, holds, baselines, last_contacts, by_id }
    }

    /// The plan, as commands name it.
    pub fn slug(&self) -> &str {
        &self.plan.slug
    }

    /// The plan's own id, which stays what it is whatever the directory is called; the directory's name where it has none.
    pub fn id(&self) -> &str {
        self.plan.onboarding.id.or(&self.plan.slug)
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
        agreed(self.named(), self.as_of(), side).map(|(on, _)| on)
    }

    /// Why the plan does without a fact, where the handoff says so.
    pub fn fact_not_needed(&self, fact: Fact) -> Option<&'static str> {
        fact_not_needed(&self.plan, fact)
    }

    /// Why nobody asks for a fact in this plan: the handoff says so, or customers help themselves, and neither a milestone nor
    /// a gate asks for what belongs to plans with meetings and a sponsor.
    pub fn fact_not_asked(&self, fact: Fact) -> Option<&'static str> {
        const NOBODY_MEETS: &str =
            "gates open by themselves, and nobody has to meet (`gates_open` of `gates.yaml`)";
        const NOT_ASKED: &str = "gates open by themselves, and no gate and no milestone asks for it (`gates_open` of `gates.yaml`)";
        let why = match fact {
            Fact::Kickoff | Fact::HandoffMeeting => NOBODY_MEETS,
            Fact::SecurityPack | Fact::SuccessConfirmed => NOT_ASKED,
            _ => return self.fact_not_needed(fact),
        };
        let is_asked = || self.milestone_with(fact).is_some() || self.is_asked_by_gate(fact);
        let is_left_out = || self.is_digital_first() && !is_asked();
        self.fact_not_needed(fact).or_else(|| is_left_out().then_some(why))
    }

    /// Whether a criterion of a gate rests on a fact.
    fn is_asked_by_gate(&self, fact: Fact) -> bool {
        let rests =
            |it: &Criterion| it.fact == Some(fact) || it.any_of.iter().any(|one| one.fact == Some(fact));
        self.criteria().any(rests)
    }

    /// Whether a criterion of a gate asks for a metric.
    pub fn is_metric_of_gate(&self, metric: &str) -> bool {
        self.criteria().any(|it| it.metric.get() == Some(metric))
    }

    /// The criteria that gates ask for on the day.
    fn criteria(&self) -> impl Iterator<Item = &Criterion> {
        let gates = GateName::ALL.iter().filter_map(|name| self.plan.gates.gates.get(*name));
        gates.flat_map(|gate| gate.criteria.iter()).filter(|it| it.is_asked_on(self.as_of()))
    }

    /// The day by which a meeting that begins the work should have been held: the one that was agreed for the milestone
    /// that rests on it, else the practice's.
    pub fn meeting_owed(&self, fact: Fact) -> Date {
        let practice = match fact {
            Fact::HandoffMeeting => self.deadline(self.basis.config.deadlines.handoff_meeting_days),
            _ => self.kickoff_deadline(),
        };
        let carrier = self.milestone_with(fact);
        let owed = carrier.and_then(|(index, _)| self.milestone_owed_on(index)).unwrap_or(practice);
        self.holds.roll_forward(&self.calendar, owed)
    }

    /// Why the plan does without an event, where the handoff says so.
    pub fn event_not_needed(&self, event: Event) -> Option<&'static str> {
        event_not_needed(&self.plan, event)
    }

    /// Why the plan does without a milestone, where the handoff says so.
    pub fn milestone_not_needed(&self, milestone: &Milestone) -> Option<&'static str> {
        milestone_not_needed(&self.plan, milestone)
    }

    /// Why a baseline that stands on the day counts nowhere, if it does not.
    pub fn why_baseline_does_not_count(&self, baseline: &Baseline) -> Option<&'static str> {
        self.baselines.why_not(self.named(), self.as_of(), baseline)
    }

    /// The baselines that stand on the day and count nowhere, or not for some of their milestones.
    pub fn uncounted_baselines(&self) -> Vec<Uncounted<'_>> {
        self.baselines.uncounted(self.named(), self.as_of())
    }

    /// When each person was last spoken with, up to now; worked out when somebody asks.
    pub fn last_contacts(&self) -> &LastContacts {
        self.last_contacts.get_or_init(|| LastContacts::of(&self.plan, self.as_of()))
    }

    /// The day so many calendar days after signature, or the next working day.
    pub fn deadline(&self, days: u32) -> Date {
        self.calendar.roll_forward(self.signed().plus_days(days.into()))
    }

    /// The last day for the kickoff.
    pub fn kickoff_deadline(&self) -> Date {
        self.calendar.add_working_days(self.signed(), self.basis.config.deadlines.kickoff_working_days)
    }

    /// What tells whose name something is.
    pub(super) fn named(&self) -> People<'_> {
        People { plan: &self.plan, ours: &self.basis.people, playbooks: &self.basis.playbooks }
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

    #[test]
    fn a_meeting_is_owed_on_the_day_of_its_milestone_where_one_plans_it() {
        let jsp = "milestones: [{id: M-1, fact: handoff_meeting, due: 2026-03-07}]";
        let owed = |files: &[(&str, &str)]| at(files, "2026-03-03").meeting_owed(Fact::HandoffMeeting);
        assert_eq!(owed(&[]), date("2026-03-04"), "two days after the signature");
        assert_eq!(owed(&[("jsp.yaml", jsp)]), date("2026-03-09"), "a Saturday is rolled to Monday");
    }
}
