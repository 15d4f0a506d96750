//! One plan's screen: where it stands, its 30/60/90, the next days, what blocks it, what it calls for.

use crate::assessment::Assessment;
use crate::date::Date;
use crate::metric::Value;
use crate::model::{GateName, Milestone, PlanFile, Status};
use crate::phrase::{Ago, Count, Days, Due, List as Words, Number, Percent};
use crate::remedy::commands;
use crate::report::collected::Unreadable;
use crate::report::{Cell, Column, Heading, Item, Line, List, Pairs, Report, Table, Tone};
use crate::schedule::Forecast;
use crate::status::{Blocked, Checkpoint, CheckpointState, Coming, StatusRow, Window, blocked, coming};

use super::cells;

/// The plan as people read it.
#[must_use]
pub fn plan_report(it: &Assessment, row: &StatusRow) -> Report {
    let mut report = Report::new().with(Heading::top(title(it, row))).with(header(it, row));
    if let Some(doubt) = Unreadable::in_part(&row.slug, &row.doubtful) {
        report.push(doubt.callout(Line::new()));
    }
    report.push(Heading::part("30/60/90"));
    report.push(window_table(it, row));
    for window in &row.windows {
        window_details(&mut report, it, window);
    }
    if !row.undated.is_empty() {
        let ids: Vec<_> = row.undated.iter().map(|id| format!("`{id}`")).collect();
        let count = Count(ids.len(), "milestone");
        report.push(Line::message(&format!("in no window: {count} without a date, {}", Words::and(&ids))));
    }
    section(&mut report, "next 7 days", coming(it).iter().map(|one| coming_item(it, one)).collect());
    section(&mut report, "blocked", blocked(it).iter().map(|one| blocked_item(it, one)).collect());
    section(&mut report, "signals", signals(it, row));
    risks(&mut report, it);
    report
}

fn title(it: &Assessment, row: &StatusRow) -> Line {
    let line = Line::new().strong(&row.customer).dim(format!(" · {}", row.segment));
    let line = line.plain(format!(" · day {} of {}", row.day, row.planned_days));
    let phase = match it.ending() {
        Some(ending) => Line::from(format!("{} on {}", ending.result, ending.on.short())),
        None => row.phase.map_or_else(Line::new, |phase| Line::from(phase.word())),
    };
    let line = Line::joined([line, phase], " · ");
    if row.is_on_hold { line.warn(" · on hold") } else { line }
}

fn header(it: &Assessment, row: &StatusRow) -> Pairs {
    Pairs::new()
        .pair("health", health(it, row))
        .pair("next gate", next_gate(row))
        .pair("go-live", go_live(it))
        .pair("first value", first_value(it, row))
        .maybe("owner", row.owner.as_deref())
        .pair("last update", last_update(it, row))
}

fn next_gate(row: &StatusRow) -> Line {
    match &row.next_gate {
        None => "all gates are open".into(),
        Some(next) if row.ended.is_some() => {
            Tone::Dim.line(format!("none: it ended before {} opened", next.gate))
        }
        Some(next) => cells::gate_sentence(next.gate, next),
    }
}

fn last_update(it: &Assessment, row: &StatusRow) -> Line {
    if let Some(days) = row.days_since_update {
        return format!("{} ago", Days(days)).into();
    }
    // Once an onboarding has ended, how long ago it was means nothing; the day still does.
    let sent = it.plan.updates.updates.iter().map(|update| update.on).filter(|on| *on <= it.as_of()).max();
    match sent {
        _ if it.plan.is_doubtful(PlanFile::Updates) => Tone::Warn.line("unknown"),
        Some(on) => format!("on {}", on.short()).into(),
        None => Tone::Dim.line("none written"),
    }
}

fn health(it: &Assessment, row: &StatusRow) -> Line {
    let line = match (row.score, row.band) {
        (Some(_), Some(band)) => {
            let line = cells::health(row).line;
            match it.health.binding_cap().zip(it.health.uncapped) {
                Some((cap, before)) => {
                    let before = Line::from(format!("{}, capped at ", Number(before)));
                    before.then(line).toned(cells::tone(band), format!(": {}", cap.reason))
                }
                None => line,
            }
        }
        _ => {
            let needed = Percent(it.health.coverage_floor);
            let known = Percent(row.coverage);
            Tone::Dim.line(format!("insufficient data: {known} of the weight is known, {needed} is needed"))
        }
    };
    match it.health.reported {
        Some(reported) if row.band.is_some_and(|band| band != reported) => {
            line.warn(format!(" · reported {reported}"))
        }
        Some(reported) => line.dim(format!(" · reported {reported}")),
        None => line,
    }
}

