//! The history of one plan: a row a step, then what moved, when, and by which commit.

mod json;
mod moved;
mod parts;
mod portfolio;
mod view;
mod words;

pub(super) use parts::parts_told;
pub use portfolio::PortfolioHistory;
pub(super) use words::{PartJson, move_words};

use super::health::tone;
use super::metrics::value_cell;
use super::spark::spark_to;
use super::{Cell, Column, Line, Pairs, Table, Tone};
use crate::history::{Explained, Standing, Step};
use crate::metric::Metric;
use crate::model::{Outcome, Phase};
use crate::phrase::{Count, Number};

/// The answer of `onboard history` about one plan.
#[derive(Clone)]
pub struct HistoryAnswer {
    /// The plan.
    pub slug: String,
    /// Its steps, the earliest first.
    pub steps: Vec<Step>,
    /// How many commits there are in the span.
    pub changes: usize,
    /// The measurements of each step.
    pub metrics: Vec<&'static Metric>,
    /// Why the score is what it is, against that of some days ago; nothing where nobody asked.
    pub explained: Vec<Explained>,
}

impl HistoryAnswer {
    fn standings(&self) -> impl DoubleEndedIterator<Item = &Standing> {
        self.steps.iter().filter_map(Step::known)
    }

    /// Its customer, as the last step calls it that is known.
    fn customer(&self) -> &str {
        self.standings().next_back().map_or(&self.slug, |it| &it.customer)
    }

    /// Where it came from and where it is: a bar a step.
    fn summary(&self) -> Pairs {
        let scores: Vec<f64> = self.standings().filter_map(|standing| standing.score).collect();
        let drawn: Vec<u32> = scores.iter().map(|score| score.round().max(0.0) as u32).collect();
        // The last step may have none, as where it has ended: then the day is said of which the score is.
        let last_day = self.steps.last().map(|step| step.day);
        let scored = self.steps.iter().rfind(|step| step.known().is_some_and(|it| it.score.is_some()));
        let of = scored.map(|step| step.day).filter(|day| Some(*day) != last_day);
        let of = of.map(|day| format!(", on {}", day.short())).unwrap_or_default();
        let health = scores.first().zip(scores.last()).map(|(first, last)| {
            let line = Line::new().good(spark_to(&drawn, 100));
            line.plain(format!(" {} → {}{of}", Number(*first), Number(*last)))
        });
        let done: Vec<u32> = self.standings().map(|it| u32::try_from(it.done).unwrap_or(u32::MAX)).collect();
        let last = self.standings().next_back();
        let most = self.standings().map(|it| u32::try_from(it.total).unwrap_or(u32::MAX)).max();
        let milestones = last.map(|last| {
            let line = Line::new().good(spark_to(&done, most.unwrap_or_default()));
            line.plain(format!(" {} of {} milestones", last.done, last.total))
        });
        Pairs::new()
            .maybe("health", health)
            .maybe("done", milestones)
            .pair("changes", Count(self.changes, "commit").to_string())
    }

    fn table(&self) -> Table {
        let rows = &self.steps;
        let date = |day: Option<crate::date::Date>| {
            day.map_or_else(Cell::absent, |day| Cell::text(day.short(), day.to_string()))
        };
        let mut columns = vec![
            Column::left("day").of(rows, |step| Cell::text(step.day.short(), step.day.to_string())),
            Column::right("health").of(rows, |step| match &step.standing {
                Ok(standing) => score(standing),
                Err(why) => Cell::lacking(Tone::Dim.line(why)),
            }),
            Column::left("band").of(rows, |step| {
                step.known().and_then(|it| it.band).map(|band| Cell::from(tone(band).line(band)))
            }),
            Column::right("done").of(rows, |step| {
                step.known().map(|it| Cell::text(format!("{}/{}", it.done, it.total), it.done.to_string()))
            }),
            Column::data("milestones")
                .of(rows, |step| step.known().map(|it| Cell::number(it.total.to_string(), it.total as f64))),
            Column::left("go-live").of(rows, |step| match step.known() {
                Some(it) if it.go_live.live_on.is_some() => {
                    let day = it.live_day().unwrap_or(step.day);
                    Cell::text(Line::new().good("✓ ").plain(day.short()), day.to_string())
                }
                other => date(other.and_then(Standing::live_day)),
            }),
            Column::left("phase").expendable(2).of(rows, |step| {
                step.known().and_then(|it| it.ended.map(Outcome::word).or_else(|| it.phase.map(Phase::word)))
            }),
            Column::right("commits").expendable(1).of(rows, |step| step.commits.len()),
        ];
        for (at, metric) in self.metrics.iter().enumerate() {
            let value = |step: &Step| step.known()?.values.get(at).map(|value| value_cell(metric, value));
            let cell = |step: &Step| value(step).unwrap_or_else(Cell::absent);
            columns.push(Column::right(metric.name).named(metric.id).of(rows, cell));
        }
        Table::new(columns).when_empty("nothing is known of it")
    }
}

fn score(standing: &Standing) -> Cell {
    match standing.score {
        Some(score) => Cell::number(Number(score).to_string(), score),
        None => Cell::absent(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::Assessment;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};
    use crate::render::terminal;
    use crate::report::View;

    #[test]
    fn of_a_plan_that_has_ended_the_last_score_has_its_day() {
        let head = "{customer: Acme, segment: mid-market, contract: {signed_on: 2026-03-02}, \
                    ended: {ended_on: 2026-04-07, result: cancelled}}";
        let step = |day: &str| {
            let it = Assessment::of(plan_from(&[("onboarding.yaml", head)]), &Basis::on(date(day)));
            let standing = Standing { score: (day < "2026-04-07").then_some(74.0), ..Standing::of(&it, &[]) };
            Step {
                day: date(day),
                commits: Vec::new(),
                standing: Ok(standing),
                by_itself: None,
                between: Vec::new(),
            }
        };
        let told = |days: &[&str]| {
            let answer = HistoryAnswer {
                slug: "acme".to_owned(),
                steps: days.iter().map(|day| step(day)).collect(),
                changes: 0,
                metrics: Vec::new(),
                explained: Vec::new(),
            };
            terminal::plain(&answer.report(), 120).lines().nth(1).unwrap_or_default().to_owned()
        };
        assert!(told(&["2026-03-30", "2026-04-06", "2026-04-13"]).ends_with("74 → 74, on 6 Apr"));
        assert!(told(&["2026-03-30", "2026-04-06"]).ends_with("74 → 74"));
    }
}
