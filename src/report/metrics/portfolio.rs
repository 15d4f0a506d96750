//! The measurements of every plan, a row each.

use serde_json::Value as Json;

use super::{Measured, json};
use crate::assessment::Assessment;
use crate::metric::{Comparison, Metric};
use crate::report::collected::{Collected, CollectedJson, Unreadable};
use crate::report::{Cell, Column, Line, Report, Table, Tone, View};

/// The answer of `onboard metrics` without a plan.
pub struct PortfolioMetrics {
    /// What was measured.
    pub metrics: Vec<&'static Metric>,
    /// Of which plans.
    pub collected: Collected<Measurements>,
}

/// What was measured of one plan.
pub struct Measurements {
    slug: String,
    customer: String,
    segment: &'static str,
    measured: Vec<Measured>,
}

impl Measurements {
    /// Picks these metrics of one plan.
    pub fn of(it: &Assessment, metrics: &[&'static Metric]) -> Self {
        let plan = &it.plan;
        Self {
            slug: plan.slug.clone(),
            customer: plan.onboarding.customer.clone(),
            segment: plan.onboarding.segment.word(),
            measured: Measured::all(it, |id: &str| it.metrics.get(id).clone(), metrics),
        }
    }
}

impl View for PortfolioMetrics {
    fn report(&self) -> Report {
        let plans = &self.collected;
        let slug = |plan: &Unreadable| Tone::Strong.line(&plan.slug).into();
        let name = |plan: &Measurements| Tone::Strong.line(&plan.customer);
        let mut columns = vec![Column::left("customer").names().of_all_plans(plans, slug, name)];
        // With spaces a title goes on to further lines and its column stays narrow; the last is the first to go.
        columns.extend(self.metrics.iter().enumerate().map(|(at, metric)| {
            let head = Column::right(metric.name).named(metric.id).wraps();
            let head = head.expendable(u8::try_from(at).unwrap_or(u8::MAX));
            let unreadable = if at == 0 { Unreadable::mark } else { |_: &Unreadable| Cell::absent() };
            head.of_all_plans(plans, unreadable, |plan| plan.measured.get(at).map(cell))
        }));
        let table = Table::new(columns).when_empty(self.collected.none_shown());
        let mut report = Report::new().with(table);
        report.data(self.facts());
        self.collected.footnotes(&mut report);
        if self.collected.rows.iter().flat_map(|plan| &plan.measured).any(misses) {
            report.push(
                Line::new()
                    .bad("!")
                    .dim(" misses its benchmark; `onboard metrics <plan>` says which, and why"),
            );
        }
        report
    }

    fn json(&self) -> serde_json::Result<Json> {
        serde_json::to_value(CollectedJson::of(&self.collected, |plan| {
            serde_json::json!({
                "slug": plan.slug,
                "customer": plan.customer,
                "segment": plan.segment,
                "metrics": plan.measured.iter().map(json::metric).collect::<Vec<_>>(),
            })
        }))
    }
}

impl PortfolioMetrics {
    /// A row a plan, and of each metric its value and its state in columns of their own.
    fn facts(&self) -> Table {
        let plans = &self.collected;
        let of = |name: &str| Column::data(name);
        let mut columns = vec![
            of("slug").of_all_plans(plans, Unreadable::name, |plan| plan.slug.as_str()),
            of("customer").of_plans(plans, |plan| plan.customer.as_str()),
            of("segment").of_plans(plans, |plan| plan.segment),
        ];
        for (at, metric) in self.metrics.iter().enumerate() {
            let state = of(&format!("{}_state", metric.id));
            columns.push(of(metric.id).of_plans(plans, |plan| plan.measured.get(at).map(Measured::cell)));
            columns.push(state.of_all_plans(plans, Unreadable::state, |plan| {
                plan.measured.get(at).map(|one| one.value.state())
            }));
        }
        Table::new(columns)
    }
}

fn misses(one: &Measured) -> bool {
    one.benchmark.as_ref().is_some_and(|(_, so_far)| *so_far == Comparison::Missed)
}

/// The value; one that misses its benchmark says so.
fn cell(one: &Measured) -> Cell {
    let cell = one.cell();
    if misses(one) { Cell { line: Tone::Bad.line(format!("{}!", cell.line.text())), ..cell } } else { cell }
}
