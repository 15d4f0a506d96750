//! The friction of many plans: one line each.

use super::json::FrictionJson;
use crate::friction::Friction;
use crate::phrase::Number;
use crate::report::collected::{Collected, CollectedJson, Unreadable};
use crate::report::{Cell, Column, Raw, Report, Table, Tone, View};

/// One line a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct FrictionRow {
    /// The plan.
    pub slug: String,
    /// Its customer.
    pub customer: String,
    /// Its friction.
    pub friction: Friction,
}

impl Collected<FrictionRow> {
    /// Most friction first; what is not counted is last.
    pub fn sort_by_score(&mut self) {
        let score = |row: &FrictionRow| row.friction.score().unwrap_or(f64::NEG_INFINITY);
        self.rows.sort_by(|a, b| score(b).total_cmp(&score(a)));
    }
}

impl View for Collected<FrictionRow> {
    fn report(&self) -> Report {
        let number =
            |number: Option<f64>| number.map_or_else(|| Cell::lacking(Tone::Dim.line("unknown")), Cell::from);
        let from = move |row: &FrictionRow, term: usize| number(row.friction.terms[term].points());
        let columns = [
            Column::data("slug").of_all_plans(self, Unreadable::name, |row| row.slug.as_str()),
            Column::left("customer").names().of_all_plans(
                self,
                |plan| Cell { raw: Raw::Empty, ..Tone::Strong.line(&plan.slug).into() },
                |row| Cell::text(Tone::Strong.line(&row.customer), row.customer.as_str()),
            ),
            Column::right("from fields").expendable(1).of_plans(self, |row| from(row, 0)),
            Column::right("from decisions").expendable(1).of_plans(self, |row| from(row, 1)),
            Column::right("from dependencies").expendable(1).of_plans(self, |row| from(row, 2)),
            Column::right("score").of_all_plans(self, Unreadable::mark, score),
            Column::right("after").of_plans(self, |row| number(row.friction.score_after())),
            Column::left("biggest lever").of_plans(self, |row| row.friction.lever().map(|term| term.name)),
        ];
        let table = Table::new(columns).main().when_empty(self.none_shown());
        let mut report = Report::new().with(table);
        if let Some(row) = self.rows.first() {
            report
                .push(Tone::Dim.line(format!("points; the target is below {}", Number(row.friction.target))));
        }
        self.footnotes(&mut report);
        report
    }

    fn json(&self) -> serde_json::Result<serde_json::Value> {
        serde_json::to_value(CollectedJson::of(self, |row| {
            FrictionJson::of(&row.slug, &row.customer, &row.friction)
        }))
    }
}

fn score(row: &FrictionRow) -> Cell {
    let tone = if row.friction.is_on_target() == Some(true) { Tone::Good } else { Tone::Bad };
    match row.friction.score() {
        Some(score) => Cell::number(tone.line(Number(score)), score),
        None => Cell::lacking(Tone::Dim.line("unknown")),
    }
}
