//! The configuration of a workspace: `onboard.toml` laid over the embedded default, key by key.
//!
//! Reading is strict and complete: whatever is wrong is reported in one run, with its place and a way
//! out. The ids of metrics, checks and signals come from outside, because those tables know this module.

mod benchmarks;
mod by_segment;
mod checks;
mod deadlines;
mod format;
mod friction;
mod gates;
mod health;
mod keys;
mod neglect;
mod paths;
mod problem;
mod reader;
mod segments;
mod signals;
mod silence;
mod syntax;
mod timezone;
mod values;
mod vocabulary;

#[cfg(test)]
mod documented;
#[cfg(test)]
mod tests;

use toml::de::DeTable;

pub use benchmarks::{Benchmark, Benchmarks};
pub use checks::{CheckLevel, Checks};
pub use deadlines::{Deadlines, Staleness};
pub use format::FORMAT;
pub use friction::FrictionConfig;
pub use gates::{Gates, Signoffs, Waivers};
pub use health::{CAPS, Cap, Component, Dimension, Health, HealthProfile, signal_of};
pub use keys::{ConfigKey, keys};
pub use neglect::{NEGLECTS, Neglect, Steps};
pub use paths::Paths;
pub use problem::ConfigProblem;
pub use segments::{SegmentConfig, Segments};
pub use signals::{SignalLimits, Signals, UseLevel};
pub use silence::{Ladder, Silence, Step};
pub use timezone::Timezone;
pub use vocabulary::Vocabulary;

use crate::calendar::Calendar;
use crate::document::MOST_PROBLEMS;
use crate::plan::CONFIGURATION;
use reader::{Run, Section};

/// The commented default, byte for byte what `onboard init` writes.
pub const DEFAULT: &str = include_str!("default.toml");

/// The name of the configuration file, which marks a workspace.
pub const FILE_NAME: &str = CONFIGURATION;

/// A larger file is not read: 256 KiB, sixteen times the default with all its comments. What a hostile file can cost
/// grows with its size.
pub const LARGEST: usize = 256 << 10;

/// Everything that a workspace may decide for itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// Which days count as work.
    pub calendar: Calendar,
    /// Where a day begins; where the machine is, if nobody says.
    pub timezone: Option<Timezone>,
    /// Sizes of contract, and what each segment is planned with.
    pub segments: Segments,
    /// What metrics are compared with.
    pub benchmarks: Benchmarks,
    /// How health is judged.
    pub health: Health,
    /// How old a number may be.
    pub staleness: Staleness,
    /// What friction weighs.
    pub friction: FrictionConfig,
    /// When signals fire.
    pub signals: Signals,
    /// What is done about somebody who does not answer.
    pub silence: Silence,
    /// Checks whose level is not their own.
    pub checks: Checks,
    /// How soon things are due.
    pub deadlines: Deadlines,
    /// How waivers are limited, and what takes two persons.
    pub gates: Gates,
    /// Where things are.
    pub paths: Paths,
}

impl Default for Config {
    fn default() -> Self {
        let mut run = Run::new(None);
        let config = Self::empty().overlaid(DEFAULT, &mut run);
        debug_assert!(run.problems.is_empty(), "the embedded default is sound: {:?}", run.problems);
        config
    }
}

impl Config {
    /// Reads `text` over the default.
    ///
    /// # Errors
    /// All that is wrong with it, in the order of the text, but no more than a person would read.
    pub fn parse(text: &str, vocabulary: &Vocabulary<'_>) -> Result<Self, Vec<ConfigProblem>> {
        if text.len() > LARGEST {
            let message = format!("the configuration has {} KiB", text.len().div_ceil(1 << 10));
            let help = Some(format!("files of up to {} KiB are read", LARGEST >> 10));
            return Err(vec![ConfigProblem { span: 0..0, message, help }]);
        }
        let mut run = Run::new(Some(vocabulary));
        let config = Self::default().overlaid(text, &mut run);
        if run.problems.is_empty() {
            return Ok(config);
        }
        run.problems.sort_by_key(|problem| (problem.span.start, problem.span.end));
        Err(limited(run.problems))
    }

    /// What the default is laid over.
    fn empty() -> Self {
        Self {
            calendar: Calendar::default(),
            timezone: None,
            segments: Segments::default(),
            benchmarks: Benchmarks::default(),
            health: Health::default(),
            staleness: Staleness::default(),
            friction: FrictionConfig::default(),
            signals: Signals::default(),
            silence: Silence::default(),
            checks: Checks::default(),
            deadlines: Deadlines::default(),
            gates: Gates::default(),
            paths: Paths::default(),
        }
    }

    fn overlaid(mut self, text: &str, run: &mut Run<'_>) -> Self {
        if let Some(problem) = syntax::conflict_marker(text) {
            run.problems.push(problem);
            return self;
        }
        let (root, errors) = DeTable::parse_recoverable(text);
        self.read(&mut Section::root(root.get_ref(), run));
        let doubtful = syntax::doubtful(text, &errors);
        run.problems.retain(|problem| !doubtful.contains(problem.span.start));
        run.problems.extend(errors.iter().map(|error| syntax::problem(text, error)));
        self
    }

    fn read(&mut self, root: &mut Section<'_, '_, '_>) {
        if root.has("format") && root.optional("format", format::format).is_none() {
            // What another format means by its keys is not known: no more is said of them.
            return;
        }
        root.section("paths", |section| self.paths.read(section));
        root.section("calendar", |section| {
            self.timezone = section.optional("timezone", timezone::timezone).or(self.timezone);
            self.calendar.read(section);
        });
        root.section("segments", |section| self.segments.read(section));
        root.section("benchmarks", |section| self.benchmarks.read(section));
        root.section("deadlines", |section| self.deadlines.read(section));
        root.section("gates", |section| self.gates.read(section));
        root.section("staleness", |section| self.staleness.read(section));
        root.section("friction", |section| self.friction.read(section));
        root.section("health", |section| self.health.read(section));
        root.section("signals", |section| self.signals.read(section));
        root.section("silence", |section| self.silence.read(section));
        root.section("checks", |section| checks::read(&mut self.checks, section));
        root.close();
    }
}

/// The first problems, and a word on those that are left out.
fn limited(mut problems: Vec<ConfigProblem>) -> Vec<ConfigProblem> {
    if let Some(next) = problems.get(MOST_PROBLEMS) {
        let message = format!("more than {MOST_PROBLEMS} problems in this file; the rest is not listed");
        let more = ConfigProblem { span: next.span.clone(), message, help: None };
        problems.truncate(MOST_PROBLEMS);
        problems.push(more);
    }
    problems
}
