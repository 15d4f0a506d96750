//! One component of the score: a metric mapped to 0–100.

use crate::config::{self, Dimension};
use crate::metric::Value;

/// One component of the score.
#[derive(Clone, Debug, PartialEq)]
pub struct Component {
    /// The metric it maps.
    pub metric: String,
    /// The dimension it belongs to.
    pub dimension: Dimension,
    /// The metric's value.
    pub value: Value,
    /// 0–100 in hundredths, as printed and as counted, when the value is known and fresh.
    pub score: Option<f64>,
    /// As configured.
    pub weight: f64,
    /// Points it adds to the score before caps, rounded as printed so that all of them add up; none when its
    /// value is not counted or there is no score.
    pub contribution: Option<f64>,
}

impl Component {
    /// The component with its value mapped to 0–100. What never happened is no merit: it does not apply while there is
    /// time, and is worth half of what it was worth had it happened at the start.
    pub fn of(component: &config::Component, value: Value) -> Self {
        let is_from_start = value.reading().is_some_and(|reading| reading.is_from_start);
        let full = |number: f64| sub_score(component, number) >= 100.0;
        let value = match value.known() {
            Some(number) if is_from_start && full(number) => {
                Value::not_applicable("it has not happened yet, and there is time")
            }
            _ => value,
        };
        let worth = if is_from_start { 0.5 } else { 1.0 };
        Self {
            metric: component.metric.clone(),
            dimension: component.dimension,
            score: value.known().map(|number| hundredths(worth * sub_score(component, number))),
            value,
            weight: component.weight,
            contribution: None,
        }
    }

    /// Whether it belongs in the denominator: not where its metric does not apply.
    pub const fn applies(&self) -> bool {
        !matches!(self.value, Value::NotApplicable(_))
    }
}

/// 0 at `zero_at`, 100 at `full_at`, a straight line between, and level outside.
fn sub_score(component: &config::Component, number: f64) -> f64 {
    let span = component.full_at - component.zero_at;
    // Adding 0 makes -0 a plain 0, which would be printed with its sign.
    (100.0 * (number - component.zero_at) / span).clamp(0.0, 100.0) + 0.0
}

fn hundredths(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
}
