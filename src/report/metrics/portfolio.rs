//! The measurements of every plan, a row each.

use serde_json::Value as Json;

use super::{Measured, json, trouble};
use crate::basis::Basis;
use crate::metric::{Comparison, Metric};
use crate::plan::Loaded;
use crate::remedy::commands;
use crate::report::{Callout, Cell, Column, Line, Report, Table, Tone, View};
use crate::schedule::has_ended;

/// The answer of `onboard metrics` without a plan.
pub struct PortfolioMetrics {
    metrics: Vec<&'static Metric>,
    plans: Vec<Measurements>,
}

/// What was measured of one plan.
pub struct Measurements {
    slug: String,
    /// What is known of it, or in a few words why it cannot be read.
    known: Result<Known, String>,
}

struct Known {
    customer: String,
    segment: &'static str,
    has_ended: bool,
    measured: Vec<Measured>,
}

impl Measurements {
    /// Measures one plan.
    #[must_use]
    pub fn of(loaded: &Loaded, basis: &Basis, metrics: &[&'static Metric]) -> Self {
        let known = loaded.plan.as_ref().map(|plan| Known {
            customer: plan.onboarding.customer.clone(),
            segment: plan.onboarding.segment.word(),
            has_ended: has_ended(plan, basis.as_of),
            measured: Measured::all(plan, basis, metrics),
        });
        Self { slug: loaded.slug.clone(), known: known.ok_or_else(|| trouble(loaded)) }
    }

    fn has_ended(&self) -> bool {
        self.known.as_ref().is_ok_and(|known| known.has_ended)
    }
}

impl PortfolioMetrics {
    /// The plans in the order given, ended ones only if wanted.
    #[must_use]
    pub fn new(metrics: Vec<&'static Metric>, mut plans: Vec<Measurements>, has_ended_ones: bool) -> Self {
        plans.retain(|plan| has_ended_ones || !plan.has_ended());
        Self { metrics, plans }
    }

    fn row(&self, plan: &Measurements) -> Vec<Cell> {
        let name = Cell::text(Tone::Strong.line(&plan.slug), plan.slug.clone());
        let cells: Vec<Cell> = match &plan.known {
            Ok(known) => known.measured.iter().map(cell).collect(),
            Err(_) => self.metrics.iter().map(|_| Cell::lacking(Tone::Bad.line("unread"))).collect(),
        };
        std::iter::once(name).chain(cells).collect()
    }

    fn measured(&self) -> impl Iterator<Item = &Measured> {
        self.plans.iter().filter_map(|plan| plan.known.as_ref().ok()).flat_map(|known| &known.measured)
    }

    fn unreadable(&self) -> impl Iterator<Item = (&str, &str)> {
        self.plans.iter().filter_map(|plan| Some((plan.slug.as_str(), plan.known.as_ref().err()?.as_str())))
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
        let table = Table::new(columns).main().when_empty("no onboardings: `onboard new` makes one");
        let mut report = Report::new().with(table.rows(self.plans.iter().map(|plan| self.row(plan))));
        for (slug, message) in self.unreadable() {
            let text = Line::new().code(slug).plain(" cannot be read: ").then(Line::message(message));
            report.push(
                Callout::warning(text).below(Line::new().code(commands::check(slug)).plain(" shows where")),
            );
        }
        if self.measured().any(misses) {
            report.push(
                Line::new()
                    .bad("!")
                    .dim(" misses its benchmark; `onboard metrics <plan>` says which, and why"),
            );
        }
        report
    }

    fn json(&self) -> serde_json::Result<serde_json::Value> {
        let plans = self.plans.iter().filter_map(|plan| {
            let known = plan.known.as_ref().ok()?;
            Some(serde_json::json!({
                "slug": plan.slug,
                "customer": known.customer,
                "segment": known.segment,
                "metrics": known.measured.iter().map(json::metric).collect::<Vec<_>>(),
            }))
        });
        let unreadable: Vec<Json> = self
            .unreadable()
            .map(|(slug, message)| serde_json::json!({ "slug": slug, "message": message }))
            .collect();
        Ok(serde_json::json!({
            "onboardings": plans.collect::<Vec<_>>(),
            "is_complete": unreadable.is_empty(),
            "unreadable": unreadable,
        }))
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
