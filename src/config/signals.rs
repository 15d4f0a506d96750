//! `[signals]`: from where on, and for how long, a metric calls for a play.

use std::collections::BTreeMap;

use super::reader::Section;
use super::values::{boolean, count, number};

/// The signals by id.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Signals(BTreeMap<String, SignalConfig>);

/// When one signal fires.
#[derive(Clone, Debug, PartialEq)]
pub struct SignalConfig {
    /// The value that the signal compares its metric with.
    pub threshold: f64,
    /// Calendar days: for how long it must be so, or how long after the start it is judged.
    pub for_days: Option<u32>,
    /// Whether it may fire at all.
    pub enabled: bool,
}

impl Signals {
    /// When the signal fires; `None` for an id that does not exist.
    pub fn get(&self, id: &str) -> Option<&SignalConfig> {
        self.0.get(id)
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
            let fresh = SignalConfig { threshold: f64::NAN, for_days: None, enabled: true };
            let signal = self.0.entry(id.clone()).or_insert(fresh);
            section.section(id, |section| {
                section.read("threshold", &mut signal.threshold, number);
                signal.for_days = section.optional("for_days", count).or(signal.for_days);
                signal.enabled = section.optional("enabled", boolean).unwrap_or(signal.enabled);
                if signal.threshold.is_nan() && !section.has("threshold") {
                    section.object(&[], "this signal has no threshold", "give it one: `threshold = 7`");
                }
            });
        }
    }
}
