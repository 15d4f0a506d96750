//! What gates are judged from: a plan at a day, with its milestones forecast and its metrics taken.

use std::cell::OnceCell;
use std::ops::Deref;

use crate::date::Date;
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
    last_day: Option<&'a LastDay>,
}

/// An onboarding that has ended as it was on its last day, before somebody closed it; worked out when a gate asks.
#[derive(Default)]
pub(super) struct LastDay(OnceCell<Measurer<Schedule>>);

/// The metrics of a day: all of them taken, or each when a criterion asks for it.
#[derive(Clone, Copy)]
enum Metrics<'a> {
    Taken(&'a Measurements),
    Asked(&'a Measurer<Schedule>),
}

impl<'a> MeasuredPlan<'a> {
    /// The plan on the day that everything is worked out for.
    pub(super) const fn taken(schedule: &'a Schedule, metrics: &'a Measurements) -> Self {
        Self { schedule, metrics: Metrics::Taken(metrics), last_day: None }
    }

    /// The plan on another day.
    pub(super) fn to_measure(measurer: &'a Measurer<Schedule>) -> Self {
        Self { schedule: measurer.schedule(), metrics: Metrics::Asked(measurer), last_day: None }
    }

    /// The same, of which the last day can be asked.
    pub(super) const fn until(self, last_day: Option<&'a LastDay>) -> Self {
        Self { last_day, ..self }
    }

    /// The last day, where one was given.
    pub(super) const fn last_day(self) -> Option<&'a LastDay> {
        self.last_day
    }

    /// The value of the metric with this id; none for an id that no metric has. What does not apply to an onboarding that has
    /// ended is answered by its last day: that it ended takes nothing back of what was met.
    pub(super) fn metric(self, id: &str) -> Option<&'a Value> {
        let value = match self.metrics {
            Metrics::Taken(metrics) => Some(metrics.get(id)),
            Metrics::Asked(measurer) => measurer.get(id),
        };
        match (value, self.ended()) {
            (Some(Value::NotApplicable(_)), Some(ended)) => {
                self.measured_last(ended).map_or(value, |it| it.get(id))
            }
            _ => value,
        }
    }

    fn measured_last(self, ended: Date) -> Option<&'a Measurer<Schedule>> {
        let measure = || Measurer::new(Schedule::of(self.schedule.at.before_its_end().on(ended)));
        self.last_day.map(|LastDay(measured)| measured.get_or_init(measure))
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
