//! What a signal looks at, and what it saw.

use crate::config::SignalConfig;
use crate::date::Date;
use crate::route::Route;
use crate::subject::Subject;

/// What a signal saw.
#[derive(Clone, Debug, PartialEq)]
pub struct Sighting {
    /// What was seen, with its numbers.
    pub message: String,
    /// Where.
    pub route: Option<Route>,
    /// The day from which it could be seen, as far as the plan can tell; the play's clock starts then.
    pub since: Option<Date>,
}

impl Sighting {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), route: None, since: None }
    }

    pub(super) fn at(self, route: Option<Route>) -> Self {
        Self { route, ..self }
    }

    pub(super) fn since(self, since: Option<Date>) -> Self {
        Self { since, ..self }
    }
}

/// A plan with the configuration of one signal.
pub struct Scene<'a> {
    /// The plan, measured and judged.
    pub subject: &'a Subject<'a>,
    /// When the signal fires.
    pub config: &'a SignalConfig,
}

impl<'a> Scene<'a> {
    pub(super) fn as_of(&self) -> Date {
        self.subject.basis.as_of
    }

    pub(super) fn threshold(&self) -> f64 {
        self.config.threshold
    }

    /// The threshold as a number of days.
    pub(super) fn threshold_days(&self) -> i64 {
        self.config.threshold as i64
    }

    /// How long it must be so; `otherwise` where configuration does not say.
    pub(super) fn for_days(&self, otherwise: u32) -> i64 {
        i64::from(self.config.for_days.unwrap_or(otherwise))
    }

    /// The number of a metric, only if it is known and fresh.
    pub(super) fn known(&self, metric: &str) -> Option<f64> {
        self.subject.metrics.get(metric).known()
    }

    /// Where a metric was read, most telling first.
    pub(super) fn route(&self, metric: &str) -> Option<Route> {
        self.subject.metrics.get(metric).reading().and_then(|reading| reading.routes.first().cloned())
    }

    /// The day on which what a metric read was true.
    pub(super) fn read_on(&self, metric: &str) -> Option<Date> {
        self.subject.metrics.get(metric).reading().and_then(|reading| reading.on)
    }

    /// Why a metric is what it is, in a few words.
    pub(super) fn note(&self, metric: &str) -> Option<String> {
        self.subject.metrics.get(metric).reading().and_then(|reading| reading.note.clone())
    }

    /// Calendar days since go-live; nothing before it.
    pub(super) fn days_live(&self) -> Option<i64> {
        self.known("days_since_go_live").map(|days| days as i64)
    }

    /// The day on which a count of days that is now `days` first was more than the threshold.
    pub(super) fn exceeded_on(&self, days: i64) -> Date {
        self.as_of().plus_days(self.threshold_days() + 1 - days)
    }
}