fn go_live(it: &Assessment) -> Line {
    let baseline = it.schedule.event(crate::model::Event::GoLive).and_then(|(_, m, _)| m.baseline);
    match (it.metrics.get("forecast_go_live").day(), it.live_on()) {
        (_, Some(on)) => Tone::Good.line(format!("live since {on}")),
        (Some(day), None) => {
            let line = Line::from(format!("forecast {}", day.short_with_weekday()));
            match baseline {
                Some(baseline) if baseline != day => {
                    let slip = crate::phrase::Slip(day.days_since(baseline));
                    let tone = if day > baseline { Tone::Bad } else { Tone::Good };
                    line.toned(tone, format!(" ({slip})"))
                        .dim(format!(" against {}", baseline.short_with_weekday()))
                }
                Some(_) => line.dim(" as planned"),
                None => line.dim(", no baseline"),
            }
        }
        (None, None) => {
            let forecast = it.metrics.get("forecast_go_live");
            let state = match &forecast {
                _ if it.has_ended() => "not live",
                Value::NotApplicable(_) => "not applicable",
                _ => "unknown",
            };
            Tone::Dim.line(format!("{state}: {}", forecast.why().unwrap_or("not planned")))
        }
    }
}

fn first_value(it: &Assessment, row: &StatusRow) -> Line {
    let line = cells::first_value(row.first_value);
    match it.plan.jsp.value.first.definition.get() {
        Some(definition) => line.dim(": ").plain(definition),
        None => line.warn(", not defined"),
    }
}

fn window_table(it: &Assessment, row: &StatusRow) -> Table {
    let ids = |indexes: &[usize]| {
        let ids = indexes.iter().map(|index| it.plan.jsp.milestones[*index].id.as_str());
        ids.collect::<Vec<_>>().join(" ")
    };
    let rows = &row.windows;
    let columns = [
        Column::left("window").of(rows, |window| Cell::text(window_name(window), window.name)),
        Column::left("days").named("from").expendable(2).of(rows, window_days),
        Column::data("to").of(rows, |window| window.to.map(|to| to.to_string())),
        Column::left("theme").expendable(1).of(rows, |window| window.theme),
        Column::right("done").of(rows, |window| window.done.len()),
        Column::right("late").of(rows, |window| cells::bad_count(Some(window.late.len()))),
        Column::right("open").of(rows, |window| window.open.len()),
        Column::left("checkpoints").of(rows, |window| passed(&window.checkpoints)),
        Column::left("gates").wraps().of(rows, |window| words(&window.gates)),
        Column::data("late_milestones").of(rows, |window| ids(&window.late)),
        Column::data("open_milestones").of(rows, |window| ids(&window.open)),
    ];
    Table::new(columns).main()
}

fn window_name(window: &Window) -> Line {
    if window.is_current { Line::new().strong(window.name).dim(" now") } else { window.name.into() }
}

fn window_days(window: &Window) -> Cell {
    let span = match window.to {
        Some(to) => format!("{} – {}", window.from.short(), to.short()),
        None => format!("from {}", window.from.short()),
    };
    Cell::text(span, window.from.to_string())
}

fn passed(checkpoints: &[Checkpoint]) -> Option<String> {
    let passed = checkpoints.iter().filter(|one| matches!(one.state, CheckpointState::Passed(_))).count();
    (!checkpoints.is_empty()).then(|| format!("{passed} of {}", checkpoints.len()))
}

fn words(gates: &[GateName]) -> Option<String> {
    let words: Vec<_> = gates.iter().map(|gate| gate.word()).collect();
    (!words.is_empty()).then(|| words.join(", "))
}

/// What stands behind a window's row: its checkpoints, its gates, then its milestones. Those that are done take one
/// paragraph; those that somebody still has to finish take a line each.
fn window_details(report: &mut Report, it: &Assessment, window: &Window) {
    report.push(Heading::sub(Line::new().strong(window.name).dim(format!("  {}", window.theme))));
    report.push_lines(window.checkpoints.iter().map(checkpoint));
    report.push_lines(window.gates.iter().map(|gate| gate_line(it, *gate)));
    let unfinished = [window.late.as_slice(), &window.open].concat();
    if !unfinished.is_empty() {
        report.push(unfinished_table(it, &unfinished));
    }
    if !window.done.is_empty() {
        let done: Vec<_> =
            window.done.iter().map(|index| done_words(&it.plan.jsp.milestones[*index])).collect();
        report.push(Line::new().good("done ").dim(Words::and(&done)));
    }
}

fn checkpoint(checkpoint: &Checkpoint) -> Line {
    match checkpoint.state {
        CheckpointState::Passed(on) => {
            let when = on.map(|on| format!(" {}", on.short())).unwrap_or_default();
            Line::new().good("✓ ").plain(checkpoint.text).dim(when)
        }
        CheckpointState::Ahead => Line::new().dim("· ").plain(checkpoint.text),
        CheckpointState::Missed => Line::new().bad("✗ ").plain(checkpoint.text).bad(" missed"),
        CheckpointState::NotPlanned => Line::new().dim("– ").dim(checkpoint.text).dim(" not in the plan"),
    }
}

fn gate_line(it: &Assessment, gate: GateName) -> Line {
    let judged = it.gates.get(gate);
    let tone = if judged.verdict.is_open() { Tone::Good } else { Tone::Plain };
    let line =
        Line::new().dim("gate ").strong(gate.word()).toned(tone, format!(" {}", judged.verdict.word()));
    let due = judged.due.map(|due| format!(", due {}", due.short_with_weekday())).unwrap_or_default();
    match judged.opened_on {
        Some(on) => line.dim(format!(" since {}", on.short())),
        None => line.plain(due),
    }
}

