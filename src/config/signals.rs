//! `[signals]`: from where on, and for how long, a metric calls for a play; in which segment.

use std::collections::BTreeMap;

use super::by_segment::by_segment;
use super::reader::{Section, TomlValue};
use super::values::{Parsed, boolean, count, number, text};
use crate::model::Segment;

/// The signals by id.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Signals(BTreeMap<String, SignalConfig>);

/// When one signal fires on plans of one segment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SignalLimits<'a> {
    /// The value that the signal compares its metric with.
    pub threshold: f64,
    /// Calendar days: for how long it must be so, or how long after the start it is judged.
    pub for_days: Option<u32>,
    /// The levels of use that are expected, for the signal that compares with several.
    pub levels: &'a [UseLevel],
}

/// How much use there should be a number of days after go-live.
#[derive(Clone, Debug, PartialEq)]
pub struct UseLevel {
    /// What is measured.
    pub metric: String,
    /// Calendar days after go-live from which on it is expected.
    pub day: u32,
    /// The least that is expected then.
    pub at_least: f64,
}

#[derive(Clone, Debug, PartialEq)]
struct SignalConfig {
    /// In the order of [`Segment::ALL`]; none where the signal is not watched.
    threshold: [Option<f64>; 3],
    for_days: [Option<u32>; 3],
    levels: [Vec<UseLevel>; 3],
    is_enabled: bool,
}

impl Signals {
    /// When the signal fires on a plan of `segment`; nothing where it is not watched, or no signal has the id.
    pub fn get(&self, id: &str, segment: Segment) -> Option<SignalLimits<'_>> {
        let signal = self.0.get(id).filter(|signal| signal.is_enabled)?;
        let index = segment as usize;
        Some(SignalLimits {
            threshold: signal.threshold[index]?,
            for_days: signal.for_days[index],
            levels: &signal.levels[index],
        })
    }

    /// The ids, sorted.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    pub(super) fn read(&mut self, section: &mut Section<'_, '_, '_>) {
        for (id, span) in section.keys() {
            let known = section.run.vocabulary.map(|vocabulary| vocabulary.signals);
            if known.is_some_and(|known| !section.knows("signal", &id, span, known)) {
                continue;
            }
            let signal = self.0.entry(id.clone()).or_insert_with(SignalConfig::new);
            section.section(id, |section| signal.read(section));
        }
    }
}

impl SignalConfig {
    fn new() -> Self {
        Self { threshold: [None; 3], for_days: [None; 3], levels: Default::default(), is_enabled: true }
    }

    fn read(&mut self, section: &mut Section<'_, '_, '_>) {
        let is_new = self.threshold == [None; 3];
        if let Some(thresholds) = section.optional("threshold", |value| by_segment(value, number_or_off)) {
            // What a table does not name stays as it is.
            self.threshold = std::array::from_fn(|i| thresholds[i].unwrap_or(self.threshold[i]));
        }
        if let Some(days) = section.optional("for_days", |value| by_segment(value, count)) {
            self.for_days = std::array::from_fn(|i| days[i].or(self.for_days[i]));
        }
        // Only the signal that has levels by default is compared with several.
        if is_new && section.is_table("levels") || self.levels.iter().any(|levels| !levels.is_empty()) {
            section.section("levels", |section| self.read_levels(section));
        }
        self.is_enabled = section.optional("enabled", boolean).unwrap_or(self.is_enabled);
        if is_new && !section.has("threshold") {
            section.object(&[], "this signal has no threshold", "give it one: `threshold = 7`");
        }
    }

    fn read_levels(&mut self, section: &mut Section<'_, '_, '_>) {
        for segment in Segment::ALL {
            let mut levels = Vec::new();
            let has_list = section.has(segment.word())
                && section.items(segment.word(), |item| levels.extend(UseLevel::read(item)));
            if has_list {
                levels.sort_by_key(|level| level.day);
                self.levels[*segment as usize] = levels;
            }
        }
    }
}

impl UseLevel {
    fn read(section: &mut Section<'_, '_, '_>) -> Option<Self> {
        let vocabulary = section.run.vocabulary;
        let metric = section.required("metric", |value| {
            let id = text(value)?;
            let refused = vocabulary.and_then(|vocabulary| vocabulary.refused_metric(id));
            refused.map_or_else(|| Ok(id.to_owned()), Err)
        });
        let day = section.required("day", count);
        let at_least = section.required("at_least", number);
        Some(Self { metric: metric?, day: day?, at_least: at_least? })
    }
}

/// A number, or `"off"`: not watched.
fn number_or_off(value: &TomlValue<'_>) -> Parsed<Option<f64>> {
    if value.get_ref().as_str() == Some("off") {
        return Ok(None);
    }
    number(value)
        .map(Some)
        .map_err(|refusal| refusal.with_help("give a number, or \"off\" where nobody watches"))
}
