//! What a signal looks at.

use std::ops::Deref;

use crate::assessment::Assessment;
use crate::config::SignalLimits;
use crate::date::Date;
use crate::route::Route;

/// A plan with the configuration of one signal.
pub struct WatchedPlan<'a> {
    /// The plan, measured and judged.
    pub assessment: &'a Assessment,
    /// When the signal fires.
    pub limits: SignalLimits<'a>,
}

impl Deref for WatchedPlan<'_> {
    type Target = Assessment;
    fn deref(&self) -> &Assessment {
        self.assessment
    }
}

impl WatchedPlan<'_> {
    pub(super) fn threshold(&self) -> f64 {
        self.limits.threshold
    }

    /// The threshold as a number of days.
    pub(super) fn threshold_days(&self) -> i64 {
        self.limits.threshold as i64
    }

    /// How long it must be so; `otherwise` where configuration does not say.
    pub(super) fn for_days(&self, otherwise: u32) -> i64 {
        i64::from(self.limits.for_days.unwrap_or(otherwise))
    }

    /// The number of a metric, only if it is known and fresh.
    pub(super) fn known(&self, metric: &str) -> Option<f64> {
        self.metrics.get(metric).known()
    }

    /// Where a metric was read, most telling first.
    pub(super) fn route(&self, metric: &str) -> Option<Route> {
        self.metrics.get(metric).reading().and_then(|reading| reading.routes.first().cloned())
    }

    /// The day on which what a metric read was true.
    pub(super) fn read_on(&self, metric: &str) -> Option<Date> {
        self.metrics.get(metric).reading().and_then(|reading| reading.on)
    }

    /// Why a metric is what it is, in a few words.
    pub(super) fn note(&self, metric: &str) -> Option<String> {
        self.metrics.get(metric).reading().and_then(|reading| reading.note.clone())
    }

    /// Calendar days since go-live; nothing before it.
    pub(super) fn days_live(&self) -> Option<i64> {
        self.known("days_since_go_live").map(|days| days as i64)
    }

    /// The day from which on what is judged so many days after the signature is judged, those on hold left out; nothing before
    /// it has come.
    pub(super) fn judged_from(&self, days: i64) -> Option<Date> {
        let over = self.days_quiet_since(self.signed()) - days;
        (over >= 0).then(|| self.as_of().plus_days(-over))
    }

    /// The day on which a count of days that is now `days` first was more than the threshold.
    pub(super) fn exceeded_on(&self, days: i64) -> Date {
        self.as_of().plus_days(self.threshold_days() + 1 - days)
    }
}
