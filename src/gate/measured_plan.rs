//! What gates are judged from: a plan at a day, with its milestones forecast and its metrics taken.

use std::ops::Deref;

use crate::metric::{Measurements, Measurer, Value};
use crate::model::{GatesOpen, PlanFile};
use crate::plan_at::PlanAt;
use crate::remedy::{Remedy, commands};
use crate::schedule::Schedule;

/// A plan at a day and what is measured of it.
#[derive(Clone, Copy)]
pub(super) struct MeasuredPlan<'a> {
    pub(super) schedule: &'a Schedule,
    metrics: Metrics<'a>,
}

/// The metrics of a day: all of them taken, or each when a criterion asks for it.
#[derive(Clone, Copy)]
enum Metrics<'a> {
    Taken(&'a Measurements),
    Asked(&'a Measurer<Schedule>),
}

impl<'a> MeasuredPlan<'a> {
    /// The plan on the day that everything is worked out for.
    pub(super) const fn taken(schedule: &'a Schedule, metrics: &'a Measurements) -> Self {
        Self { schedule, metrics: Metrics::Taken(metrics) }
    }

    /// The plan on another day.
    pub(super) fn to_measure(measurer: &'a Measurer<Schedule>) -> Self {
        Self { schedule: measurer.schedule(), metrics: Metrics::Asked(measurer) }
    }

    /// The value of the metric with this id; none for an id that no metric has.
    pub(super) fn metric(self, id: &str) -> Option<&'a Value> {
        match self.metrics {
            Metrics::Taken(metrics) => Some(metrics.get(id)),
            Metrics::Asked(measurer) => measurer.get(id),
        }
    }

    /// Whether the gates of the plan wait for nobody's signature.
    pub(super) fn is_automatic(self) -> bool {
        self.plan.gates.gates_open == Some(GatesOpen::Automatic)
    }

    /// What is to be done about a file that could not be read in full.
    pub(super) fn to_fix(self, file: PlanFile) -> Remedy {
        Remedy::run(format!("fix `{file}`, which could not be read in full"), commands::check(self.slug()))
    }
}

impl Deref for MeasuredPlan<'_> {
    type Target = PlanAt;
    fn deref(&self) -> &PlanAt {
        &self.schedule.at
    }
}
