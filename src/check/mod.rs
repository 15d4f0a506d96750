//! Checks: rules that can fire on a plan and say where.
//!
//! One table ([`CHECKS`]), one file a check. A check's severity and wording are data; the engine stamps the
//! id and the severity in force on every problem, so that a check cannot get them wrong.

use crate::finding::{Place, Severity};
use crate::subject::Subject;

/// A rule.
pub struct Check {
    /// The name in configuration, `allow` comments and output.
    pub id: &'static str,
    /// The version of `onboard` that has it first.
    pub since: &'static str,
    /// Its severity unless configured.
    pub severity: Severity,
    /// One line.
    pub summary: &'static str,
    /// What it does, why it matters, how to mend it, with examples fenced as `yaml fires` and `yaml clean`.
    pub docs: &'static str,
    /// The source documents that ask for it; empty for checks of the files' own integrity.
    pub source: &'static str,
    /// When it fires.
    pub run: Run,
}

/// When a check fires.
pub enum Run {
    /// While the files are read.
    Reading,
    /// On a plan that has been read and assessed.
    Plan(fn(&Subject<'_>) -> Vec<Problem>),
}

/// What a check found.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// Where.
    pub place: Place,
    /// What is wrong.
    pub message: String,
    /// The command or the line that mends it.
    pub help: Option<String>,
}

impl Problem {
    /// A problem at a place.
    pub fn new(place: impl Into<Place>, message: impl Into<String>) -> Self {
        Self { place: place.into(), message: message.into(), help: None }
    }

    /// Says how to mend it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// Every check, sorted by id.
pub const CHECKS: &[&Check] = &[];
