//! Which signals fire on a plan.

use super::table::{SIGNALS, find_play};
use super::watched_plan::WatchedPlan;
use super::{Fired, Signal};
use crate::assessment::Assessment;
use crate::config::SignalLimits;
use crate::gate::Waived;
use crate::model::Side;

/// The signals that fire on a plan, costliest to ignore first. None on one that has ended.
pub fn watch(assessment: &Assessment) -> Vec<Fired> {
    if assessment.has_ended() {
        return Vec::new();
    }
    let is_on_hold = assessment.is_on_hold();
    // What somebody has allowed to be missing for a time is not asked for again every day.
    let waived = Waived::of(assessment);
    let segment = assessment.plan.onboarding.segment;
    SIGNALS
        .iter()
        .filter(|signal| signal.is_watched_on_hold || !is_on_hold)
        .filter(|signal| !signal.metrics.iter().any(|metric| waived.has_metric(metric)))
        .filter_map(|signal| {
            fire(signal, assessment, assessment.basis.config.signals.get(signal.id, segment)?)
        })
        .collect()
}

/// The signal with its play's owner and clock, if it fires.
fn fire(signal: &Signal, assessment: &Assessment, limits: SignalLimits<'_>) -> Option<Fired> {
    let observation = (signal.watch)(&WatchedPlan { assessment, limits })?;
    let first = find_play(signal.play).and_then(|play| play.steps.first()).expect("every play has steps");
    let since = observation.since.unwrap_or(assessment.as_of());
    Some(Fired {
        signal: signal.id,
        play: signal.play,
        owner: assessment.part_or_csm(first.owner).map(str::to_owned),
        side: Side::Vendor,
        by: observation.by.unwrap_or_else(|| assessment.calendar.add_working_days(since, first.within)),
        observation,
    })
}
