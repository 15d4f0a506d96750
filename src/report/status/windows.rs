//! The 30/60/90 of a plan's screen: a table of its windows, and what is in each.

use super::cells;
use crate::assessment::Assessment;
use crate::date::Date;
use crate::model::{GateName, Milestone, State};
use crate::phrase::{Days, List as Words};
use crate::report::{Cell, Column, Heading, Line, Report, Table, Tone};
use crate::schedule::Forecast;
use crate::status::{Checkpoint, CheckpointState, StatusRow, Window};

pub(super) fn window_table(it: &Assessment, row: &StatusRow) -> Table {
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
pub(super) fn window_details(report: &mut Report, it: &Assessment, window: &Window) {
    report.push(Heading::sub(Line::new().strong(window.name).dim(format!("  {}", window.theme))));
    report.push_lines(window.checkpoints.iter().map(checkpoint));
    report.push_lines(window.gates.iter().map(|gate| gate_line(it, *gate)));
    let unfinished = [window.late.as_slice(), &window.open].concat();
    if !unfinished.is_empty() {
        report.push(unfinished_table(it, &unfinished));
    }
    if !window.done.is_empty() {
        let done: Vec<_> = window.done.iter().map(|index| done_words(it, *index)).collect();
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
        Column::left("due").of(&rows, |(_, forecast)| forecast.due.map(Date::short_with_weekday)),
        Column::left("state").of(&rows, |(_, forecast)| milestone_state(it, forecast)),
        Column::left("owner").cuts().expendable(1).of(&rows, |(one, _)| person(one.owner.one_on(it.as_of()))),
        Column::left("customer owner")
            .cuts()
            .expendable(2)
            .of(&rows, |(one, _)| person(one.customer_owner.one_on(it.as_of()))),
    ];
    Table::new(columns)
}

fn milestone_state(it: &Assessment, forecast: &Forecast) -> Line {
    let status = forecast.standing.state();
    let state = match (forecast.due, forecast.date) {
        _ if forecast.is_overdue => {
            let late = forecast.due.map_or(0, |due| it.days_late(due));
            Tone::Bad.line(format!("{} late", Days(late)))
        }
        (Some(due), Some(day)) if day > due => Tone::Warn.line(format!("forecast {}", day.short())),
        _ => status.word().replace('_', " ").into(),
    };
    // The word of its status stands there already where nothing worse is to be said.
    let is_said = state.text() == State::Blocked.word();
    if status == State::Blocked && !is_said { state.warn(", blocked") } else { state }
}

fn done_words(it: &Assessment, index: usize) -> String {
    let milestone = &it.plan.jsp.milestones[index];
    match it.done_on(index) {
        Some(on) => format!("{} ({})", milestone.label(), on.short()),
        None => milestone.label().to_owned(),
    }
}
