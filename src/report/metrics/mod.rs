//! Measurements of one plan, or of many, each beside its benchmark.

mod json;
mod plan;
mod portfolio;

pub use plan::{Extent, PlanMetrics};
pub use portfolio::{Measurements, PortfolioMetrics};

use super::{Cell, Line, Tone};
use crate::config::Benchmark;
use crate::document::Position;
use crate::metric::{Amount, Comparison, Metric, Value};
use crate::plan_at::PlanAt;
use crate::route::Route;

/// One measurement with what it is compared with.
#[derive(Clone)]
struct Measured {
    metric: &'static Metric,
    value: Value,
    benchmark: Option<(Benchmark, Comparison)>,
    /// Where its routes are, in the same order; empty where nobody looked.
    positions: Vec<Option<Position>>,
}

impl Measured {
    /// These measurements of a plan at a day. A benchmark that asks for something by a day compares with the last day of
    /// an onboarding that has ended: what it had not missed by then it does not miss any more.
    fn all(at: &PlanAt, value: impl Fn(&str) -> Value, metrics: &[&'static Metric]) -> Vec<Self> {
        let measured = metrics.iter().map(|metric| {
            let value = value(metric.id);
            let benchmark = at.basis.config.benchmarks.get(metric.id, at.plan.onboarding.segment);
            let benchmark = benchmark.map(|benchmark| {
                let comparison = Comparison::of(&value, &benchmark, at.day());
                (benchmark, comparison)
            });
            Self { metric, value, benchmark, positions: Vec::new() }
        });
        measured.collect()
    }

    fn routes(&self) -> &[Route] {
        self.value.reading().map_or(&[], |reading| &reading.routes)
    }

    fn cell(&self) -> Cell {
        value_cell(self.metric, &self.value)
    }
}

/// A value as people read it; what is not known is said in words, never as a number.
pub(super) fn value_cell(metric: &Metric, value: &Value) -> Cell {
    let shown = |amount| metric.unit.show(amount);
    match value {
        Value::Known(reading) => amount(reading.amount, shown(reading.amount)),
        Value::Stale(reading, _) => {
            amount(reading.amount, Tone::Warn.line(format!("{} (stale)", shown(reading.amount))))
        }
        Value::Unknown { .. } => Cell::lacking(Tone::Warn.line("unknown")),
        Value::NotApplicable(_) => Cell::lacking(Tone::Dim.line("n/a")),
    }
}

/// A value that is known, shown as `line`.
fn amount(amount: Amount, line: impl Into<Line>) -> Cell {
    match amount {
        Amount::Number(number) => Cell::number(line, number),
        Amount::Date(date) => Cell::text(line, date.to_string()),
    }
}

/// `≥ 70 % by day 60`, in the metric's unit.
fn bound(metric: &Metric, benchmark: &Benchmark) -> String {
    let least = benchmark.at_least.map(|bound| ("≥", bound));
    let limit = least.or(benchmark.at_most.map(|bound| ("≤", bound)));
    let limit = limit.map(|(sign, bound)| format!("{sign} {}", metric.unit.show_number(bound)));
    let by = benchmark.by_day.map(|day| format!("by day {day}"));
    [limit, by].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn comparison(comparison: Comparison) -> Line {
    match comparison {
        Comparison::Met => Tone::Good.line("met"),
        Comparison::Missed => Tone::Bad.line("missed"),
        Comparison::OnItsWay => Line::from("on its way"),
        Comparison::Open => Tone::Dim.line("open"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};
    use crate::metric::find;

    #[test]
    fn a_benchmark_that_was_not_missed_by_the_end_is_not_missed_after_it() {
        let live = "milestones: [{id: M-live, event: go_live, done_on: 2026-03-20}]";
        let use_of = "snapshots: [{measured_on: 2026-03-30, provisioned: 100, active: 20}]";
        let head = |rest: &str| {
            format!("{{customer: Acme, segment: mid-market, contract: {{signed_on: 2026-03-02}}{rest}}}")
        };
        let comparison = |rest: &str, as_of: &str| {
            let head = head(rest);
            let files = [("onboarding.yaml", head.as_str()), ("jsp.yaml", live), ("adoption.yaml", use_of)];
            let at = PlanAt::of(plan_from(&files), &Basis::on(date(as_of)));
            let metric = find("seat_activation").unwrap();
            let measured = Measured::all(&at, |_| Value::number_of(0.2), &[metric]).remove(0);
            measured.benchmark.unwrap().1
        };
        let ended = ", ended: {ended_on: 2026-04-01, result: churned}";
        assert_eq!(comparison("", "2026-04-01"), Comparison::OnItsWay);
        assert_eq!(comparison("", "2026-09-01"), Comparison::Missed);
        assert_eq!(comparison(ended, "2026-09-01"), Comparison::OnItsWay);
    }
}
