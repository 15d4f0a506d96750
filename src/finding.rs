//! What is wrong with a plan, and where.

use std::fmt;
use std::ops::Range;

use crate::model::PlanFile;
use crate::phrase::Count;
use crate::remedy::{Command, Remedy};
use crate::route::Route;

/// How much a finding weighs. The order is from light to heavy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; never fails a command.
    Info,
    /// The practice is not followed; fails a command only with `--deny warnings`.
    Warning,
    /// The plan contradicts itself or cannot be read; `check` exits 1.
    Error,
}

impl Severity {
    /// As configuration and output write it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

/// Where a finding points.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// The plan's directory as a whole.
    Plan,
    /// A directory entry that is not (readable as) a file of the plan, by its name.
    Entry(String),
    /// Bytes of a file of the plan.
    Bytes(PlanFile, Range<usize>),
    /// A node of a file of the plan; bytes are found when it is shown.
    Node(Route),
}

impl From<Route> for Place {
    fn from(route: Route) -> Self {
        Self::Node(route)
    }
}

impl Place {
    /// The name of the file it points into, if it points into one.
    pub fn file_name(&self) -> Option<&str> {
        match self {
            Self::Plan => None,
            Self::Entry(name) => Some(name),
            Self::Bytes(file, _) => Some(file.name()),
            Self::Node(route) => Some(route.file.name()),
        }
    }
}

/// What findings of one check may share, so that people read them as one with a count: `3 actions of Lee are overdue`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cause {
    noun: &'static str,
    words: String,
}

impl Cause {
    /// Of what there are several, and what is said of them all.
    pub fn new(noun: &'static str, words: impl Into<String>) -> Self {
        Self { noun, words: words.into() }
    }

    /// What is wrong with so many.
    pub fn of(&self, count: usize) -> String {
        format!("{} {}", Count(count, self.noun), self.words)
    }
}

/// Something that is wrong at a place of a plan, before a check is named for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub place: Place,
    /// What is wrong.
    pub message: String,
    /// The command or the line that fixes it.
    pub help: Option<Remedy>,
    /// What it may share with others of its check.
    pub cause: Option<Cause>,
}

impl Problem {
    /// A problem at a place.
    pub fn new(place: impl Into<Place>, message: impl Into<String>) -> Self {
        Self { place: place.into(), message: message.into(), help: None, cause: None }
    }

    /// Says how to fix it.
    #[must_use]
    pub fn help(mut self, help: impl Into<Remedy>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Says what it shares with others of its check: of what there are several, and what is wrong with all of them.
    #[must_use]
    pub fn among(self, noun: &'static str, words: impl Into<String>) -> Self {
        Self { cause: Some(Cause::new(noun, words)), ..self }
    }

    /// Names the command that does what the help says.
    pub fn by(mut self, command: Command) -> Self {
        self.help = self.help.map(|help| help.by(command));
        self
    }
}

/// A check that fired at a place of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The id of the check.
    pub check: &'static str,
    /// Its severity under the configuration in force.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// What is wrong, first words first.
    pub message: String,
    /// The command or the line that fixes it.
    pub help: Option<Remedy>,
    /// What it may share with others of its check.
    pub cause: Option<Cause>,
}
