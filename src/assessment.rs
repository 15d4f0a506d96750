//! All that is derived from one plan at one date. Computed once, read by every command. Findings are not in it: checks
//! need the files themselves (`check::check`), and only some commands ask for them.

use crate::basis::Basis;
use crate::calendar::Calendar;
use crate::friction::Friction;
use crate::gate::Gates;
use crate::health::Health;
use crate::metric::{Lens, Measurements};
use crate::plan::Plan;
use crate::schedule::Schedule;
use crate::signal::{self, Fired};
use crate::subject::Subject;

/// A plan with everything that follows from it.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// The plan.
    pub plan: Plan,
    /// The workspace's calendar with the customer's holidays.
    pub calendar: Calendar,
    /// When its milestones can be done.
    pub schedule: Schedule,
    /// Every metric.
    pub metrics: Measurements,
    /// The five gates.
    pub gates: Gates,
    /// The health score and its parts.
    pub health: Health,
    /// The friction score and its terms.
    pub friction: Friction,
    /// The signals that fire, costliest to ignore first.
    pub signals: Vec<Fired>,
}

impl Assessment {
    /// Assesses a plan.
    #[must_use]
    pub fn of(plan: Plan, basis: &Basis) -> Self {
        let calendar = basis.config.calendar.with_holidays(plan.onboarding.holidays.iter().copied());
        let schedule = Schedule::of(&plan, basis);
        let lens = Lens { plan: &plan, basis, calendar: &calendar, schedule: &schedule };
        let metrics = Measurements::take(&lens);
        let gates = Gates::of(&lens, &metrics);
        let health = Health::of(&plan, basis, &metrics, &gates);
        let friction = Friction::of(&plan, &basis.config.friction);
        let mut assessment =
            Self { plan, calendar, schedule, metrics, gates, health, friction, signals: Vec::new() };
        assessment.signals = signal::watch(&assessment.subject(basis));
        assessment
    }

    /// The assessment as signals and checks look at it.
    #[must_use]
    pub fn subject<'a>(&'a self, basis: &'a Basis) -> Subject<'a> {
        Subject {
            plan: &self.plan,
            basis,
            calendar: &self.calendar,
            schedule: &self.schedule,
            metrics: &self.metrics,
            gates: &self.gates,
            health: &self.health,
            friction: &self.friction,
        }
    }
}
