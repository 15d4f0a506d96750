//! The health of many plans: one line each.

use super::json::HealthJson;
use super::tone;
use crate::health::Health;
use crate::model::Colour;
use crate::phrase::{Number, Percent};
use crate::report::collected::{Collected, CollectedJson, Unreadable, none_yet};
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
            Column::left("onboarding").of_all_plans(self, Unreadable::name, |row| row.slug.as_str()),
            Column::left("health")
                .named("score")
                .of_all_plans(self, Unreadable::mark, |row| score(&row.health)),
            Column::data("band").of_plans(self, |row| row.health.band.map(Colour::word)),
            Column::right("coverage").of_plans(self, |row| {
                let coverage = row.health.coverage;
                Cell::number(Percent(coverage).to_string(), coverage)
            }),
            Column::left("interval").expendable(1).of_plans(self, |row| interval(&row.health)),
            Column::left("reported").expendable(2).of_plans(self, |row| reported(&row.health)),
            Column::left("held down by")
                .wraps()
                .at_least(20)
                .of_plans(self, |row| row.health.binding_cap().map(|cap| cap.reason.as_str())),
        ];
        let table = Table::new(columns).main().when_empty(none_yet());
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

fn score(health: &Health) -> Cell {
    match (health.score, health.band) {
        (Some(score), Some(band)) => {
            Cell::number(tone(band).line(format!("{} {band}", Number(score))), score)
        }
        _ => Cell::lacking(Tone::Warn.line("insufficient data")),
    }
}

/// `61–84`, as far as what is unknown leaves it open.
fn interval(health: &Health) -> Option<String> {
    (health.low < health.high).then(|| format!("{}–{}", Number(health.low), Number(health.high)))
}

fn reported(health: &Health) -> Option<Cell> {
    let disputed = if health.is_disputed() { " (disagrees)" } else { "" };
    health.reported.map(|colour| Cell::text(tone(colour).line(colour).plain(disputed), colour.word()))
}
