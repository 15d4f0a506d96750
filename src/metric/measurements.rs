//! Measurements of one plan at one day, each taken once however often it is asked for.

use std::borrow::Borrow;
use std::cell::OnceCell;
use std::sync::LazyLock;

use super::{METRICS, Measuring, Metric, Value};
use crate::model::Criterion;
use crate::schedule::Schedule;

/// Takes measurements when they are asked for, of a schedule that is borrowed or its own.
pub struct Measurer<S> {
    schedule: S,
    /// In the order of [`METRICS`].
    taken: Vec<OnceCell<Value>>,
}

impl<S: Borrow<Schedule>> Measurer<S> {
    /// One that has measured nothing yet.
    pub fn new(schedule: S) -> Self {
        Self { schedule, taken: METRICS.iter().map(|_| OnceCell::new()).collect() }
    }

    /// What is measured.
    pub fn schedule(&self) -> &Schedule {
        self.schedule.borrow()
    }

    /// The value of the metric with this id; none for an id that no metric has.
    pub fn get(&self, id: &str) -> Option<&Value> {
        Some(self.take(index(id)?))
    }

    fn take(&self, index: usize) -> &Value {
        self.taken[index].get_or_init(|| self.measure(METRICS[index]))
    }

    /// Unknown where a file that the metric reads is in doubt, whatever its function would say.
    fn measure(&self, metric: &Metric) -> Value {
        if let Some(file) = metric.files.iter().find(|file| self.schedule().at.plan.is_doubtful(**file)) {
            return Value::unknown(format!("`{file}` could not be read in full"));
        }
        // A metric over other metrics that is one of them itself would never come to an end.
        let known = |id: &str| if id == metric.id { None } else { self.get(id)?.known() };
        let meets = |criterion: &Criterion| {
            let other = criterion.metric.get().filter(|id| *id != metric.id).and_then(|id| self.get(id));
            other.is_some_and(|value| value.meets(criterion) == Some(true))
        };
        let measuring = Measuring { schedule: self.schedule(), known: &known, meets: &meets };
        let value = (metric.measure)(&measuring);
        match value.number() {
            Some(number) if !number.is_finite() => Value::unknown("the plan's numbers give no finite result"),
            _ => value,
        }
    }
}

/// All measurements of one plan at one day.
#[derive(Clone, Debug, PartialEq)]
pub struct Measurements(Vec<Value>);

/// What is said of an id that no metric has.
static NO_METRIC: LazyLock<Value> = LazyLock::new(|| Value::unknown("there is no metric with this id"));

impl Measurements {
    /// Takes them all.
    pub fn take(schedule: &Schedule) -> Self {
        let measurer = Measurer::new(schedule);
        Self((0..METRICS.len()).map(|index| measurer.take(index).clone()).collect())
    }

    /// The value of the metric with this id; unknown for an id that no metric has.
    pub fn get(&self, id: &str) -> &Value {
        index(id).map_or(&NO_METRIC, |index| &self.0[index])
    }

    /// The number, known or stale, if there is one.
    pub fn number(&self, id: &str) -> Option<f64> {
        self.get(id).number()
    }

    /// Whether what its metric measures meets a criterion.
    pub fn meets(&self, criterion: &Criterion) -> bool {
        criterion.metric.get().is_some_and(|id| self.get(id).meets(criterion) == Some(true))
    }

    /// Each metric with its value, sorted by id.
    pub fn iter(&self) -> impl Iterator<Item = (&'static Metric, &Value)> {
        METRICS.iter().copied().zip(&self.0)
    }
}

fn index(id: &str) -> Option<usize> {
    METRICS.binary_search_by(|metric| metric.id.cmp(id)).ok()
}
