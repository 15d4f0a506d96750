//! What a signal looks at, and what it saw.

use crate::config::SignalConfig;
use crate::date::Date;
use crate::model::{Event, PlanFile, Snapshot};
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

    /// The day on which the customer went live, if that has come.
    pub(super) fn live_since(&self) -> Option<Date> {
        let (_, milestone, forecast) = self.subject.schedule.event(self.subject.plan, Event::GoLive)?;
        milestone.done_on.filter(|on| forecast.is_done && *on <= self.as_of())
    }

    /// Snapshots of use from `live` on, each with its index in the file, oldest first; none of a file in doubt.
    pub(super) fn snapshots_since(&self, live: Date) -> Vec<(usize, &'a Snapshot)> {
        if self.subject.plan.is_doubtful(PlanFile::Adoption) {
            return Vec::new();
        }
        let mut snapshots = self.subject.plan.adoption.until(self.as_of());
        snapshots.retain(|(_, snapshot)| snapshot.on >= live);
        snapshots
    }

    /// The newest snapshot of use since go-live, when it is fresh.
    pub(super) fn newest_snapshot(&self) -> Option<(usize, &'a Snapshot)> {
        let (index, newest) = self.snapshots_since(self.live_since()?).pop()?;
        self.is_fresh(newest).then_some((index, newest))
    }

    pub(super) fn is_fresh(&self, snapshot: &Snapshot) -> bool {
        let limit = i64::from(self.subject.basis.config.staleness.adoption_days);
        self.as_of().days_since(snapshot.on) <= limit
    }
}
