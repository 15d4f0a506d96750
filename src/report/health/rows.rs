//! The health of many plans: one line each.

use super::json::HealthJson;
use super::tone;
use crate::health::{Health, Judgement};
use crate::model::Colour;
use crate::phrase::{Number, Percent};
use crate::report::collected::{Collected, CollectedJson, Unreadable};
use crate::report::{Cell, Column, Line, Report, Table, Tone, View};

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

impl View for Collected<HealthRow> {
    fn report(&self) -> Report {
        let columns = [
            Column::left("customer").names().of_all_plans(
                self,
                |plan| Tone::Strong.line(&plan.slug).into(),
                |row| Tone::Strong.line(&row.customer),
            ),
            Column::left("health").of_all_plans(self, Unreadable::mark, |row| score(&row.health)),
            Column::right("coverage").of_plans(self, |row| Percent(row.health.coverage).to_string()),
            Column::left("interval").expendable(1).of_plans(self, |row| interval(&row.health)),
            Column::left("reported").expendable(2).of_plans(self, |row| reported(&row.health)),
            Column::left("held down by").wraps().at_least(20).of_plans(self, |row| held_down_by(&row.health)),
        ];
        let mut report = Report::new().with(Table::new(columns).when_empty(self.none_shown()));
        report.data(facts(self));
        self.footnotes(&mut report);
        report
    }

    fn json(&self) -> serde_json::Result<serde_json::Value> {
        serde_json::to_value(CollectedJson::of(self, |row| {
            HealthJson::of(&row.slug, &row.customer, &row.health)
        }))
    }
}

/// The same as programs read it in a table: one fact a cell, under the names of the JSON answer.
fn facts(plans: &Collected<HealthRow>) -> Table {
    let of = |name: &str| Column::data(name);
    Table::new([
        of("slug").of_all_plans(plans, Unreadable::name, |row| row.slug.as_str()),
        of("customer").of_plans(plans, |row| row.customer.as_str()),
        of("state").of_all_plans(plans, Unreadable::state, |row| row.health.judgement.word()),
        of("score").of_plans(plans, |row| row.health.score()),
        of("uncapped").of_plans(plans, |row| row.health.uncapped),
        of("band").of_plans(plans, |row| row.health.band().map(Colour::word)),
        of("coverage").of_plans(plans, |row| row.health.coverage),
        of("low").of_plans(plans, |row| row.health.low),
        of("high").of_plans(plans, |row| row.health.high),
        of("reported").of_plans(plans, |row| row.health.reported.map(Colour::word)),
        of("held_down_by").of_plans(plans, |row| row.health.binding_cap().map(|cap| cap.id)),
        of("held_down_to").of_plans(plans, |row| row.health.binding_cap().map(|cap| cap.at_most)),
    ])
}

/// Why the lowest cap holds it down, and how many more do.
fn held_down_by(health: &Health) -> Option<Line> {
    let line = Line::message(&health.binding_cap()?.reason);
    match health.holding_caps().skip(1).count() {
        0 => Some(line),
        more => Some(line.dim(format!(" +{more}"))),
    }
}

fn score(health: &Health) -> Cell {
    match health.judgement {
        // Rounded down, as in all rows: no score looks like one of the next band.
        Judgement::Scored { score, band } => {
            Cell::number(tone(band).line(format!("{} {band}", Number(score.floor()))), score)
        }
        Judgement::Interval { band, .. } if health.is_unbegun() => Cell::lacking(tone(band).line(band)),
        Judgement::Interval { low, high, band } => {
            Cell::lacking(tone(band).line(format!("{}–{} {band}", Number(low), Number(high))))
        }
        Judgement::Insufficient => Cell::lacking(Tone::Warn.line(health.judgement.phrase())),
        Judgement::Ended | Judgement::OnHold | Judgement::TooEarly => {
            Cell::lacking(Tone::Dim.line(health.judgement.phrase()))
        }
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
