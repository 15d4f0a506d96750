//! What asks for somebody on a plan's screen: the next days, what is blocked, signals, open risks.

use std::cmp::Ordering;

use super::names::Names;
use super::needs::{age, play, progress};
use crate::assessment::Assessment;
use crate::date::Date;
use crate::gate::Bypass;
use crate::model::{Risk, Side};
use crate::phrase::{Count, Due};
use crate::remedy::{blank, commands};
use crate::report::{Callout, Column, Heading, Line, Report, Table, Tone};
use crate::status::{Blocked, Coming, Need, StatusRow};

/// What happened although its gate was not open, and what the gate wants.
pub(super) fn behind_shut_gate(bypass: &Bypass, row: &StatusRow) -> Callout {
    let message = bypass.message();
    let text = Line::message(&message);
    let callout = if bypass.what.is_forbidden() { Callout::error(text) } else { Callout::warning(text) };
    callout
        .below(Line::new().code(commands::gate(&row.slug, bypass.gate())).plain(" shows what would open it"))
}

/// What is due: a gate is named as it is typed, and said to be one, since a milestone may be called alike.
pub(super) fn what_comes(one: &Coming) -> String {
    if one.kind == "gate" { format!("{} gate", one.what.replace('_', "-")) } else { one.what.clone() }
}

/// The days that come: who has what to do.
pub(super) fn coming_table(it: &Assessment, coming: &[Coming]) -> Table {
    let day = |one: &Coming| {
        let day = one.on.short_with_weekday();
        match one.on.cmp(&it.as_of()) {
            Ordering::Less => Tone::Bad.line(day),
            Ordering::Equal => Tone::Warn.line(format!("{day} today")),
            Ordering::Greater => Line::new().strong(day),
        }
    };
    let columns = [
        Column::left("day").of(coming, day),
        Column::left("what").wraps().at_least(30).of(coming, what_comes),
        Column::left("due").of(coming, due),
        Column::left("kind").expendable(2).of(coming, |one| Tone::Dim.line(kind(one))),
        Column::left("owner")
            .cuts()
            .expendable(1)
            .of(coming, |one| Line::from(one.owner.as_deref().unwrap_or_default())),
    ];
    Table::new(columns).bare()
}

/// The day for which it is planned, where that is another, and how late it is: `due 3 Apr, 7d late`.
fn due(one: &Coming) -> Line {
    let due = one.due.filter(|due| *due != one.on);
    let due = due.map_or_else(Line::new, |due| Tone::Dim.line(format!("due {}", due.short())));
    let late =
        if one.days_late > 0 { Tone::Bad.line(format!("{}d late", one.days_late)) } else { Line::new() };
    Line::joined([due, late], ", ")
}

/// A risk does not come on its day: it is looked at again.
fn kind(one: &Coming) -> &'static str {
    if one.kind == "risk" { "risk review" } else { one.kind }
}

/// What is blocked: for how long, by whom, and why.
pub(super) fn blocked_table(it: &Assessment, blocked: &[Blocked]) -> Table {
    let age = |one: &Blocked| Tone::Warn.line(format!("{}d", it.as_of().days_since(one.since)));
    let columns = [
        Column::right("for").of(blocked, age),
        Column::left("by").cuts().at_least(12).of(blocked, blocked_by),
        Column::left("what").wraps().at_least(28).of(blocked, |one| Line::new().strong(&one.what)),
        Column::left("why").wraps().at_least(20).of(blocked, |one| one.reason.as_deref().map(Line::from)),
    ];
    Table::new(columns).bare()
}

/// The person, and on which side they are; the side alone where nobody is named. Whoever has answered is waited for no more.
fn blocked_by(blocked: &Blocked) -> Line {
    let side = blocked.side.map(Side::spoken);
    match (&blocked.waiting_for, side) {
        (Some(person), Some(side)) => Line::from(person).dim(format!(" ({side})")),
        (Some(person), None) => Line::from(person),
        (None, Some(side)) => side.into(),
        (None, None) => match blocked.answered_on {
            Some(on) => Tone::Dim.line(format!("answered {}", on.short())),
            None => Tone::Warn.line("nobody named"),
        },
    }
}

/// What needs somebody, one line a thing, and how a play is begun.
pub(super) fn needs(report: &mut Report, it: &Assessment, row: &StatusRow, names: &Names) {
    let needs = &row.needs;
    if needs.is_empty() {
        return;
    }
    let who = |need: &Need| {
        need.owner.as_deref().map_or_else(|| Tone::Warn.line("nobody"), |name| names.first(name).into())
    };
    let columns = [
        Column::right("when").of(needs, |need| age(need.by, it.as_of())),
        Column::left("who").cuts().of(needs, who),
        Column::left("what").wraps().at_least(30).of(needs, |need| Line::dated(&need.what, it.as_of())),
        Column::left("play").of(needs, play),
        Column::left("done").expendable(1).of(needs, progress),
    ];
    report.push(Heading::part("needs a person"));
    report.push(Table::new(columns).bare());
    if needs.iter().any(|need| need.play.is_some() && need.progress.is_none()) {
        report.push(Line::command(&commands::play_run(&row.slug, blank("play"))));
    }
}

pub(super) fn risks(report: &mut Report, it: &Assessment) {
    let mut open: Vec<_> = it.open_risks().map(|(_, risk)| risk).collect();
    if open.is_empty() {
        return;
    }
    let exposure = |risk: &Risk| risk.exposure_on(it.as_of());
    open.sort_by(|a, b| exposure(b).cmp(&exposure(a)).then_with(|| a.id.cmp(&b.id)));
    report.push(Heading::part(Line::new().strong(Count(open.len(), "open risk"))));
    let judged = |on: Date| {
        let tone = if on < it.as_of() { Tone::Bad } else { Tone::Plain };
        tone.line(Due { on, as_of: it.as_of() })
    };
    let columns = [
        Column::right("exposure").of(&open, |risk| exposure(risk)),
        Column::left("risk")
            .wraps()
            .at_least(30)
            .of(&open, |risk| Line::from(risk.text.or("no text")).dim(format!(" {}", risk.id))),
        Column::left("owner").expendable(1).of(&open, |risk| risk.owner.one_on(it.as_of())),
        Column::left("trigger").wraps().expendable(2).of(&open, |risk| risk.trigger.get()),
        Column::left("judged").expendable(3).of(&open, |risk| {
            // Nobody looks at a risk again once the onboarding is over.
            it.risk_due(risk).filter(|_| !it.has_ended()).map(judged)
        }),
    ];
    report.push(Table::new(columns));
}
