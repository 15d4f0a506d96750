//! The friction of many plans: one line each.

use super::json::FrictionJson;
use crate::friction::Friction;
use crate::phrase::Number;
use crate::report::collected::{Collected, CollectedJson, none_yet};
use crate::report::{Cell, Column, Report, Table, Tone, View};

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
    /// Most friction first; what is not counted stands last.
    pub fn sort_by_score(&mut self) {
        let score = |row: &FrictionRow| row.friction.score().unwrap_or(f64::NEG_INFINITY);
        self.rows.sort_by(|a, b| score(b).total_cmp(&score(a)).then_with(|| a.slug.cmp(&b.slug)));
    }
}

impl View for Collected<FrictionRow> {
    fn report(&self) -> Report {
        let columns = [
            Column::left("onboarding"),
            Column::right("from fields").expendable(1),
            Column::right("from decisions").expendable(1),
            Column::right("from dependencies").expendable(1),
            Column::right("score"),
            Column::right("after"),
            Column::left("biggest lever"),
        ];
        let unknown = || Cell::lacking(Tone::Dim.line("unknown"));
        let number = |number: Option<f64>| number.map_or_else(unknown, Cell::from);
        let table = Table::new(columns).main().when_empty(none_yet()).rows(self.unreadable_rows(7, 4));
        let table = table.rows(self.rows.iter().map(|row| {
            let [fields, decisions, dependencies] = row.friction.terms.each_ref().map(|t| number(t.points()));
            let tone = if row.friction.is_on_target() == Some(true) { Tone::Good } else { Tone::Bad };
            let score = |score| Cell::number(tone.line(Number(score)), score);
            [
                row.slug.as_str().into(),
                fields,
                decisions,
                dependencies,
                row.friction.score().map_or_else(unknown, score),
                number(row.friction.score_after()),
                row.friction.lever().map_or_else(Cell::absent, |term| term.name.into()),
            ]
        }));
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
