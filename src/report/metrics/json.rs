//! A measurement as programs read it: its own shape, so that the model can change without breaking readers.

use serde::Serialize;
use serde_json::Value as Json;

use super::Measured;
use crate::date::Date;
use crate::document::Position;
use crate::metric::{Amount, Comparison, Value};
use crate::phrase::Data;
use crate::route::{Route, Steps};

#[derive(Serialize)]
struct MetricJson<'a> {
    id: &'static str,
    state: &'static str,
    value: Option<Json>,
    unit: &'static str,
    better: &'static str,
    on: Option<Date>,
    age_days: Option<i64>,
    note: Option<&'a str>,
    why: Option<&'a str>,
    least: Option<Json>,
    benchmark: Option<BenchmarkJson<'a>>,
    routes: Vec<RouteJson>,
    source: &'static str,
}

#[derive(Serialize)]
struct BenchmarkJson<'a> {
    at_least: Option<Json>,
    at_most: Option<Json>,
    by_day: Option<u32>,
    is_met: Option<bool>,
    comparison: &'static str,
    source: &'a str,
}

#[derive(Serialize)]
struct RouteJson {
    file: &'static str,
    path: String,
    line: Option<usize>,
    column: Option<usize>,
}

/// One measurement; a number that is not known is null, never 0.
pub(super) fn metric(one: &Measured) -> Json {
    let reading = one.value.reading();
    let shape = MetricJson {
        id: one.metric.id,
        state: one.value.state(),
        value: reading.map(|reading| match reading.amount {
            Amount::Number(number) => plain(number),
            Amount::Date(date) => date.to_string().into(),
        }),
        unit: one.metric.unit.word(),
        better: one.metric.better.word(),
        on: reading.and_then(|reading| reading.on),
        age_days: match &one.value {
            Value::Stale(_, age) => Some(*age),
            _ => None,
        },
        note: reading.and_then(|reading| reading.note.as_deref()),
        why: one.value.why(),
        least: one.value.at_least().map(plain),
        benchmark: one.benchmark.as_ref().map(|(benchmark, comparison)| BenchmarkJson {
            at_least: benchmark.at_least.map(plain),
            at_most: benchmark.at_most.map(plain),
            by_day: benchmark.by_day,
            is_met: match comparison {
                Comparison::Met => Some(true),
                Comparison::Missed | Comparison::OnItsWay => Some(false),
                Comparison::Open => None,
            },
            comparison: comparison.word(),
            source: &benchmark.source,
        }),
        routes: one
            .routes()
            .iter()
            .enumerate()
            .map(|(at, route)| self::route(route, one.positions.get(at)))
            .collect(),
        source: one.metric.source,
    };
    serde_json::to_value(shape).expect("plain words and finite numbers")
}

fn route(route: &Route, position: Option<&Option<Position>>) -> RouteJson {
    let position = position.copied().flatten();
    RouteJson {
        file: route.file.name(),
        path: Steps(&route.steps).to_string(),
        line: position.map(|position| position.line),
        column: position.map(|position| position.column),
    }
}

/// A whole number without its `.0`.
fn plain(number: f64) -> Json {
    let number = Data(number).rounded();
    if number.fract() == 0.0 && number.abs() < 1e15 { (number as i64).into() } else { number.into() }
}
