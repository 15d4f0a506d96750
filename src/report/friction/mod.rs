//! The friction of one plan: its terms, what is behind them, and what would lower it.

mod json;
mod rows;

use super::source::Lines;
use super::{Callout, Cell, Column, Heading, Line, Pairs, Report, Table, Tone, View};
use crate::friction::{Friction, Relief, Term};
use crate::phrase::{List, Number};
use crate::route::Route;

pub use rows::FrictionRow;

/// The answer of `onboard friction` about one plan.
#[derive(Clone, Debug, PartialEq)]
pub struct FrictionAnswer {
    /// The plan.
    pub slug: String,
    /// Its customer.
    pub customer: String,
    /// The score and its terms.
    pub friction: Friction,
    /// Where the entries stand.
    pub lines: Lines,
}

/// The nodes that [`FrictionAnswer`] points to.
pub fn routes(friction: &Friction) -> impl Iterator<Item = &Route> {
    friction.terms.iter().flat_map(|term| term.entries.iter().map(|entry| &entry.route))
}

impl FrictionAnswer {
    fn summary(&self) -> Pairs {
        let friction = &self.friction;
        let lever = friction.lever().map(|term| {
            let points = Number(term.points().unwrap_or_default());
            let all = Number(friction.score().unwrap_or_default());
            let line = Line::new().strong(term.name).plain(format!(": {points} of the {all} points"));
            match heaviest(term) {
                Some(name) => line.plain(", most of them for ").strong(name),
                None => line,
            }
        });
        let after = friction.score_after().filter(|after| friction.score() != Some(*after));
        let after = after.map(|after| {
            let is_below = after < friction.target;
            let line = Line::from(Number(after).to_string()).plain(" after what is planned");
            if is_below { line.good(", on target") } else { line }
        });
        Pairs::new().pair("score", score(friction)).maybe("then", after).maybe("biggest lever", lever)
    }

    fn entries(&self) -> Table {
        let terms = self.friction.terms.iter();
        let rows: Vec<_> =
            terms.flat_map(|term| term.entries.iter().map(move |entry| (term, entry))).collect();
        let columns = [
            Column::left("term").of(&rows, |(term, _)| term.name),
            Column::left("entry").wraps().of(&rows, |(_, entry)| entry.name.as_str()),
            Column::right("count").expendable(1).of(&rows, |(_, entry)| entry.count),
            Column::right("points").of(&rows, |(_, entry)| entry.points),
            Column::left("planned").wraps().of(&rows, |(_, entry)| entry.relief.as_ref().map(relieved)),
            Column::left("where").expendable(2).of(&rows, |(_, entry)| self.lines.show(&entry.route)),
        ];
        Table::new(columns)
    }
}

impl View for FrictionAnswer {
    fn report(&self) -> Report {
        let friction = &self.friction;
        let mut report = Report::new()
            .with(Heading::top(Line::new().plain("Friction of ").strong(&self.customer)))
            .with(self.summary())
            .with(terms(friction));
        if let Some(help) = uncounted(friction) {
            report.push(help);
        }
        if friction.terms.iter().any(|term| !term.entries.is_empty()) {
            report.push(Heading::part("what the terms count"));
            report.push(self.entries());
        }
        report
    }

    fn json(&self) -> serde_json::Result<serde_json::Value> {
        serde_json::to_value(json::FrictionJson::of(&self.slug, &self.customer, &self.friction))
    }
}

fn score(friction: &Friction) -> Line {
    let target = Number(friction.target);
    match friction.score() {
        Some(score) if score < friction.target => {
            Line::new().good(Number(score)).plain(format!(", below the target of {target}"))
        }
        Some(score) => Line::new().bad(Number(score)).plain(format!(", the target is below {target}")),
        None => {
            let why = friction.doubt.clone().unwrap_or_else(|| "not everything is counted".to_owned());
            Tone::Warn.line("unknown").plain(": ").then(Line::message(&why))
        }
    }
}

fn terms(friction: &Friction) -> Table {
    let number =
        |number: Option<f64>| number.map_or_else(|| Cell::lacking(Tone::Dim.line("unknown")), Cell::from);
    let weight = |term: &Term| Cell::number(format!("× {}", Number(term.weight)), term.weight);
    let rows = &friction.terms;
    let columns = [
        Column::left("term").of(rows, |term| term.name).total("score"),
        Column::right("count").of(rows, |term| number(term.count.map(|count| count as f64))),
        Column::right("weight").of(rows, weight),
        Column::right("points").of(rows, |term| number(term.points())).total(number(friction.score())),
        Column::right("after")
            .of(rows, |term| number(term.points_after()))
            .total(number(friction.score_after())),
    ];
    Table::new(columns).main()
}

/// The entry of a term that alone makes up most of it.
fn heaviest(term: &Term) -> Option<&str> {
    let most = term.entries.iter().max_by(|a, b| a.points.total_cmp(&b.points))?;
    (most.points * 2.0 > term.points()?).then_some(most.name.as_str())
}

fn uncounted(friction: &Friction) -> Option<Callout> {
    let missing: Vec<&str> = friction.terms.iter().filter(|t| t.count.is_none()).map(|t| t.name).collect();
    let first = missing.first()?;
    let text = format!("nobody has counted the {}", List::and(&missing));
    let help =
        format!("write the count into `friction.yaml`, such as `{first}: 5`, or name the entries one by one");
    Some(Callout::note(text).below(Line::message(&help)))
}

fn relieved(relief: &Relief) -> Line {
    match relief {
        Relief::Deferred => "deferred until after activation".into(),
        Relief::Default(value) => Line::new().plain("default: ").plain(value),
        Relief::ReplacedBy(what) => Line::new().plain("replaced by ").plain(what),
    }
}
