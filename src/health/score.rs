//! The score, with its parts, its doubts and its caps.

use super::cap::Cap;
use super::caps::{BEFORE_FIRST_GATE, caps};
use super::component::Component;
use super::judgement::Judgement;
use super::neglect::Watched;
use super::too_early::is_too_early;
use super::weighted_mean::{WeightedMean, rounded};
use super::well::does_well;
use crate::config::HealthProfile;
use crate::gate::{Gates, GoLive};
use crate::metric::Measurements;
use crate::model::Colour;
use crate::schedule::Schedule;

/// The health of one plan at one date.
#[derive(Clone, Debug, PartialEq)]
pub struct Health {
    /// What it comes to.
    pub judgement: Judgement,
    /// The weighted mean of the known components before caps, rounded to tenths as printed; none without a score.
    pub uncapped: Option<f64>,
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
    /// What is neglected, whether or not it holds the score down.
    pub neglected: Vec<Cap>,
    /// Every component of the profile, in its order.
    pub components: Vec<Component>,
    /// The colour that somebody reported.
    pub reported: Option<Colour>,
}

impl Health {
    /// Judges the health of a plan by the profile of its segment.
    pub fn of(schedule: &Schedule, metrics: &Measurements, gates: &Gates) -> Self {
        let at = &schedule.at;
        let profile = at.basis.config.health.profile(at.plan.onboarding.segment);
        let components = profile.components(at.live_on().is_some()).iter();
        // The row, the signal and the score tell the same slip.
        let value = |metric: &str| match metric {
            "forecast_slip_days" => GoLive::slip(schedule, metrics, gates),
            metric => metrics.get(metric).clone(),
        };
        let components: Vec<Component> = components.map(|it| Component::of(it, value(&it.metric))).collect();
        let does_well = does_well(at, metrics, profile, &components);
        let watched = Watched { at, schedule, metrics, gates, does_well };
        let neglected = watched.neglected();
        let caps = caps(watched, profile, &neglected);
        let reported = at.plan.onboarding.colour_on(at.as_of()).map(|(_, reported)| reported.colour);
        let health = Self { reported, neglected, ..Self::from_parts(profile, components, caps) };
        if at.has_ended() {
            health.unjudged(Judgement::Ended)
        } else if at.holds.running().is_some() {
            health.unjudged(Judgement::OnHold)
        } else if is_too_early(schedule, gates, profile) {
            health.unjudged(Judgement::TooEarly)
        } else if let Some(judgement) = health.unbegun(profile) {
            health.unjudged(judgement)
        } else {
            health
        }
    }

    /// The score that components and caps make.
    pub fn from_parts(profile: &HealthProfile, mut components: Vec<Component>, caps: Vec<Cap>) -> Self {
        let mean = WeightedMean::of(&components);
        let uncapped = mean.score(profile.coverage_floor);
        mean.contribute(&mut components, uncapped);
        let (low, high) = mean.interval(uncapped);
        let capped = |score: f64| caps.iter().fold(score, |score, cap| score.min(cap.at_most));
        let judgement = match uncapped {
            Some(score) => Judgement::of_score(profile, capped(score)),
            None => Judgement::of_interval(profile, capped(low), capped(high)),
        };
        Self {
            judgement,
            uncapped,
            coverage: rounded(mean.coverage(), 10_000.0),
            coverage_floor: profile.coverage_floor,
            low,
            high,
            caps,
            neglected: Vec::new(),
            components,
            reported: None,
        }
    }

    /// Amber in place of red, or of too little to tell, while no gate is open: a mean over the few things that were due in the
    /// first days says little. What alone makes a plan red, such as neglect that has gone on for too long, is a cap.
    fn unbegun(&self, profile: &HealthProfile) -> Option<Judgement> {
        let no_gate = self.caps.iter().find(|cap| cap.id == BEFORE_FIRST_GATE)?;
        let is_spared = self.caps.iter().all(|cap| profile.band(cap.at_most) != Colour::Red);
        let is_hard = matches!(self.band(), None | Some(Colour::Red));
        let (low, high) = (profile.amber, no_gate.at_most.max(profile.amber));
        let judgement = Judgement::of_interval(profile, low, high);
        (is_spared && is_hard && judgement.band() == Some(Colour::Amber)).then_some(judgement)
    }

    /// Whether it is amber for want of an open gate, whatever its mean.
    pub fn is_unbegun(&self) -> bool {
        let Judgement::Interval { low, high, .. } = self.judgement else { return false };
        low > self.low || high > self.high
    }

    /// The same without a judgement of the numbers: there is no score, and nothing adds up to one.
    fn unjudged(mut self, judgement: Judgement) -> Self {
        self.components.iter_mut().for_each(|component| component.contribution = None);
        Self { judgement, uncapped: None, ..self }
    }

    /// The score after caps, in tenths as printed, if there is one.
    pub const fn score(&self) -> Option<f64> {
        self.judgement.score()
    }

    /// The band, if the plan has one.
    pub const fn band(&self) -> Option<Colour> {
        self.judgement.band()
    }

    /// The cap that holds the score down, or the interval where there is no score, if one does.
    pub fn binding_cap(&self) -> Option<&Cap> {
        self.band()?;
        self.holding_caps().next()
    }

    /// The caps that hold the score down, lowest first; where there is no score, those that would whatever it were.
    pub fn holding_caps(&self) -> impl Iterator<Item = &Cap> {
        let before = self.uncapped.unwrap_or(self.high);
        self.caps.iter().filter(move |cap| cap.at_most < before)
    }

    /// Whether somebody reported another colour than the derived one.
    pub fn is_disputed(&self) -> bool {
        matches!((self.reported, self.band()), (Some(reported), Some(band)) if reported != band)
    }

    /// Whether somebody reported a better colour than the derived one.
    pub fn is_flattered(&self) -> bool {
        // Colours are in order from green to red.
        matches!((self.reported, self.band()), (Some(reported), Some(band)) if reported < band)
    }
}
