//! What asks for somebody on a plan's screen: the next days, what is blocked, signals, open risks.

use super::cells;
use crate::assessment::Assessment;
use crate::date::Date;
use crate::gate::Bypass;
use crate::model::Risk;
use crate::phrase::{Ago, Count, Due};
use crate::remedy::commands;
use crate::report::{Callout, Column, Heading, Item, Line, Report, Table, Tone};
use crate::status::{Blocked, Coming, StatusRow};

/// What happened behind a gate that is not open, and what the gate wants.
pub(super) fn behind_shut_gate(bypass: &Bypass, row: &StatusRow) -> Callout {
    let message = bypass.message();
    let text = Line::message(&message);
    let callout = if bypass.what.is_forbidden() { Callout::error(text) } else { Callout::warning(text) };
    callout
        .below(Line::new().code(commands::gate(&row.slug, bypass.gate())).plain(" shows what would open it"))
}

pub(super) fn coming_item(it: &Assessment, coming: &Coming) -> Item {
    let line = Line::new().strong(coming.on.short_with_weekday()).plain(format!("  {}", coming.what));
    let line = line.dim(format!("  {}", coming.kind));
    let line = match coming.owner.as_deref() {
        Some(owner) => line.dim(format!(", {owner}")),
        None => line,
    };
    Item::new(if coming.on == it.as_of() { line.warn("  today") } else { line })
}

pub(super) fn blocked_item(it: &Assessment, blocked: &Blocked) -> Item {
    let side = blocked.side.map_or("nobody named", |side| side.word()).replace('_', " ");
    let reason = blocked.reason.as_deref().unwrap_or("no reason given");
    let line = Line::new().strong(&blocked.what).plain(": ").plain(reason);
    let line = line.plain(", waiting on ").warn(side);
    let on = blocked.since;
    Item::new(line.dim(format!(" since {} ({})", on.short(), Ago { on, as_of: it.as_of() })))
}

pub(super) fn signals(it: &Assessment, row: &StatusRow) -> Vec<Item> {
    let item = |fired: &crate::signal::Fired| {
        let owner = fired.owner.as_deref().map(|owner| format!("{owner} ")).unwrap_or_default();
        let play = Line::new().dim(owner).then(cells::play_clock(fired.by, it.as_of()));
        Item::new(Line::message(&fired.observation.message))
            .below(play)
            .below(Line::command(&commands::play_run(&row.slug, fired.play)))
    };
    row.signals.iter().map(item).collect()
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
        Column::left("judged").expendable(3).of(&open, |risk| it.risk_due(risk).map(judged)),
    ];
    report.push(Table::new(columns));
}
