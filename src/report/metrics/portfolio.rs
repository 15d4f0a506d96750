//! The measurements of every plan, a row each.

use serde_json::Value as Json;

use super::{Measured, json};
use crate::basis::Basis;
use crate::metric::{Comparison, Metric};
use crate::plan::Plan;
use crate::report::collected::{Collected, CollectedJson, none_yet};
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
    /// Measures one plan.
    #[must_use]
    pub fn of(plan: &Plan, basis: &Basis, metrics: &[&'static Metric]) -> Self {
        Self {
            slug: plan.slug.clone(),
            customer: plan.onboarding.customer.clone(),
            segment: plan.onboarding.segment.word(),
            measured: Measured::all(plan, basis, metrics),
        }
    }
}

impl View for PortfolioMetrics {
    fn report(&self) -> Report {
        // With spaces a title goes on to further lines and its column stays narrow; the last is the first to go.
        let heads = self.metrics.iter().enumerate().map(|(at, metric)| {
            let head = Column::right(&metric.id.replace('_', " ")).named(metric.id).wraps();
            head.expendable(u8::try_from(at).unwrap_or(u8::MAX))
        });
        let columns = [Column::left("onboarding").named("slug")].into_iter().chain(heads);
        let table = Table::new(columns).main().when_empty(none_yet());
        let columns = self.metrics.len() + 1;
        let table =
            table.rows(self.collected.unreadable_rows(columns, 1)).rows(self.collected.rows.iter().map(row));
        let mut report = Report::new().with(table);
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

fn row(plan: &Measurements) -> Vec<Cell> {
    let name = Cell::text(Tone::Strong.line(&plan.slug), plan.slug.clone());
    std::iter::once(name).chain(plan.measured.iter().map(cell)).collect()
}

fn misses(one: &Measured) -> bool {
    one.benchmark.as_ref().is_some_and(|(_, so_far)| *so_far == Comparison::Missed)
}

/// The value; one that misses its benchmark says so.
fn cell(one: &Measured) -> Cell {
    let cell = one.cell();
    if misses(one) { Cell { line: Tone::Bad.line(format!("{}!", cell.line.text())), ..cell } } else { cell }
}
