//! Signals: a metric past its threshold for long enough, and the play it calls for.
//!
//! One table ([`SIGNALS`]) ordered by what it costs to ignore them, one file a family. A signal fires only on
//! what is known and fresh: a number that is missing or old is a finding, not an alarm.

mod delivery;
mod people;
mod play;
mod plays;
mod sighting;
mod usage;

use crate::config::SignalConfig;
use crate::date::Date;
use crate::model::Side;
use crate::schedule::has_ended;
use crate::subject::Subject;

pub use play::{Play, Step, TeamRole};
pub use plays::PLAYS;
pub use sighting::{Scene, Sighting};

/// A watch on one thing that goes wrong.
pub struct Signal {
    /// The name in configuration and output.
    pub id: &'static str,
    /// One line.
    pub summary: &'static str,
    /// The source documents that ask for it.
    pub source: &'static str,
    /// The metrics it watches.
    pub metrics: &'static [&'static str],
    /// The play it calls for.
    pub play: &'static str,
    /// Why it matters and how it is judged.
    pub docs: &'static str,
    /// Whether it is watched while the plan is on hold: people leave and fall silent then too.
    pub is_watched_on_hold: bool,
    /// Fires or not.
    pub watch: fn(&Scene<'_>) -> Option<Sighting>,
}

/// A signal that fires on a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Fired {
    /// The signal's id.
    pub signal: &'static str,
    /// The play's id.
    pub play: &'static str,
    /// What was seen.
    pub sighting: Sighting,
    /// Who runs the play.
    pub owner: Option<String>,
    /// On which side.
    pub side: Side,
    /// By when the play's first step is due.
    pub by: Date,
}

/// Every signal, costliest to ignore first: what loses the relationship, then what loses the habit of use,
/// then what loses the date, then what loses comfort.
pub const SIGNALS: &[&Signal] = &[
    &people::CHAMPION_DEPARTED,
    &usage::USAGE_STALL,
    &delivery::FIRST_VALUE_LATE,
    &usage::ENGAGEMENT_DROP,
    &people::SPONSOR_SILENT,
    &people::SILENCE_AFTER_GO_LIVE,
    &people::RESOURCES_NOT_COMMITTED,
    &delivery::GO_LIVE_SLIPPING,
    &delivery::MIGRATION_FAILING,
    &delivery::INTEGRATION_DELAYED,
    &delivery::SECURITY_PENDING,
    &people::SINGLE_THREADED,
    &usage::NOTHING_CREATED,
    &people::TRAINING_FAILED_TWICE,
    &delivery::SCOPE_GROWING,
    &usage::SINGLE_PLAYER_USE,
    &delivery::NO_INTEGRATION,
];

/// The signal with this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Signal> {
    SIGNALS.iter().copied().find(|signal| signal.id == id)
}

/// The place of a signal in the order of what it costs to ignore; the last for an id that no signal has.
#[must_use]
pub fn cost_rank(id: &str) -> usize {
    SIGNALS.iter().position(|signal| signal.id == id).unwrap_or(SIGNALS.len())
}

/// The play with this id.
#[must_use]
pub fn find_play(id: &str) -> Option<&'static Play> {
    PLAYS.binary_search_by(|play| play.id.cmp(id)).ok().map(|index| PLAYS[index])
}

/// The signals that fire on a plan, costliest to ignore first. None on one that has ended.
#[must_use]
pub fn watch(subject: &Subject<'_>) -> Vec<Fired> {
    if has_ended(subject.plan, subject.basis.as_of) {
        return Vec::new();
    }
    let is_on_hold = subject.schedule.holds.running().is_some();
    SIGNALS
        .iter()
        .filter(|signal| signal.is_watched_on_hold || !is_on_hold)
        .filter_map(|signal| {
            let config = subject.basis.config.signals.get(signal.id).filter(|config| config.enabled)?;
            signal.fire(subject, config)
        })
        .collect()
}

impl Signal {
    /// The signal with its play's owner and clock, if it fires.
    fn fire(&self, subject: &Subject<'_>, config: &SignalConfig) -> Option<Fired> {
        let sighting = (self.watch)(&Scene { subject, config })?;
        let first = find_play(self.play).and_then(|play| play.steps.first()).expect("every play has steps");
        let since = sighting.since.unwrap_or(subject.basis.as_of);
        Some(Fired {
            signal: self.id,
            play: self.play,
            owner: first.owner.of(&subject.plan.onboarding.team).map(str::to_owned),
            side: Side::Vendor,
            by: subject.calendar.add_working_days(since, first.within),
            sighting,
        })
    }
}

#[cfg(test)]
mod tests;
