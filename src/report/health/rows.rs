//! The health of many plans: one line each.

use super::json::HealthJson;
use super::tone;
use crate::health::Health;
use crate::phrase::{Number, Percent};
use crate::report::collected::{Collected, CollectedJson, none_yet};
use crate::report::{Cell, Column, Report, Table, Tone, View};

/// One line a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct HealthRow {
    /// The plan.
    pub slug: String,
    /// Its customer.
    pub customer: String,
    /// Its health.
    pub health: Health,
}

impl Collected<HealthRow> {
    /// The lowest score first; without a score, last.
    pub fn sort_by_score(&mut self) {
        let score = |row: &HealthRow| row.health.score.unwrap_or(f64::INFINITY);
        self.rows.sort_by(|a, b| score(a).total_cmp(&score(b)).then_with(|| a.slug.cmp(&b.slug)));
    }
}

impl View for Collected<HealthRow> {
    fn report(&self) -> Report {
        let columns = [
            Column::left("onboarding"),
            Column::left("health").named("score"),
            Column::data("band"),
            Column::right("coverage"),
            Column::left("interval").expendable(1),
            Column::left("reported").expendable(2),
            Column::left("held down by").wraps().at_least(20),
        ];
        let table = Table::new(columns).main().when_empty(none_yet()).rows(self.unreadable_rows(7, 1));
        let table = table.rows(self.rows.iter().map(|row| {
            let health = &row.health;
            let score = match (health.score, health.band) {
                (Some(score), Some(band)) => {
                    Cell::number(tone(band).line(format!("{} {band}", Number(score))), score)
                }
                _ => Cell::lacking(Tone::Warn.line("insufficient data")),
            };
            let interval = if health.low < health.high {
                format!("{}–{}", Number(health.low), Number(health.high)).into()
            } else {
                Cell::absent()
            };
            let reported = health.reported.map_or_else(Cell::absent, |colour| {
                let disputed = if health.is_disputed() { " (disagrees)" } else { "" };
                Cell::text(tone(colour).line(colour).plain(disputed), colour.word())
            });
            [
                row.slug.as_str().into(),
                score,
                health.band.map_or_else(Cell::absent, |band| band.word().into()),
                Cell::number(Percent(health.coverage).to_string(), health.coverage),
                interval,
                reported,
                health.binding_cap().map_or_else(Cell::absent, |cap| cap.reason.as_str().into()),
            ]
        }));
        let mut report = Report::new().with(table);
        self.footnotes(&mut report);
        report
    }

    fn json(&self) -> serde_json::Result<serde_json::Value> {
        serde_json::to_value(CollectedJson::of(self, |row| {
            HealthJson::of(&row.slug, &row.customer, &row.health)
        }))
    }
}
