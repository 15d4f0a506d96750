//! What a metric is, and which command writes down what it reads.

use super::{Better, Measuring, Unit, Value};
use crate::model::PlanFile;
use crate::plan_at::PlanAt;
use crate::remedy::Command;

/// A measurement: what it means, and how it is taken.
pub struct Metric {
    /// The name in files, configuration and output.
    pub id: &'static str,
    /// What people call it, in a few words: where ids would be read as names.
    pub name: &'static str,
    /// What is counted.
    pub unit: Unit,
    /// Which way is better.
    pub better: Better,
    /// One line.
    pub summary: &'static str,
    /// The formula, in the words of the plan's keys.
    pub formula: &'static str,
    /// When it does not apply; empty when it always does.
    pub not_applicable: &'static str,
    /// The source documents that ask for it, such as `S0 S2`.
    pub source: &'static str,
    /// The files it reads; one of them in doubt makes it unknown.
    pub files: &'static [PlanFile],
    /// Which command writes down what it reads.
    pub record: Record,
    /// Takes the measurement.
    pub measure: fn(&Measuring<'_>) -> Value,
}

impl Metric {
    /// Whether no value of it comes to `bound`: a share is a part of 1, not of 100.
    pub fn is_beyond(&self, bound: f64) -> bool {
        self.unit == Unit::Share && bound > 1.0
    }
}

/// Which command writes down what a metric reads. It names what is open where that is known, so that it can be pasted.
#[derive(Clone, Copy)]
pub enum Record {
    /// No command alone does.
    None,
    /// This one, as often as there is something new to say; none where it would not be taken.
    Often(fn(&PlanAt) -> Option<Command>),
    /// This one, and once: a value that is known can no longer be bettered.
    Once(fn(&PlanAt) -> Option<Command>),
}

impl Record {
    /// The command for a plan, if there is one: where the value is not known, or could still get better.
    pub fn command(self, at: &PlanAt, is_known: bool) -> Option<Command> {
        match self {
            Self::None => None,
            Self::Once(_) if is_known => None,
            Self::Often(command) | Self::Once(command) => command(at),
        }
    }
}
