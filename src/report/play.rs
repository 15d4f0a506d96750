//! Plays: the list of them, and one step by step.

use serde::Serialize;

use super::{Cell, Column, Heading, Item, Items, Line, Report, Table, Tone};
use crate::phrase::Count;
use crate::signal::{PLAYS, Play, PlayStep, SIGNALS, Signal};

/// Every play with the signals that call for it.
pub fn list() -> Report {
    let signals = |play: &Play| Line::joined(callers(play).map(|signal| Tone::Code.line(signal.id)), ", ");
    let columns = [
        Column::left("play").of(PLAYS, |play| Tone::Code.line(play.id)),
        Column::left("what it does").named("summary").wraps().of(PLAYS, |play| play.summary),
        Column::left("called for by").named("signals").wraps().of(PLAYS, |play| signals(play)),
    ];
    Report::new().with(Table::new(columns).main())
}

/// One play: when to run it, and its steps.
pub fn show(play: &Play) -> Report {
    let within = |days: u32| Cell::number(Count(days as usize, "working day").to_string(), f64::from(days));
    let rows: Vec<(usize, &PlayStep)> = play.steps.iter().enumerate().collect();
    let columns = [
        Column::right("step").of(&rows, |(at, _)| at + 1),
        Column::left("what to do").named("title").wraps().of(&rows, |(_, step)| Line::message(step.title)),
        Column::left("who").named("owner").of(&rows, |(_, step)| step.owner.word()),
        Column::left("within").named("within_working_days").of(&rows, |(_, step)| within(step.within)),
    ];
    let steps = Table::new(columns).main();
    let signals =
        callers(play).map(|signal| Item::new(Line::new().code(signal.id).plain(": ").plain(signal.summary)));
    let mut report =
        Report::new().with(Heading::top(Line::new().code(play.id).plain(": ").plain(play.summary)));
    for paragraph in play.docs.split("\n\n") {
        report.push(Line::message(&paragraph.replace('\n', " ")));
    }
    report
        .with(steps)
        .with(Heading::part("called for by"))
        .with(Items::new(signals))
        .with(Tone::Dim.line(format!("source: {}", play.source)))
}

fn callers(play: &Play) -> impl Iterator<Item = &'static Signal> {
    SIGNALS.iter().copied().filter(move |signal| signal.play == play.id)
}

/// Plays for programs.
///
/// # Errors
/// Never in practice: the shape has string keys only.
pub fn json(plays: &[&Play]) -> serde_json::Result<serde_json::Value> {
    serde_json::to_value(PlaysJson { plays: plays.iter().map(|play| PlayJson::of(play)).collect() })
}

#[derive(Debug, Serialize)]
struct PlaysJson {
    plays: Vec<PlayJson>,
}

#[derive(Debug, Serialize)]
struct PlayJson {
    id: &'static str,
    summary: &'static str,
    source: &'static str,
    signals: Vec<&'static str>,
    steps: Vec<PlayStepJson>,
}

/// A step of a play, as programs read it.
#[derive(Debug, Serialize)]
pub(super) struct PlayStepJson {
    title: &'static str,
    owner: &'static str,
    within_working_days: u32,
}

impl PlayStepJson {
    pub(super) fn of(step: &PlayStep) -> Self {
        Self { title: step.title, owner: step.owner.word(), within_working_days: step.within }
    }
}

impl PlayJson {
    fn of(play: &Play) -> Self {
        Self {
            id: play.id,
            summary: play.summary,
            source: play.source,
            signals: callers(play).map(|signal| signal.id).collect(),
            steps: play.steps.iter().map(PlayStepJson::of).collect(),
        }
    }
}
