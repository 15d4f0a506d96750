//! Health: one derived score with its parts, its doubts and its caps.

use crate::metric::Value;
use crate::model::Colour;

/// One component of the score.
#[derive(Clone, Debug, PartialEq)]
pub struct Component {
    /// The metric it maps.
    pub metric: String,
    /// The dimension it belongs to.
    pub dimension: &'static str,
    /// The metric's value.
    pub value: Value,
    /// 0–100, when the value is known.
    pub score: Option<f64>,
    /// As configured.
    pub weight: f64,
    /// Points it adds to the score as printed; nothing when unknown or not applicable.
    pub contribution: Option<f64>,
}

/// Something that holds the score down whatever its parts say.
#[derive(Clone, Debug, PartialEq)]
pub struct Cap {
    /// Its id in configuration.
    pub id: &'static str,
    /// The highest score it allows.
    pub at_most: f64,
    /// Why it applies.
    pub reason: String,
}

/// The health of one plan at one date.
#[derive(Clone, Debug, PartialEq)]
pub struct Health {
    /// The weighted mean of the known components after caps, rounded as printed; none when the coverage is below
    /// the floor.
    pub score: Option<f64>,
    /// The same before caps.
    pub uncapped: Option<f64>,
    /// The band of the score.
    pub band: Option<Colour>,
    /// Known weight ÷ applicable weight, 0–1.
    pub coverage: f64,
    /// The coverage that configuration asks for.
    pub coverage_floor: f64,
    /// The score if every unknown were 0.
    pub low: f64,
    /// The score if every unknown were 100.
    pub high: f64,
    /// The caps that apply, lowest first.
    pub caps: Vec<Cap>,
    /// Every component of the profile, in its order.
    pub components: Vec<Component>,
    /// The colour that somebody reported.
    pub reported: Option<Colour>,
}
