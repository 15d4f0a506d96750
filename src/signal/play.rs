//! Plays: what to do when a signal fires, in which order, who, and by when.

use crate::config::Step;
use crate::model::TeamRole;

/// The response to a signal.
pub struct Play {
    /// The name in output and on the command line.
    pub id: &'static str,
    /// The same in a word or two, for a list that has to be narrow.
    pub short: &'static str,
    /// One line.
    pub summary: &'static str,
    /// When to run it and why it works.
    pub docs: &'static str,
    /// The source documents that ask for it.
    pub source: &'static str,
    /// What to do, in order.
    pub steps: &'static [PlayStep],
}

/// One step of a play.
pub struct PlayStep {
    /// What to do.
    pub title: &'static str,
    /// Which of us does it.
    pub owner: TeamRole,
    /// Working days after the signal by which it is done.
    pub within: u32,
    /// The step of the ladder of silence that it is: run on a plan, it has that step's day.
    pub rung: Option<Step>,
}
