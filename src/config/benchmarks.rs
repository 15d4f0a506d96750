//! `[benchmarks]`: what a metric is compared with, and who says so.

use std::collections::BTreeMap;

use super::by_segment::by_segment;
use super::reader::Section;
use super::values::{count, number, words};
use crate::model::Segment;

/// The benchmarks by metric id.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Benchmarks(BTreeMap<String, LimitsBySegment>);

/// What one metric is compared with in one segment.
#[derive(Clone, Debug, PartialEq)]
pub struct Benchmark {
    /// Met from here up.
    pub at_least: Option<f64>,
    /// Met from here down.
    pub at_most: Option<f64>,
    /// The day after signature before which it need not be met.
    pub by_day: Option<u32>,
    /// Who says so, to be printed beside the number.
    pub source: String,
}

impl Benchmark {
    /// Whether `value` meets it. The boundary does.
    pub fn is_met_by(&self, value: f64) -> bool {
        self.at_least.is_none_or(|least| value >= least) && self.at_most.is_none_or(|most| value <= most)
    }
}

impl Benchmarks {
    /// What `metric` is compared with in `segment`.
    pub fn get(&self, metric: &str, segment: Segment) -> Option<Benchmark> {
        let entry = self.0.get(metric)?;
        let limit = entry.by_segment[segment as usize]?;
        Some(Benchmark {
            at_least: (!entry.is_ceiling).then_some(limit),
            at_most: entry.is_ceiling.then_some(limit),
            by_day: entry.by_day[segment as usize],
            source: entry.source.clone(),
        })
    }

    /// The ids of the metrics that have one, sorted.
    pub fn metrics(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    pub(super) fn read(&mut self, section: &mut Section<'_, '_, '_>) {
        for (metric, span) in section.keys() {
            if !section.knows_metric(&metric, span) {
                continue;
            }
            let entry = self.0.entry(metric.clone()).or_default();
            section.section(metric, |section| entry.read(section));
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
struct LimitsBySegment {
    /// Whether the metric should stay at or below the limit, rather than reach it.
    is_ceiling: bool,
    by_segment: [Option<f64>; 3],
    by_day: [Option<u32>; 3],
    source: String,
}

impl LimitsBySegment {
    fn read(&mut self, section: &mut Section<'_, '_, '_>) {
        let was_ceiling = self.is_ceiling;
        for (key, is_ceiling) in [("at_least", false), ("at_most", true)] {
            if let Some(limits) = section.optional(key, |value| by_segment(value, number)) {
                // Limits of the other direction mean something else: they go, whole.
                let kept = if was_ceiling == is_ceiling { self.by_segment } else { [None; 3] };
                self.by_segment = std::array::from_fn(|i| limits[i].or(kept[i]));
                self.is_ceiling = is_ceiling;
            }
        }
        if let Some(days) = section.optional("by_day", |value| by_segment(value, count)) {
            self.by_day = std::array::from_fn(|i| days[i].or(self.by_day[i]));
        }
        section.read("source", &mut self.source, words);
        let both = section.has("at_least") && section.has("at_most");
        if both {
            let help = "keep `at_least` where more is better, `at_most` where less is";
            section.object(&["at_most"], "a benchmark has `at_least` or `at_most`, not both", help);
        } else if self.by_segment == [None; 3] && !section.has("at_least") && !section.has("at_most") {
            section.object(&[], "this benchmark has no limit", "give it `at_least` or `at_most`");
        } else if self.source.trim().is_empty() {
            let help = "say who asks for it: `source = \"…\"`";
            section.object(&["source"], "this benchmark has no source", help);
        }
    }
}