fn unfinished_table(it: &Assessment, milestones: &[usize]) -> Table {
    let person =
        |name: Option<&str>| name.map_or_else(|| Cell::lacking(Tone::Warn.line("nobody")), Cell::from);
    let milestone = |index: &usize| (&it.plan.jsp.milestones[*index], &it.schedule.forecasts[*index]);
    let rows: Vec<(&Milestone, &Forecast)> = milestones.iter().map(milestone).collect();
    let columns = [
        Column::left("milestone")
            .wraps()
            .at_least(30)
            .of(&rows, |(one, _)| Line::from(one.label()).dim(format!(" {}", one.id))),
        Column::left("due").of(&rows, |(one, _)| one.due.map(Date::short_with_weekday)),
        Column::left("state").of(&rows, |(one, forecast)| milestone_state(it, one, forecast)),
        Column::left("owner").cuts().expendable(1).of(&rows, |(one, _)| person(one.owner.get())),
        Column::left("customer owner")
            .cuts()
            .expendable(2)
            .of(&rows, |(one, _)| person(one.customer_owner.get())),
    ];
    Table::new(columns)
}

fn milestone_state(it: &Assessment, milestone: &Milestone, forecast: &Forecast) -> Line {
    let status = forecast.standing.status();
    let state = match (milestone.due, forecast.date) {
        _ if forecast.is_overdue => {
            let late = milestone.due.map_or(0, |due| it.as_of().days_since(due));
            Tone::Bad.line(format!("{} late", Days(late)))
        }
        (Some(due), Some(day)) if day > due => Tone::Warn.line(format!("forecast {}", day.short())),
        _ => status.word().replace('_', " ").into(),
    };
    // The word of its status stands there already where nothing worse is to be said.
    let is_said = state.text() == Status::Blocked.word();
    if status == Status::Blocked && !is_said { state.warn(", blocked") } else { state }
}

fn done_words(milestone: &Milestone) -> String {
    match milestone.done_on {
        Some(on) => format!("{} ({})", milestone.label(), on.short()),
        None => milestone.label().to_owned(),
    }
}

fn section(report: &mut Report, title: &str, items: Vec<Item>) {
    if !items.is_empty() {
        report.push(Heading::part(title));
        report.push(List::new(items));
    }
}

fn coming_item(it: &Assessment, coming: &Coming) -> Item {
    let line = Line::new().strong(coming.on.short_with_weekday()).plain(format!("  {}", coming.what));
    let line = line.dim(format!("  {}", coming.kind));
    let line = match coming.owner.as_deref() {
        Some(owner) => line.dim(format!(", {owner}")),
        None => line,
    };
    Item::new(if coming.on == it.as_of() { line.warn("  today") } else { line })
}

fn blocked_item(it: &Assessment, blocked: &Blocked) -> Item {
    let side = blocked.side.map_or("nobody named", |side| side.word()).replace('_', " ");
    let reason = blocked.reason.as_deref().unwrap_or("no reason given");
    let line = Line::new().strong(&blocked.what).plain(": ").plain(reason);
    let line = line.plain(", waiting on ").warn(side);
    Item::new(match blocked.since {
        Some(on) => line.dim(format!(" since {} ({})", on.short(), Ago { on, as_of: it.as_of() })),
        None => line,
    })
}

fn signals(it: &Assessment, row: &StatusRow) -> Vec<Item> {
    let item = |fired: &crate::signal::Fired| {
        let owner = fired.owner.as_deref().map(|owner| format!("{owner} ")).unwrap_or_default();
        let play = Line::new().dim(owner).then(cells::play_clock(fired.by, it.as_of()));
        Item::new(Line::message(&fired.observation.message))
            .below(play)
            .below(Line::command(&commands::play_run(&row.slug, fired.play)))
    };
    row.signals.iter().map(item).collect()
}

fn risks(report: &mut Report, it: &Assessment) {
    let mut open: Vec<_> = it.plan.risks.risks.iter().filter(|risk| risk.is_open()).collect();
    if open.is_empty() {
        return;
    }
    open.sort_by(|a, b| b.exposure().cmp(&a.exposure()).then_with(|| a.id.cmp(&b.id)));
    report.push(Heading::part(Line::new().strong(Count(open.len(), "open risk"))));
    let judged = |on: Date| {
        let tone = if on < it.as_of() { Tone::Bad } else { Tone::Plain };
        tone.line(Due { on, as_of: it.as_of() })
    };
    let columns = [
        Column::right("exposure").of(&open, |risk| risk.exposure()),
        Column::left("risk")
            .wraps()
            .at_least(30)
            .of(&open, |risk| Line::from(risk.text.or("no text")).dim(format!(" {}", risk.id))),
        Column::left("owner").expendable(1).of(&open, |risk| risk.owner.get()),
        Column::left("trigger").wraps().expendable(2).of(&open, |risk| risk.trigger.get()),
        Column::left("judged").expendable(3).of(&open, |risk| risk.trigger_date.map(judged)),
    ];
    report.push(Table::new(columns));
}
