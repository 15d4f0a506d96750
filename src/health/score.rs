//! The score, with its parts, its doubts and its caps.

use super::cap::{Cap, caps};
use super::component::Component;
use super::weighted_mean::{WeightedMean, rounded};
use crate::config::HealthProfile;
use crate::gate::Gates;
use crate::metric::Measurements;
use crate::model::Colour;
use crate::plan_at::PlanAt;

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
    /// Known weight ÷ applicable weight, 0–1 in four decimals; 0 when nothing applies.
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
    pub fn of(at: &PlanAt, metrics: &Measurements, gates: &Gates) -> Self {
        let profile = at.basis.config.health.profile(at.plan.onboarding.segment);
        let components =
            profile.components.iter().map(|c| Component::of(c, metrics.get(&c.metric).clone())).collect();
        let caps = caps(at, metrics, gates, profile);
        let reported = at.plan.onboarding.colour_on(at.as_of()).map(|(_, reported)| reported.colour);
        Self { reported, ..Self::from_parts(profile, components, caps) }
    }

    /// The score that components and caps make.
    pub fn from_parts(profile: &HealthProfile, mut components: Vec<Component>, caps: Vec<Cap>) -> Self {
        let mean = WeightedMean::of(&components);
        let uncapped = mean.score(profile.coverage_floor);
        mean.contribute(&mut components, uncapped);
        let score = uncapped.map(|score| caps.iter().fold(score, |score, cap| score.min(cap.at_most)));
        let (low, high) = mean.interval(uncapped);
        Self {
            score,
            uncapped,
            band: score.map(|score| band(profile, score)),
            coverage: rounded(mean.coverage(), 10_000.0),
            coverage_floor: profile.coverage_floor,
            low,
            high,
            caps,
            components,
            reported: None,
        }
    }

    /// The cap that holds the score down, if one does: not one that lies above the score anyway.
    pub fn binding_cap(&self) -> Option<&Cap> {
        let uncapped = self.uncapped?;
        self.caps.first().filter(|cap| cap.at_most < uncapped)
    }

    /// The caps that hold the score down, lowest first; where there is no score, those that would whatever it were.
    pub fn holding_caps(&self) -> impl Iterator<Item = &Cap> {
        let before = self.uncapped.unwrap_or(self.high);
        self.caps.iter().filter(move |cap| cap.at_most < before)
    }

    /// Whether somebody reported another colour than the derived one.
    pub fn is_disputed(&self) -> bool {
        matches!((self.reported, self.band), (Some(reported), Some(band)) if reported != band)
    }

    /// Whether somebody reported a better colour than the derived one.
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
