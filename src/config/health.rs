//! `[health]`: bands, floor, caps, and a profile of weighted components a segment.

use super::by_segment::by_segment;
use super::neglect::{NEGLECTS, Neglect};
use super::reader::{InvalidValue, Section, TomlValue};
use super::values::{amount, count, number, number_in, text, word_of};
use crate::model::{Colour, Segment};

/// The four sides of health (S0, S2, S3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// Whether people use it.
    Adoption,
    /// Whether the plan is kept.
    Milestones,
    /// Whether the people are with us.
    Relationship,
    /// What they say.
    Sentiment,
}

impl Dimension {
    /// Every dimension, in the order of output.
    pub const ALL: [Self; 4] = [Self::Adoption, Self::Milestones, Self::Relationship, Self::Sentiment];
    const WORDS: [&'static str; 4] = ["adoption", "milestones", "relationship", "sentiment"];

    /// As configuration and output write it.
    pub const fn word(self) -> &'static str {
        Self::WORDS[self as usize]
    }

    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|dimension| dimension.word() == word)
    }
}

/// The profiles of the three segments.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Health {
    /// In the order of [`Segment::ALL`].
    profiles: [HealthProfile; 3],
    /// After how long neglect holds the score down.
    pub neglect: Neglect,
}

/// How the health of a segment's plans is judged.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HealthProfile {
    /// What goes into the score before go-live; at least one, in the order of output.
    pub before_live: Vec<Component>,
    /// What goes into it from go-live on, likewise.
    pub after_live: Vec<Component>,
    /// The share of the applicable weight that must be known for a score to be a verdict.
    pub coverage_floor: f64,
    /// Green from this score up.
    pub green: f64,
    /// Amber from this score up, red below.
    pub amber: f64,
    /// Calendar days after signature before which a plan is not judged, while no gate is open and nothing is late.
    pub too_early_days: u32,
    /// What holds the score down whatever the mean says.
    pub caps: Vec<Cap>,
}

/// A metric's part in the score.
#[derive(Clone, Debug, PartialEq)]
pub struct Component {
    /// The id of the metric.
    pub metric: String,
    /// The side of health it tells about.
    pub dimension: Dimension,
    /// Its weight among the components; they need not add up to 100.
    pub weight: f64,
    /// The value that scores 0.
    pub zero_at: f64,
    /// The value that scores 100; below `zero_at` where less is better.
    pub full_at: f64,
}

/// A condition that holds the score down.
#[derive(Clone, Debug, PartialEq)]
pub struct Cap {
    /// One of [`CAPS`], or a kind of neglect, which then holds the score down no further than this.
    pub when: String,
    /// The highest score left.
    pub at_most: f64,
}

/// The ids of the conditions that can cap a score.
pub const CAPS: [&str; 5] =
    ["satisfaction_low", "nps_low", "live_behind_shut_gate", "nothing_connected", "before_first_gate"];

/// The signal that watches the same as a cap or a kind of neglect does, if one does.
pub fn signal_of(cap: &str) -> Option<&'static str> {
    WATCHED.iter().find(|(of, _)| *of == cap).map(|(_, signal)| *signal)
}

/// What holds the score down, and the signal for it.
const WATCHED: [(&str, &str); 21] = [
    ("satisfaction_low", "satisfaction_low"),
    ("nps_low", "nps_low"),
    ("nothing_connected", "no_integration"),
    ("no_executive_sponsor", "sponsor_missing"),
    ("champion_departed", "champion_departed"),
    ("sponsor_not_met", "sponsor_not_met"),
    ("go_live_slipping", "go_live_slipping"),
    ("handoff_not_held_wd", "handoff_not_held"),
    ("kickoff_not_held_wd", "kickoff_not_held"),
    ("nobody_signed_in", "nobody_signed_in"),
    ("resources_uncommitted_wd", "resources_not_committed"),
    ("gate_overdue", "gate_overdue"),
    ("first_value_overdue", "first_value_late"),
    ("full_value_overdue", "full_value_late"),
    ("past_planned_end", "past_planned_end"),
    ("no_two_way_contact", "no_contact"),
    ("nothing_written", "nothing_written"),
    ("blocker_on_path_wd", "blocker_unanswered"),
    ("blocker_off_path_wd", "blocker_unanswered"),
    ("no_usage_data", "no_usage_data"),
    ("silence_step", "customer_silent"),
];

impl Health {
    /// How plans of `segment` are judged.
    pub const fn profile(&self, segment: Segment) -> &HealthProfile {
        &self.profiles[segment as usize]
    }

    pub(super) fn read(&mut self, section: &mut Section<'_, '_, '_>) {
        let common = Limits::read(section);
        for profile in &mut self.profiles {
            common.apply_to(profile);
        }
        common.check(self.profile(Segment::Enterprise), section);
        let mut days = [None; 3];
        section.read("too_early_days", &mut days, |value| by_segment(value, count));
        for (profile, days) in self.profiles.iter_mut().zip(days) {
            profile.too_early_days = days.unwrap_or(profile.too_early_days);
        }
        section.section("neglect", |section| self.neglect.read(section));
        section.section("profiles", |section| {
            for segment in Segment::ALL {
                let profile = &mut self.profiles[*segment as usize];
                section.section(segment.word(), |section| {
                    let own = Limits::read(section);
                    own.apply_to(profile);
                    own.check(profile, section);
                    profile.read_components(section);
                });
            }
        });
    }
}

