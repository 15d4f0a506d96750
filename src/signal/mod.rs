//! Signals: a metric past its threshold for long enough, and the play it calls for.
//!
//! One table ([`SIGNALS`]) ordered by what it costs to ignore them, one file a family. A signal fires only on
//! what is known and fresh: a number that is missing or old is a finding, not an alarm.

mod contract;
mod definition;
mod delivery;
mod neglect;
mod observation;
mod people;
mod play;
mod plays;
mod satisfaction;
mod table;
#[cfg(test)]
mod tests;
mod usage;
mod watch;
mod watched_plan;

pub use definition::{Fired, Signal};
pub use observation::Observation;
pub use play::{Play, PlayStep};
pub use plays::PLAYS;
pub use table::{SIGNALS, cost_rank, find, find_play, loss};
pub use watch::watch;
pub use watched_plan::WatchedPlan;
