//! All that is derived from one plan at one day: worked out once, read by every command. Findings and signals are not in
//! it: they are made of it, and only some commands ask for them.

use std::ops::Deref;

use crate::basis::Basis;
use crate::friction::Friction;
use crate::gate::Gates;
use crate::health::Health;
use crate::metric::Measurements;
use crate::model::{Fact, Frequency};
use crate::plan::Plan;
use crate::plan_at::PlanAt;
use crate::schedule::Schedule;

/// How long nobody has written an update, and how often one is agreed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UpdateSilence {
    /// Days since the last one, or since the kickoff where that came later; days on hold are not counted.
    pub days: i64,
    /// How often one is to be written.
    pub cadence: Frequency,
}

impl UpdateSilence {
    /// By how many days the next one is overdue; negative while there is time.
    pub const fn overdue_days(self) -> i64 {
        self.days - self.cadence.days()
    }
}

/// A plan at a day with everything that follows from it. What [`PlanAt`] answers, it answers too.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// The plan at its day, and when its milestones can be done.
    pub schedule: Schedule,
    /// Every metric.
    pub metrics: Measurements,
    /// The five gates.
    pub gates: Gates,
    /// The health score and its parts.
    pub health: Health,
    /// The friction score and its terms.
    pub friction: Friction,
}

impl Deref for Assessment {
    type Target = PlanAt;
    fn deref(&self) -> &PlanAt {
        &self.schedule.at
    }
}

impl Assessment {
    /// Assesses a plan.
    pub fn of(plan: Plan, basis: &Basis) -> Self {
        Self::from(PlanAt::of(plan, basis))
    }

    /// How long nobody has written an update; nothing before the kickoff, where nobody owes one, and where it is not known.
    pub fn update_silence(&self) -> Option<UpdateSilence> {
        let since_kickoff = self.days_quiet_since(self.fact_on(Fact::Kickoff)?);
        let since_update = self.metrics.number("days_since_update")? as i64;
        let cadence = self.plan.jsp.cadence.update.unwrap_or(Frequency::Weekly);
        Some(UpdateSilence { days: since_update.min(since_kickoff), cadence })
    }

    /// Whether the plan is on hold by agreement.
    pub fn is_on_hold(&self) -> bool {
        self.holds.running().is_some()
    }
}

impl From<PlanAt> for Assessment {
    fn from(at: PlanAt) -> Self {
        let schedule = Schedule::of(at);
        let metrics = Measurements::take(&schedule);
        let gates = Gates::of(&schedule, &metrics);
        let health = Health::of(&schedule, &metrics, &gates);
        let friction = Friction::of(&schedule.at);
        Self { schedule, metrics, gates, health, friction }
    }
}
