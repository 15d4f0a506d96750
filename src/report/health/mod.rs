//! The health of one plan: the score, what holds it down, and a row for each component.

mod json;
mod rows;
mod view;

use super::source::Lines;
use super::{Callout, Cell, Column, Heading, Line, Pairs, Report, SPARE, Table, Tone};
use crate::health::{Cap, Component, Health, Judgement};
use crate::metric::{self, Value};
use crate::model::{Colour, ReportedColour};
use crate::phrase::{Days, Number, Percent};
use crate::remedy::{blank, commands};
use crate::route::Route;

pub use rows::HealthRow;

/// The answer of `onboard health` about one plan.
#[derive(Clone, Debug, PartialEq)]
pub struct HealthAnswer {
    /// The plan.
    pub slug: String,
    /// Its customer.
    pub customer: String,
    /// The score and its parts.
    pub health: Health,
    /// What somebody reported.
    pub reported: Option<ReportedColour>,
    /// From which days lateness counts, where a newer baseline is ours alone.
    pub measure: Option<Line>,
    /// Where the values were read.
    pub lines: Lines,
}

/// The nodes that [`HealthAnswer`] points to.
pub fn routes(health: &Health) -> impl Iterator<Item = &Route> {
    health.components.iter().filter_map(|component| source(&component.value))
}

fn source(value: &Value) -> Option<&Route> {
    value.reading().and_then(|reading| reading.routes.first())
}

/// `84.2`, `71, capped at 49: no active executive sponsor`, `between 0 and 49`, or why there is none.
pub fn verdict(health: &Health) -> Line {
    let reason = |line: Line| match health.binding_cap() {
        Some(cap) => line.plain(": ").plain(&cap.reason),
        None => line,
    };
    match health.judgement {
        Judgement::Scored { score, band } => {
            let before = health.uncapped.filter(|_| health.binding_cap().is_some());
            let line = before.map_or_else(Line::new, |it| format!("{}, capped at ", Number(it)).into());
            reason(line.toned(tone(band), Number(score)))
        }
        Judgement::Interval { band, .. } if health.is_unbegun() => {
            Line::new().toned(tone(band), "none").plain(": no gate is open yet, and something is late")
        }
        Judgement::Interval { low, high, band } => {
            reason(tone(band).line(format!("between {} and {}", Number(low), Number(high))))
        }
        Judgement::Ended => Tone::Dim.line("none, since the onboarding has ended"),
        Judgement::OnHold => Tone::Dim.line("none while the plan is on hold"),
        Judgement::TooEarly => Tone::Dim.line("too early to tell: no gate is open yet, and nothing is late"),
        Judgement::Insufficient => Tone::Warn.line("insufficient data"),
    }
}

/// The band, and what makes it one where there is no score.
fn band_line(health: &Health, band: Colour) -> Line {
    let line = tone(band).line(band);
    match health.judgement {
        Judgement::Interval { .. } if health.is_unbegun() => {
            line.dim(", until a gate is open, or what is late has been so for too long")
        }
        Judgement::Interval { .. } => line.dim(", whatever the unknown turns out to be"),
        _ => line,
    }
}

/// `49: no kickoff 22 working days after the signature (amber from 8, red from 15)`.
fn cap_line(cap: &Cap) -> Line {
    let line = Line::from(Number(cap.at_most).to_string()).plain(": ").plain(&cap.reason);
    match cap.passed.map(|passed| (passed.amber_from, passed.red_from)) {
        Some((amber, Some(red))) => line.dim(format!(" (amber from {amber}, red from {red})")),
        Some((amber, None)) => line.dim(format!(" (amber from {amber})")),
        None => line,
    }
}

/// The tone in which a colour is shown; its word always is beside it.
pub const fn tone(colour: Colour) -> Tone {
    match colour {
        Colour::Green => Tone::Good,
        Colour::Amber => Tone::Warn,
        Colour::Red => Tone::Bad,
    }
}

impl HealthAnswer {
    fn summary(&self) -> Pairs {
        let health = &self.health;
        let floor = format!(" of the weight is known, {} is needed", Percent(health.coverage_floor));
        let range = if health.low < health.high {
            let range = format!("{} to {}", Number(health.low), Number(health.high));
            Line::from(range).dim(", with every unknown at 0 and at 100, before caps")
        } else {
            Tone::Dim.line("nothing is unknown")
        };
        let mut pairs = Pairs::new()
            .pair("score", verdict(health))
            .maybe("band", health.band().map(|band| band_line(health, band)))
            .pair("coverage", Line::from(Percent(health.coverage).to_string()).dim(floor))
            .pair("interval", range);
        let binding = health.binding_cap().map(|cap| cap.id);
        for cap in health.caps.iter().filter(|cap| Some(cap.id) != binding) {
            pairs = pairs.pair("cap", cap_line(cap));
        }
        pairs.maybe("baseline", self.measure.clone()).maybe("reported", self.reported.as_ref().map(reported))
    }