/// The numbers that all profiles share unless one has its own.
#[derive(Default)]
struct Limits {
    green: Option<f64>,
    amber: Option<f64>,
    coverage_floor: Option<f64>,
    caps: Vec<(&'static str, f64)>,
}

impl Limits {
    fn read(section: &mut Section<'_, '_, '_>) -> Self {
        let mut limits = Self::default();
        let score = |value: &TomlValue<'_>| number_in(0.0, 100.0)(value).map(Some);
        let share = |value: &TomlValue<'_>| number_in(0.0, 1.0)(value).map(Some);
        section.read("green", &mut limits.green, score);
        section.read("amber", &mut limits.amber, score);
        section.read("coverage_floor", &mut limits.coverage_floor, share);
        section.section("caps", |section| {
            for id in CAPS.into_iter().chain(NEGLECTS) {
                let cap = section.optional(id, score).flatten();
                limits.caps.extend(cap.map(|cap| (id, cap)));
            }
        });
        limits
    }

    fn apply_to(&self, profile: &mut HealthProfile) {
        profile.green = self.green.unwrap_or(profile.green);
        profile.amber = self.amber.unwrap_or(profile.amber);
        profile.coverage_floor = self.coverage_floor.unwrap_or(profile.coverage_floor);
        for (id, at_most) in &self.caps {
            profile.caps.retain(|cap| cap.when != *id);
            profile.caps.push(Cap { when: (*id).to_owned(), at_most: *at_most });
        }
        let place = |cap: &Cap| CAPS.into_iter().chain(NEGLECTS).position(|id| id == cap.when);
        profile.caps.sort_by_key(place);
    }

    fn check(&self, profile: &HealthProfile, section: &mut Section<'_, '_, '_>) {
        let touches_bands = self.green.is_some() || self.amber.is_some();
        if touches_bands && profile.amber >= profile.green {
            let message =
                format!("`amber` ({}) does not lie below `green` ({})", profile.amber, profile.green);
            section.object(&["amber", "green"], message, "amber begins at a lower score than green");
        }
    }
}

impl HealthProfile {
    /// What goes into the score of a plan that is live, or not yet.
    pub fn components(&self, is_live: bool) -> &[Component] {
        if is_live { &self.after_live } else { &self.before_live }
    }

    /// The highest score that a condition leaves, where the profile says.
    pub fn cap(&self, id: &str) -> Option<f64> {
        self.caps.iter().find(|cap| cap.when == id).map(|cap| cap.at_most)
    }

    /// The band that a printed score falls into.
    pub fn band(&self, score: f64) -> Colour {
        if score >= self.green {
            Colour::Green
        } else if score >= self.amber {
            Colour::Amber
        } else {
            Colour::Red
        }
    }

    /// One list of components for both times, or one for each.
    fn read_components(&mut self, section: &mut Section<'_, '_, '_>) {
        if let Some(components) = Component::list(section) {
            (self.before_live, self.after_live) = (components.clone(), components);
        }
        for (key, list) in [("before_live", &mut self.before_live), ("after_live", &mut self.after_live)] {
            section.section(key, |section| {
                if let Some(components) = Component::list(section) {
                    *list = components;
                }
            });
        }
    }
}

impl Component {
    /// The list under `components`, if there is one and nothing is wrong with it.
    fn list(section: &mut Section<'_, '_, '_>) -> Option<Vec<Self>> {
        let mut components = Vec::new();
        let mut listed = 0;
        let is_given = section.items("components", |section| {
            listed += 1;
            components.extend(Self::read(section, &components));
        });
        if !is_given || components.len() < listed {
            return None;
        }
        if components.iter().map(|component| component.weight).sum::<f64>() > 0.0 {
            return Some(components);
        }
        let help = "give at least one component a weight above 0";
        section.object(&["components"], "the weights of this profile add up to 0", help);
        None
    }

    /// The component, unless something is wrong with it; the problems are then in the run.
    fn read(section: &mut Section<'_, '_, '_>, before: &[Self]) -> Option<Self> {
        let vocabulary = section.run.vocabulary;
        let metric = section.required("metric", |value| {
            let id = text(value)?;
            if let Some(refusal) = vocabulary.and_then(|vocabulary| vocabulary.refused_metric(id)) {
                return Err(refusal);
            }
            if before.iter().any(|component| component.metric == id) {
                let refusal = InvalidValue::new(format!("metric `{id}` is in this profile twice"));
                return Err(refusal.with_help("give it one component, with the sum of the weights"));
            }
            Ok(id.to_owned())
        });
        let dimension = word_of("dimension", &Dimension::WORDS, Dimension::from_word);
        let dimension = section.required("dimension", dimension);
        let weight = section.required("weight", amount);
        let zero_at = section.required("zero_at", number);
        let full_at = section.required("full_at", number);
        if let (Some(zero), Some(full)) = (zero_at, full_at)
            && (full - zero).abs() <= f64::EPSILON
        {
            let help =
                "a component needs a distance between the value that scores 0 and the one that scores 100";
            section.object(&["full_at"], format!("`zero_at` and `full_at` are both {zero}"), help);
            return None;
        }
        Some(Self {
            metric: metric?,
            dimension: dimension?,
            weight: weight?,
            zero_at: zero_at?,
            full_at: full_at?,
        })
    }
}
