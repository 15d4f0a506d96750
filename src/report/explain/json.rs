//! Explanations for programs.

use serde::Serialize;

use super::gates::GATES;
use super::topic::{Topic, level};
use crate::config::Config;
use crate::report::play::PlayStepJson;

impl Topic {
    /// What programs are told of it.
    ///
    /// # Errors
    /// Never for what a topic holds.
    pub fn json(&self, config: &Config) -> serde_json::Result<serde_json::Value> {
        serde_json::to_value(TopicJson {
            kind: self.kind(),
            id: self.id(),
            summary: self.summary(),
            source: self.source().split_whitespace().collect(),
            level: if let Self::Check(check) = self { Some(level(check, config)) } else { None },
            formula: if let Self::Metric(metric) = self { Some(metric.formula) } else { None },
            unit: if let Self::Metric(metric) = self { Some(metric.unit.word()) } else { None },
            play: if let Self::Signal(signal) = self { Some(signal.play) } else { None },
            steps: if let Self::Play(play) = self {
                play.steps.iter().map(PlayStepJson::of).collect()
            } else {
                Vec::new()
            },
            docs: self.docs().map(str::trim),
        })
    }

    fn docs(&self) -> Option<&'static str> {
        match self {
            Self::Check(check) => Some(check.docs),
            Self::Metric(_) => None,
            Self::Gate(at) => Some(GATES[*at].docs),
            Self::Signal(signal) => Some(signal.docs),
            Self::Play(play) => Some(play.docs),
        }
    }
}

#[derive(Serialize)]
struct TopicJson {
    kind: &'static str,
    id: &'static str,
    summary: &'static str,
    source: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    formula: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    play: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    steps: Vec<PlayStepJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    docs: Option<&'static str>,
}
