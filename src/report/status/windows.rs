//! The 30/60/90 of a plan's screen: a bar a window, its checkpoints as marks, the open ones by name.

use crate::report::{Cell, Column, Line, Table, Tone};
use crate::status::{Checkpoint, CheckpointState, StatusRow, Window};

/// Signs of a bar.
const BAR: usize = 10;

pub(super) fn window_table(row: &StatusRow) -> Table {
    let rows = &row.windows;
    let columns = [
        Column::left("window").of(rows, window_name),
        Column::left("days").expendable(3).of(rows, window_days),
        Column::left("theme").expendable(4).of(rows, |window| Tone::Dim.line(window.theme)),
        Column::left("done").of(rows, done),
        Column::left("bar").expendable(1).of(rows, bar),
        Column::left("checkpoints").of(rows, |window| marks(&window.checkpoints)),
        Column::left("open").wraps().at_least(24).of(rows, |window| open(&window.checkpoints)),
    ];
    Table::new(columns).bare()
}

fn window_name(window: &Window) -> Line {
    if window.is_current { Line::new().strong(window.name).dim(" now") } else { window.name.into() }
}

fn window_days(window: &Window) -> Line {
    match window.to {
        Some(to) => format!("{} – {}", window.from.short(), to.short()).into(),
        None => format!("from {}", window.from.short()).into(),
    }
}

fn done(window: &Window) -> Line {
    if window.total() == 0 {
        return Tone::Dim.line("·");
    }
    let line = Line::from(format!("{}/{}", window.done.len(), window.total()));
    if window.late.is_empty() { line } else { line.bad(format!(" {} late", window.late.len())) }
}

/// As much of it as is done, late and open; what there is of each takes one sign at least.
fn bar(window: &Window) -> Line {
    let total = window.total();
    if total == 0 {
        return Line::new();
    }
    let share = |count: usize| if count == 0 { 0 } else { (count * BAR / total).max(1) };
    let late = share(window.late.len());
    let done = share(window.done.len()).min(BAR - late);
    let rest = BAR - late - done;
    // Rounding must not leave a window that is done looking unfinished.
    let (done, rest) = if window.done.len() == total { (BAR, 0) } else { (done, rest) };
    Line::new().good("█".repeat(done)).bad("▓".repeat(late)).dim("░".repeat(rest))
}

fn marks(checkpoints: &[Checkpoint]) -> Line {
    checkpoints.iter().fold(Line::new(), |line, one| match one.state {
        CheckpointState::Passed(_) => line.good("✓"),
        CheckpointState::Ahead => line.plain("○"),
        CheckpointState::Missed => line.bad("✗"),
        CheckpointState::NotPlanned => line.dim("–"),
    })
}

/// The checkpoints that are not passed yet, those that were missed first; those that nobody has planned are marks alone.
fn open(checkpoints: &[Checkpoint]) -> Cell {
    let named = |state: CheckpointState, tone: Tone| {
        let all = checkpoints.iter().filter(|one| one.state == state);
        let said = |one: &Checkpoint| {
            let line = tone.line(one.text);
            one.due.map_or_else(|| line.clone(), |due| line.clone().dim(format!(" (due {})", due.short())))
        };
        Line::joined(all.map(said), ", ")
    };
    let missed = named(CheckpointState::Missed, Tone::Bad);
    let missed = if missed.is_empty() { missed } else { Line::new().bad("missed: ").then(missed) };
    Line::joined([missed, named(CheckpointState::Ahead, Tone::Plain)], "; ").into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::date;

    #[test]
    fn a_bar_shows_of_each_what_there_is() {
        let case = |done: usize, late: usize, open: usize, want: &str| {
            let list = |count: usize| (0..count).collect::<Vec<_>>();
            let window = Window {
                name: "0–30",
                theme: "",
                from: date("2026-03-02"),
                to: None,
                is_current: false,
                done: list(done),
                late: list(late),
                open: list(open),
                checkpoints: Vec::new(),
                gates: Vec::new(),
            };
            assert_eq!(bar(&window).text(), want, "{done} {late} {open}");
        };
        case(13, 0, 0, "██████████");
        case(0, 2, 8, "▓▓░░░░░░░░");
        case(9, 2, 0, "████████▓░");
        case(1, 0, 29, "█░░░░░░░░░");
        case(100, 1, 0, "█████████▓");
        case(0, 0, 0, "");
    }
}
