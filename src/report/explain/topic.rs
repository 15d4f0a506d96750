//! What can be explained, and by which name.

use super::gates::GATES;
use crate::check::{self, CHECKS, Check};
use crate::config::Config;
use crate::metric::{METRICS, Metric};
use crate::signal::{PLAYS, Play, SIGNALS, Signal};
use crate::suggest::closest;

/// Something that can be explained.
#[derive(Clone, Copy)]
pub enum Topic {
    /// A rule that can fire on a plan.
    Check(&'static Check),
    /// A named measurement.
    Metric(&'static Metric),
    /// One of the five gates.
    Gate(usize),
    /// A metric past its threshold.
    Signal(&'static Signal),
    /// The response to a signal.
    Play(&'static Play),
}

/// The kinds of topics, in the order in which they are listed.
pub const KINDS: [&str; 5] = ["check", "metric", "gate", "signal", "play"];

impl Topic {
    /// Everything that can be explained, by kind.
    pub fn all() -> impl Iterator<Item = Self> {
        let checks = CHECKS.iter().map(|check| Self::Check(check));
        let metrics = METRICS.iter().map(|metric| Self::Metric(metric));
        let gates = (0..GATES.len()).map(Self::Gate);
        let signals = SIGNALS.iter().map(|signal| Self::Signal(signal));
        let plays = PLAYS.iter().map(|play| Self::Play(play));
        checks.chain(metrics).chain(gates).chain(signals).chain(plays)
    }

    /// What has the id `id`, or `kind:id`: several where kinds share one. A metric may be named as people call it.
    pub fn named(id: &str) -> Vec<Self> {
        let (kind, id) = match id.split_once(':') {
            Some((kind, id)) => (Some(kind), id),
            None => (None, id),
        };
        Self::all()
            .filter(|topic| topic.is_called(id) && kind.is_none_or(|kind| kind == topic.kind()))
            .collect()
    }

    fn is_called(&self, name: &str) -> bool {
        self.id() == name || matches!(self, Self::Metric(metric) if metric.name == name)
    }

    /// The id that was most likely meant.
    pub fn closest(id: &str) -> Option<&'static str> {
        let id = id.split_once(':').map_or(id, |(_, id)| id);
        closest(id, Self::all().map(|topic| topic.id()))
    }

    /// Its id.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Check(check) => check.id,
            Self::Metric(metric) => metric.id,
            Self::Gate(at) => GATES[*at].gate.word(),
            Self::Signal(signal) => signal.id,
            Self::Play(play) => play.id,
        }
    }

    /// One of [`KINDS`].
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Check(_) => "check",
            Self::Metric(_) => "metric",
            Self::Gate(_) => "gate",
            Self::Signal(_) => "signal",
            Self::Play(_) => "play",
        }
    }

    /// One line.
    pub const fn summary(&self) -> &'static str {
        match self {
            Self::Check(check) => check.summary,
            Self::Metric(metric) => metric.summary,
            Self::Gate(at) => GATES[*at].summary,
            Self::Signal(signal) => signal.summary,
            Self::Play(play) => play.summary,
        }
    }

    pub(super) const fn check(&self) -> Option<&'static Check> {
        if let Self::Check(check) = self { Some(check) } else { None }
    }

    pub(super) const fn source(&self) -> &'static str {
        match self {
            Self::Check(check) => check.source,
            Self::Metric(metric) => metric.source,
            Self::Gate(at) => GATES[*at].source,
            Self::Signal(signal) => signal.source,
            Self::Play(play) => play.source,
        }
    }

    /// The same name in other kinds, up to `-` and `_`.
    pub(super) fn relatives(&self) -> impl Iterator<Item = Self> {
        let (own, kind) = (self.id().replace('_', "-"), self.kind());
        Self::all().filter(move |topic| topic.kind() != kind && topic.id().replace('_', "-") == own)
    }
}

/// How grave what a check finds is, under the configuration in force.
pub(super) fn level(check: &Check, config: &Config) -> &'static str {
    check::severity(check, config).map_or("off", crate::finding::Severity::word)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::model::GateName;

    #[test]
    fn every_topic_is_found_by_its_id_and_kind() {
        let mut ids: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for topic in Topic::all() {
            let full = format!("{}:{}", topic.kind(), topic.id());
            assert_eq!(Topic::named(&full).len(), 1, "{full}");
            ids.entry(topic.id()).or_default().push(topic.kind());
        }
        let shared: Vec<_> = ids.into_iter().filter(|(_, kinds)| kinds.len() > 1).collect();
        assert_eq!(shared, [], "an id that two kinds share is found twice");
    }

    #[test]
    fn a_metric_is_found_by_what_it_is_called_and_no_two_are_called_alike() {
        for metric in METRICS {
            let others = |topic: &Topic| topic.kind() != "metric" || topic.id() != metric.id;
            let seen: Vec<&str> = Topic::named(metric.name).iter().map(Topic::id).collect();
            assert_eq!(seen, [metric.id], "{}", metric.name);
            assert!(Topic::all().filter(others).all(|topic| topic.id() != metric.name), "{}", metric.name);
            assert!(metric.name.len() <= 32 && !metric.name.contains('_'), "{}", metric.name);
        }
    }

    #[test]
    fn gates_are_told_in_order() {
        assert_eq!(GATES.each_ref().map(|docs| docs.gate).as_slice(), GateName::ALL);
    }

    #[test]
    fn a_slip_of_the_pen_is_recognised() {
        assert_eq!(Topic::closest("kickof-late"), Some("kickoff-late"));
        assert_eq!(Topic::closest("metric:seat_activatoin"), Some("seat_activation"));
        assert!(Topic::named("metric:kickoff-late").is_empty());
    }
}
