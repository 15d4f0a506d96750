//! The history of all plans: a row a step, then who came and went.

mod json;
mod view;

use crate::date::Date;
use crate::health::Judgement;
use crate::history::{Counted, Passage, PortfolioStep, passages};
use crate::model::{Outcome, Phase};
use crate::phrase::List as Words;
use crate::report::spark::spark;
use crate::report::status::judged;
use crate::report::{Cell, Column, Line, Pairs, Table, Tone};

/// The answer of `onboard history` about all plans.
#[derive(Clone, Debug)]
pub struct PortfolioHistory {
    /// Its steps, the earliest first.
    pub steps: Vec<PortfolioStep>,
    /// Whether everybody who came or went is named.
    pub names_all: bool,
}

/// A line of the summary: what is counted, and how.
type Counter = (&'static str, fn(&PortfolioStep) -> usize);

/// Of more who came and went at a step, those alone are named of whom somebody should know.
const MOST_NAMED: usize = 4;

const SUMMARY: [Counter; 5] = [
    ("open", |step| step.open(|_| true)),
    ("red", |step| of_state(step, "red")),
    ("amber", |step| of_state(step, "amber")),
    ("green", |step| of_state(step, "green")),
    ("late", |step| step.open(|it| it.is_late)),
];

/// What health comes to, by its phrase, with what a column calls it and what programs do.
const STATES: [(&str, &str, &str); 6] = [
    ("red", "red", "red"),
    ("amber", "amber", "amber"),
    ("green", "green", "green"),
    ("on hold", "hold", "on_hold"),
    ("too early", "early", "too_early"),
    ("insufficient data", "?", "insufficient_data"),
];

/// What a column calls a phase.
const PHASES: [(Phase, &str); 5] = [
    (Phase::PreOnboarding, "pre"),
    (Phase::Kickoff, "kick"),
    (Phase::Implementation, "impl"),
    (Phase::Activation, "act"),
    (Phase::Graduation, "grad"),
];

fn of_state(step: &PortfolioStep, phrase: &str) -> usize {
    step.open(|it| it.judgement.is_some_and(|it| it.phrase() == phrase))
}

impl PortfolioHistory {
    /// Each step at which somebody came or went.
    fn passages(&self) -> Vec<(Date, Vec<(&Counted, Passage)>)> {
        let known: Vec<&PortfolioStep> = self.steps.iter().filter(|it| it.plans.is_ok()).collect();
        let pairs = known.windows(2).map(|pair| (pair[1].day, passages(pair[0], pair[1])));
        pairs.filter(|(_, passages)| !passages.is_empty()).collect()
    }

    /// A bar a step, and from how many to how many.
    fn summary(&self) -> Pairs {
        let known: Vec<&PortfolioStep> = self.steps.iter().filter(|it| it.plans.is_ok()).collect();
        SUMMARY.iter().fold(Pairs::new(), |pairs, (name, count)| {
            let counts: Vec<usize> = known.iter().map(|step| count(step)).collect();
            let drawn: Vec<u32> = counts.iter().map(|it| u32::try_from(*it).unwrap_or(u32::MAX)).collect();
            let ends = counts.first().zip(counts.last()).filter(|_| drawn.iter().any(|it| *it > 0));
            let line =
                ends.map(|(first, last)| Line::new().good(spark(&drawn)).plain(format!(" {first} → {last}")));
            pairs.maybe(*name, line)
        })
    }

    fn table(&self) -> Table {
        let rows = &self.steps;
        let number = |tone: Tone, count: fn(&PortfolioStep) -> usize| {
            move |step: &PortfolioStep| match &step.plans {
                Ok(_) => Cell::count(count(step), tone),
                Err(_) => Cell::absent(),
            }
        };
        let mut columns = vec![
            Column::left("day").of(rows, |step| Cell::text(step.day.short(), step.day.to_string())),
            Column::right("open").of(rows, |step| match &step.plans {
                Ok(_) => Cell::count(step.open(|_| true), Tone::Strong),
                Err(why) => Cell::lacking(Tone::Dim.line(why)),
            }),
        ];
        columns.extend(STATES.iter().map(|(phrase, title, name)| {
            Column::right(title).named(name).expendable(2).of(rows, |step: &PortfolioStep| {
                match &step.plans {
                    Ok(_) => Cell::count(of_state(step, phrase), tone_of(step, phrase)),
                    Err(_) => Cell::absent(),
                }
            })
        }));
        columns.extend(PHASES.iter().map(|(phase, title)| {
            Column::right(title).named(&phase.word().replace('-', "_")).expendable(4).of(rows, |step| {
                match &step.plans {
                    Ok(_) => Cell::count(step.open(|it| it.phase == Some(*phase)), Tone::Plain),
                    Err(_) => Cell::absent(),
                }
            })
        }));
        columns.push(Column::right("late").of(rows, number(Tone::Bad, |step| step.open(|it| it.is_late))));
        columns.extend(Outcome::ALL.iter().map(|outcome| {
            Column::right(outcome.word()).expendable(3).of(rows, |step| match &step.plans {
                Ok(_) => Cell::count(step.ended(*outcome), Tone::Plain),
                Err(_) => Cell::absent(),
            })
        }));
        columns.push(
            Column::right("unreadable")
                .expendable(1)
                .of(rows, number(Tone::Bad, |step| step.unreadable.len())),
        );
        Table::new(columns).close().when_empty("nothing was committed by then")
    }

    /// A line a step: who came and went. Where those are many they are counted, and those named that did not end well, or are
    /// not there any more.
    fn came_and_went(&self) -> Vec<Line> {
        let is_cut = |count: usize| !self.names_all && count > MOST_NAMED;
        let passages = self.passages();
        let hidden = passages.iter().any(|(_, all)| is_cut(all.len()));
        let told = |(day, all): (Date, Vec<(&Counted, Passage)>)| {
            let words = if is_cut(all.len()) {
                counted(&all)
            } else {
                Line::joined(all.into_iter().map(|(plan, passage)| said(plan, passage)), ", ")
            };
            Line::new().strong(format!("{}: ", day.short())).then(words)
        };
        let more = hidden.then(|| Line::new().code("--all").dim(" names all of them"));
        passages.into_iter().map(told).chain(more).collect()
    }
}

/// The tone of a state, as one of the plans that is in it has it.
fn tone_of(step: &PortfolioStep, phrase: &str) -> Tone {
    let mut all = step.counted().iter().filter_map(|it| it.judgement);
    all.find(|it| it.phrase() == phrase).map_or(Tone::Plain, judged)
}

/// `12 came, 9 graduated, 2 churned (Acme and Beta)`. That the files of a plan went after its end is no news of it.
fn counted(all: &[(&Counted, Passage)]) -> Line {
    let kinds: [(Passage, &str, bool); 7] = [
        (Passage::Came, "came", false),
        (Passage::Ended(Outcome::Graduated), "graduated", false),
        (Passage::Ended(Outcome::Churned), "churned", true),
        (Passage::Ended(Outcome::Cancelled), "cancelled", true),
        (Passage::Reopened, "go on", true),
        (Passage::Gone, "removed", true),
        (Passage::Gone, "removed after the end", false),
    ];
    let told = kinds.into_iter().filter_map(|(kind, name, is_named)| {
        let is_such = |plan: &Counted| kind != Passage::Gone || plan.ended.is_none() == is_named;
        let of = all.iter().filter(|(plan, passage)| *passage == kind && is_such(plan));
        let customers: Vec<&str> = of.map(|(plan, _)| plan.customer.as_str()).collect();
        let line = Line::from(format!("{} {name}", customers.len()));
        let names = is_named.then(|| format!(" ({})", Words::and(&customers).at_most(MOST_NAMED)));
        (!customers.is_empty()).then(|| names.map_or_else(|| line.clone(), |names| line.clone().plain(names)))
    });
    Line::joined(told.collect::<Vec<_>>(), ", ")
}

fn said(plan: &Counted, passage: Passage) -> Line {
    let name = Line::from(&plan.customer);
    match passage {
        Passage::Came => Tone::Good.line("+").plain(" ").then(name),
        Passage::Ended(outcome) => name.plain(" ").then(Tone::Strong.line(outcome.word())),
        Passage::Reopened => name.plain(" was reopened"),
        Passage::Gone => Tone::Bad.line("−").plain(" ").then(name).dim(" (removed)"),
    }
}

/// What programs call a state of health.
fn state_name(judgement: Judgement) -> &'static str {
    STATES.iter().find(|(phrase, ..)| *phrase == judgement.phrase()).map_or("", |(_, _, name)| name)
}
