//! Signals: a metric past its threshold for long enough, and the play it calls for.
//!
//! One table ([`SIGNALS`]) ordered by what it costs to ignore them, one file a signal or a family.

mod play;

pub use play::{PLAYS, Play, Step};

use crate::date::Date;
use crate::model::Side;
use crate::route::Route;
use crate::subject::Subject;

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
    /// Fires or not.
    pub watch: fn(&Subject<'_>) -> Option<Sighting>,
}

/// What a signal saw.
#[derive(Clone, Debug, PartialEq)]
pub struct Sighting {
    /// What was seen, with its numbers.
    pub message: String,
    /// Where.
    pub route: Option<Route>,
    /// Since when, as far as the plan can tell.
    pub since: Option<Date>,
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

/// Every signal, costliest to ignore first.
pub const SIGNALS: &[&Signal] = &[];
