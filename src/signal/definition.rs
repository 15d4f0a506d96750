//! What a signal is, and one that fires.

use super::observation::Observation;
use super::watched_plan::WatchedPlan;
use crate::date::Date;
use crate::model::Side;

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
    pub watch: fn(&WatchedPlan<'_>) -> Option<Observation>,
}

/// A signal that fires on a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Fired {
    /// The signal's id.
    pub signal: &'static str,
    /// The play's id.
    pub play: &'static str,
    /// What was seen.
    pub observation: Observation,
    /// Who runs the play.
    pub owner: Option<String>,
    /// On which side.
    pub side: Side,
    /// By when the play's first step is due.
    pub by: Date,
}
