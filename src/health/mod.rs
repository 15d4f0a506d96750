//! Health: one derived score with its parts, its doubts and its caps (S0, S2).
//!
//! Unknown makes a score neither better nor worse in silence: it leaves the mean, lowers the coverage, and
//! widens the interval; below a floor of coverage there is no score and no colour at all.

mod cap;
mod mix;

use crate::basis::Basis;
use crate::config::{self, Dimension, HealthProfile};
use crate::gate::Gates;
use crate::metric::{Measurements, Value};
use crate::model::Colour;
use crate::plan::Plan;

pub use cap::{Cap, departed_champion};

use cap::Sight;
use mix::Mix;

/// One component of the score.
#[derive(Clone, Debug, PartialEq)]
pub struct Component {
    /// The metric it maps.
    pub metric: String,
    /// The dimension it belongs to.
    pub dimension: Dimension,
    /// The metric's value.
    pub value: Value,
    /// 0–100, when the value is known and fresh.
    pub score: Option<f64>,
    /// As configured.
    pub weight: f64,
    /// Points it adds to the score before caps, rounded as printed so that all of them add up; none when its
    /// value is not counted or there is no score.
    pub contribution: Option<f64>,
}

impl Component {
    /// The component with its value mapped to 0–100.
    #[must_use]
    pub fn of(component: &config::Component, value: Value) -> Self {
        Self {
            metric: component.metric.clone(),
            dimension: component.dimension,
            score: value.known().map(|number| sub_score(component, number)),
            value,
            weight: component.weight,
            contribution: None,
        }
    }

    /// Whether it belongs in the denominator: not where its metric does not apply.
    #[must_use]
    pub const fn applies(&self) -> bool {
        !matches!(self.value, Value::NotApplicable(_))
    }
}

/// 0 at `zero_at`, 100 at `full_at`, a straight line between, and level outside.
fn sub_score(component: &config::Component, number: f64) -> f64 {
    let span = component.full_at - component.zero_at;
    // Adding 0 makes -0 a plain 0, which would be printed with its sign.
    (100.0 * (number - component.zero_at) / span).clamp(0.0, 100.0) + 0.0
}

/// The health of one plan at one date.
#[derive(Clone, Debug, PartialEq)]
pub struct Health {
    /// The weighted mean of the known components after caps, rounded to tenths as printed; none when the
    /// coverage is below the floor.
    pub score: Option<f64>,
    /// The same before caps.
    pub uncapped: Option<f64>,
    /// The band of the score as printed.
    pub band: Option<Colour>,
    /// Known weight ÷ applicable weight, 0–1; 0 when nothing applies.
    pub coverage: f64,
    /// The coverage that configuration asks for.
    pub coverage_floor: f64,
    /// The score before caps if every unknown were 0, in hundredths.
    pub low: f64,
    /// The score before caps if every unknown were 100, in hundredths.
    pub high: f64,
    /// The caps that apply, lowest first.
    pub caps: Vec<Cap>,
    /// Every component of the profile, in its order.
    pub components: Vec<Component>,
    /// The colour that somebody reported.
    pub reported: Option<Colour>,
}

impl Health {
    /// Judges the health of a plan by the profile of its segment.
    #[must_use]
    pub fn of(plan: &Plan, basis: &Basis, metrics: &Measurements, gates: &Gates) -> Self {
        let profile = basis.config.health.profile(plan.onboarding.segment);
        let components =
            profile.components.iter().map(|c| Component::of(c, metrics.get(&c.metric))).collect();
        let caps = Sight { plan, metrics, gates, as_of: basis.as_of }.caps(profile);
        let reported = plan.onboarding.reported_by(basis.as_of).map(|reported| reported.colour);
        Self { reported, ..Self::from_parts(profile, components, caps) }
    }

    /// The score that components and caps make.
    #[must_use]
    pub fn from_parts(profile: &HealthProfile, mut components: Vec<Component>, caps: Vec<Cap>) -> Self {
        let mix = Mix::of(&components);
        let uncapped = mix.score(profile.coverage_floor);
        mix.contribute(&mut components, uncapped);
        let score = uncapped.map(|score| caps.iter().fold(score, |score, cap| score.min(cap.at_most)));
        let (low, high) = mix.interval(uncapped);
        Self {
            score,
            uncapped,
            band: score.map(|score| band(profile, score)),
            coverage: mix.coverage(),
            coverage_floor: profile.coverage_floor,
            low,
            high,
            caps,
            components,
            reported: None,
        }
    }

    /// The cap that holds the score down, if one does: not one that lies above the score anyway.
    #[must_use]
    pub fn binding_cap(&self) -> Option<&Cap> {
        let uncapped = self.uncapped?;
        self.caps.first().filter(|cap| cap.at_most < uncapped)
    }

    /// Whether somebody reported another colour than the derived one.
    #[must_use]
    pub fn is_disputed(&self) -> bool {
        matches!((self.reported, self.band), (Some(reported), Some(band)) if reported != band)
    }

    /// Whether somebody reported a better colour than the derived one.
    #[must_use]
    pub fn is_flattered(&self) -> bool {
        // Colours are in order from green to red.
        matches!((self.reported, self.band), (Some(reported), Some(band)) if reported < band)
    }
}

/// The band that a printed score falls into.
fn band(profile: &HealthProfile, score: f64) -> Colour {
    if score >= profile.green {
        Colour::Green
    } else if score >= profile.amber {
        Colour::Amber
    } else {
        Colour::Red
    }
}

#[cfg(test)]
mod tests;
