//! The JSON of `health`: its own shapes, so that the model can change without breaking readers.

use serde::Serialize;

use super::{HealthAnswer, source};
use crate::health::{Cap, Component, Health};
use crate::model::Colour;

#[derive(Debug, Serialize)]
pub(super) struct AnswerJson<'a> {
    #[serde(flatten)]
    head: HealthJson<'a>,
    components: Vec<ComponentJson<'a>>,
}

#[derive(Debug, Serialize)]
pub(super) struct HealthJson<'a> {
    slug: &'a str,
    customer: &'a str,
    state: &'static str,
    score: Option<f64>,
    uncapped: Option<f64>,
    band: Option<&'static str>,
    coverage: f64,
    coverage_floor: f64,
    low: f64,
    high: f64,
    caps: Vec<CapJson<'a>>,
    reported: Option<&'static str>,
    is_disputed: bool,
}

#[derive(Debug, Serialize)]
struct CapJson<'a> {
    id: &'static str,
    at_most: f64,
    reason: &'a str,
    counted: Option<i64>,
    amber_from: Option<u32>,
    red_from: Option<u32>,
}

impl<'a> CapJson<'a> {
    fn of(cap: &'a Cap) -> Self {
        Self {
            id: cap.id,
            at_most: cap.at_most,
            reason: &cap.reason,
            counted: cap.passed.map(|passed| passed.counted),
            amber_from: cap.passed.map(|passed| passed.amber_from),
            red_from: cap.passed.and_then(|passed| passed.red_from),
        }
    }
}

#[derive(Debug, Serialize)]
pub(super) struct ComponentJson<'a> {
    metric: &'a str,
    dimension: &'static str,
    state: &'static str,
    value: Option<f64>,
    why: Option<&'a str>,
    as_of: Option<String>,
    score: Option<f64>,
    weight: f64,
    contribution: Option<f64>,
    file: Option<&'static str>,
    line: Option<usize>,
    path: Option<String>,
}

impl<'a> AnswerJson<'a> {
    pub(super) fn of(answer: &'a HealthAnswer) -> Self {
        Self {
            head: HealthJson::of(&answer.slug, &answer.customer, &answer.health),
            components: components(answer).collect(),
        }
    }
}

/// What the score is made of.
pub(super) fn components(answer: &HealthAnswer) -> impl Iterator<Item = ComponentJson<'_>> {
    answer.health.components.iter().map(|component| ComponentJson::of(component, answer))
}

impl<'a> ComponentJson<'a> {
    fn of(component: &'a Component, answer: &HealthAnswer) -> Self {
        let route = source(&component.value);
        Self {
            metric: &component.metric,
            dimension: component.dimension.word(),
            state: component.value.state(),
            value: component.value.number(),
            why: component.value.why(),
            as_of: component.value.reading().and_then(|reading| reading.on).map(|on| on.to_string()),
            score: component.score,
            weight: component.weight,
            contribution: component.contribution,
            file: route.map(|route| route.file.name()),
            line: route.and_then(|route| answer.lines.line(route)),
            path: route.map(ToString::to_string),
        }
    }
}

impl<'a> HealthJson<'a> {
    pub(super) fn of(slug: &'a str, customer: &'a str, health: &'a Health) -> Self {
        Self {
            slug,
            customer,
            state: health.judgement.word(),
            score: health.score(),
            uncapped: health.uncapped,
            band: health.band().map(Colour::word),
            coverage: health.coverage,
            coverage_floor: health.coverage_floor,
            low: health.low,
            high: health.high,
            caps: health.holding_caps().map(CapJson::of).collect(),
            reported: health.reported.map(Colour::word),
            is_disputed: health.is_disputed(),
        }
    }
}
