//! Named measurements of a plan at a date. Gates, health, signals, status columns and benchmarks are all
//! expressed over these; nothing derives a number again that a metric already is.
//!
//! One table ([`METRICS`]), one file a family. A metric over a file that could not be read in full is unknown,
//! whatever it says: the engine sees to that, so that no family can forget it.

mod value;

pub use value::{Amount, Better, Reading, Unit, Value};

use crate::basis::Basis;
use crate::calendar::Calendar;
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
pub const METRICS: &[&Metric] = &[];

/// What a metric may look at.
#[derive(Clone, Copy)]
pub struct Lens<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Configuration and as-of date.
    pub basis: &'a Basis,
    /// The workspace's calendar with the customer's holidays.
    pub calendar: &'a Calendar,
    /// Its milestones, forecast.
    pub schedule: &'a Schedule,
}

impl Lens<'_> {
    /// Takes one measurement; unknown where a file it reads is in doubt.
    #[must_use]
    pub fn measure(&self, metric: &Metric) -> Value {
        match metric.files.iter().find(|file| self.plan.is_doubtful(**file)) {
            Some(file) => Value::unknown(format!("`{file}` could not be read in full")),
            None => (metric.measure)(self),
        }
    }
}

/// The metric with this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Metric> {
    METRICS.binary_search_by(|metric| metric.id.cmp(id)).ok().map(|index| METRICS[index])
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
