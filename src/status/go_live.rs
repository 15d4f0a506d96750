//! When a plan goes live, against the day that was agreed last.

use crate::assessment::Assessment;
use crate::date::Date;
use crate::model::Event;

/// When a plan goes live, or did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct GoLive {
    /// The day on which it went live, if it has.
    pub live_on: Option<Date>,
    /// The day on which it can; none once it has.
    pub forecast: Option<Date>,
    /// The day that was agreed last.
    pub baseline: Option<Date>,
    /// Calendar days from the one that was agreed to the one on which it is or was live.
    pub slip_days: Option<i64>,
}

impl GoLive {
    pub(super) fn of(it: &Assessment) -> Self {
        let milestone = it.schedule.event(Event::GoLive).map(|(_, _, forecast)| forecast);
        let live_on = it.live_on();
        Self {
            live_on,
            forecast: it.metrics.get("forecast_go_live").day().filter(|_| live_on.is_none()),
            baseline: milestone.and_then(|it| it.baseline),
            slip_days: milestone.and_then(|it| it.slip_days),
        }
    }
}
