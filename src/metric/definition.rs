//! What a metric is.

use super::{Better, Measuring, Unit, Value};
use crate::model::PlanFile;

/// A measurement: what it means, and how it is taken.
pub struct Metric {
    /// The name in files, configuration and output.
    pub id: &'static str,
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
    /// Takes the measurement.
    pub measure: fn(&Measuring<'_>) -> Value,
}
