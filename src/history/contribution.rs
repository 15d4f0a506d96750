//! What one component gives to a score: of what it comes to, and of what it weighs.

/// What a component that is counted gives to a score.
#[derive(Clone, Debug, PartialEq)]
pub struct Contribution {
    /// The metric.
    pub metric: String,
    /// Points of the score before caps, as printed.
    pub points: f64,
    /// What the component comes to itself, 0–100.
    pub score: f64,
    /// What it weighs.
    pub weight: f64,
}