    /// What to say when somebody reported another colour than the files give.
    fn disagreement(&self) -> Option<Callout> {
        let (reported, band) = (self.health.reported?, self.health.band()?);
        if !self.health.is_disputed() {
            return None;
        }
        let than = if self.health.is_flattered() { "better" } else { "worse" };
        let text = format!("the reported {reported} is {than} than the derived {band}");
        let callout =
            Callout::warning(text).below("the derived band counts; the rows below say where it comes from");
        // Nobody is asked to take back a worse colour than the files give: whoever reports it knows something.
        Some(if self.health.is_flattered() {
            let report = commands::report_colour(&self.slug, band.word(), blank("note"));
            callout.below(Line::command(&report))
        } else {
            callout.below(
                "what whoever reported it sees is in no file yet: write it down, as a risk or a blocker",
            )
        })
    }

    fn components(&self) -> Table {
        let from = |it: &Component| source(&it.value).map(|route| self.lines.show(route));
        let points = |points: Option<f64>| points.map(|points| Cell::number(tenths(points), points));
        let rows = &self.health.components;
        let weight: f64 = rows.iter().filter(|it| it.applies()).map(|it| it.weight).sum();
        let sum_of = if self.health.binding_cap().is_some() { "before caps" } else { "score" };
        let columns = [
            Column::left("dimension").expendable(2).of(rows, |it| it.dimension.word()).total(sum_of),
            Column::left("component").of(rows, |it| metric::name(&it.metric)),
            Column::left("value").wraps().of(rows, value),
            Column::right("score").of(rows, |it| points(it.score)),
            Column::right("weight").expendable(1).of(rows, |it| it.weight).total(weight),
            Column::right("contribution")
                .of(rows, |it| points(it.contribution))
                .total(points(self.health.uncapped)),
            Column::left("metric").expendable(SPARE).of(rows, |it| Tone::Code.line(&it.metric)),
            Column::left("from").expendable(3).of(rows, from),
        ];
        Table::new(columns)
    }
}

impl HealthAnswer {
    /// The answer in blocks.
    pub(super) fn blocks(&self) -> Report {
        let mut report = Report::new()
            .with(Heading::top(Line::new().plain("Health of ").strong(&self.customer)))
            .with(self.summary());
        if let Some(callout) = self.disagreement() {
            report.push(callout);
        }
        report.with(self.components())
    }
}

fn reported(reported: &ReportedColour) -> Line {
    let line = tone(reported.colour).line(reported.colour);
    let line = match reported.by.get() {
        Some(by) => line.plain(" by ").plain(by),
        None => line,
    };
    let line = match reported.reported_on {
        Some(on) => line.plain(format!(" on {on}")),
        None => line,
    };
    match reported.note.get() {
        Some(note) => line.dim(": ").plain(note),
        None => line,
    }
}

/// The value as printed: `62 % (31 of 50, 2026-04-10)`, `unknown: …`.
fn value(component: &Component) -> Cell {
    let unit = metric::find(&component.metric).map(|metric| metric.unit);
    let Some(unit) = unit else { return Cell::lacking(Tone::Dim.line("unknown")) };
    let seen = |reading: &metric::Reading| {
        let line = Line::from(unit.show(reading.amount));
        match &reading.note {
            Some(note) => line.dim(" (").dim(note).dim(")"),
            None => line,
        }
    };
    match &component.value {
        Value::Known(reading) => match component.value.number() {
            Some(number) => Cell::number(seen(reading), number),
            None => seen(reading).into(),
        },
        Value::Stale(reading, age) => {
            let line = Tone::Warn.line(format!("stale, {} old: ", Days(*age))).then(seen(reading));
            // Old as it is, it is what was measured; the state is beside it.
            component
                .value
                .number()
                .map_or_else(|| Cell::lacking(line.clone()), |number| Cell::number(line.clone(), number))
        }
        Value::Unknown { why, .. } => Cell::lacking(Tone::Warn.line("unknown: ").then(Line::message(why))),
        Value::NotApplicable(why) => {
            Cell::lacking(Tone::Dim.line("not applicable: ").then(Line::message(why)))
        }
    }
}

/// Always one decimal, so that a column of parts adds up before the reader's eyes.
fn tenths(number: f64) -> String {
    format!("{number:.1}")
}
