//! Named measurements of a plan at a date. Gates, health, signals, status columns and benchmarks are all
//! expressed over these; nothing derives a number again that a metric already is.
//!
//! One table ([`METRICS`]), one file a family. A metric over a file that could not be read in full is unknown,
//! whatever it says: the engine sees to that, so that no family can forget it.

mod adoption;
mod blockage;
mod clock;
mod comparison;
mod delivery;
mod events;
mod forecast;
mod friction;
mod goals;
mod handoff;
mod lens;
mod people;
mod record;
mod risk;
mod satisfaction;
mod show;
mod training;
mod value;

#[cfg(test)]
mod tests;

pub use comparison::Comparison;
pub use lens::Lens;
pub use record::record;
pub use value::{Amount, Better, Reading, Unit, Value};

use crate::basis::Basis;
use crate::model::PlanFile;
use crate::plan::Plan;
use crate::schedule::Schedule;

/// A measurement: what it means, and how it is taken.
pub struct Metric {
    /// The name in files, configuration and output.
    pub id: &'static str,
    /// What is counted.
    pub unit: Unit,
    /// Which way is better.
    pub better: Better,
    /// One line.
    pub summary: &'static str,
    /// The formula, in the words of the plan's keys.
    pub formula: &'static str,
    /// When it does not apply; empty when it always does.
    pub not_applicable: &'static str,
    /// The source documents that ask for it, such as `S0 S2`.
    pub source: &'static str,
    /// The files it reads; one of them in doubt makes it unknown.
    pub files: &'static [PlanFile],
    /// Takes the measurement.
    pub measure: fn(&Lens<'_>) -> Value,
}

/// Every metric, sorted by id.
pub const METRICS: &[&Metric] = &[
    &adoption::ACTIVATION_REACHED,
    &people::ACTIVE_CONTACTS,
    &adoption::ACTIVE_SEATS,
    &training::ADMINS_CERTIFIED,
    &blockage::BLOCKED_ITEMS,
    &blockage::BLOCKERS_PAST_SLA,
    &people::CHAMPION_ACTIVE,
    &satisfaction::CSAT,
    &delivery::CUSTOMER_OWNED_SHARE,
    &clock::DAY,
    &adoption::DAYS_SINCE_ACTIVITY,
    &clock::DAYS_SINCE_GO_LIVE,
    &clock::DAYS_SINCE_UPDATE,
    &delivery::DUE_MILESTONES_DONE,
    &training::FAILED_ASSESSMENTS,
    &adoption::FEATURE_BREADTH,
    &goals::FIRST_VALUE_OVERDUE_DAYS,
    &forecast::FORECAST_GO_LIVE,
    &forecast::FORECAST_SLIP_DAYS,
    &friction::FRICTION_SCORE,
    &handoff::HANDOFF_COMPLETENESS,
    &events::HANDOFF_MEETING_DAYS,
    &clock::HOLD_DAYS,
    &adoption::KEY_ACTIONS,
    &events::KICKOFF_WORKING_DAYS,
    &adoption::LICENCE_ADOPTION,
    &delivery::MILESTONE_COMPLETION,
    &delivery::MILESTONES_ON_TIME,
    &satisfaction::NPS,
    &goals::OBJECTIVES_MET,
    &handoff::OPEN_COMMITMENTS,
    &goals::OUTCOMES_ACHIEVED,
    &blockage::OVERDUE_ACTIONS,
    &delivery::OVERDUE_MILESTONES,
    &adoption::PROVISIONED_SHARE,
    &events::QUICK_WIN_DAYS,
    &handoff::RESOURCES_UNCOMMITTED,
    &risk::RISKS_PAST_TRIGGER,
    &delivery::SCOPE_GROWTH,
    &adoption::SEAT_ACTIVATION,
    &events::SECURITY_PACK_DAYS,
    &people::SENTIMENT,
    &people::SPONSOR_ACTIVE,
    &people::SPONSOR_SILENCE_DAYS,
    &people::STAKEHOLDER_COVERAGE,
    &events::TIME_TO_FULL_DEPLOYMENT_DAYS,
    &goals::TIME_TO_FULL_VALUE_DAYS,
    &events::TIME_TO_GO_LIVE_DAYS,
    &risk::TOP_RISK_EXPOSURE,
    &training::TRAINING_DELIVERED,
    &training::TRAINING_PASSED,
    &goals::TTFV_DAYS,
    &goals::TTFV_DAYS_NET,
    &delivery::UNOWNED_WORKSTREAMS,
    &adoption::USAGE_CHANGE_4W,
    &adoption::WORKFLOWS_LIVE,
];

/// The metric with this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Metric> {
    METRICS.binary_search_by(|metric| metric.id.cmp(id)).ok().map(|index| METRICS[index])
}

/// Takes these measurements of a plan, in this order, where nothing else of the plan is asked for.
#[must_use]
pub fn measure(plan: &Plan, basis: &Basis, metrics: &[&'static Metric]) -> Vec<Value> {
    let calendar = basis.config.calendar.with_holidays(plan.onboarding.holidays.iter().copied());
    let schedule = Schedule::of(plan, basis);
    let lens = Lens { plan, basis, calendar: &calendar, schedule: &schedule };
    metrics.iter().map(|metric| lens.measure(metric)).collect()
}

/// All measurements of one plan at one date.
#[derive(Clone, Debug, PartialEq)]
pub struct Measurements(Vec<Value>);

impl Measurements {
    /// Takes them all.
    #[must_use]
    pub fn take(lens: &Lens<'_>) -> Self {
        Self(METRICS.iter().map(|metric| lens.measure(metric)).collect())
    }

    /// The value of the metric with this id; unknown for an id that no metric has.
    #[must_use]
    pub fn get(&self, id: &str) -> Value {
        match METRICS.binary_search_by(|metric| metric.id.cmp(id)) {
            Ok(index) => self.0[index].clone(),
            Err(_) => Value::unknown(format!("there is no metric `{id}`")),
        }
    }

    /// The number, known or stale, if there is one.
    #[must_use]
    pub fn number(&self, id: &str) -> Option<f64> {
        self.get(id).number()
    }

    /// Each metric with its value, sorted by id.
    pub fn iter(&self) -> impl Iterator<Item = (&'static Metric, &Value)> {
        METRICS.iter().copied().zip(&self.0)
    }
}
