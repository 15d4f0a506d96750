//! A table in a given width: which columns are shown, how wide each is, and the lines they make.
//!
//! Own layout rather than a table crate: cells hold spans in several tones, columns say which of
//! them may go and which must never break, and no line may end in spaces.

use super::flow;
use crate::report::{Alignment, Cell, Column, Fit, Line, Table, Tone};

/// Spaces between two columns.
const GAP: usize = 2;
/// Below this no column that may shrink is made narrower.
const NARROWEST: usize = 8;

/// A laid-out table.
pub(super) struct Grid {
    /// Its lines, none wider than asked for unless that is narrower than any table can be.
    pub(super) lines: Vec<Line>,
    /// The titles of the columns that found no room.
    pub(super) left_out: Vec<String>,
}

/// Lays `table` out in `width` columns.
pub(super) fn lay_out(table: &Table, width: usize) -> Grid {
    let mut tracks = tracks(table);
    let left_out = leave_out(&mut tracks, width);
    shrink(&mut tracks, width);
    let mut lines = vec![];
    push_row(&mut lines, &tracks, |track| Some(&track.title));
    lines.push(rule(&tracks));
    for row in 0..table.rows.len() {
        push_row(&mut lines, &tracks, |track| track.cells.get(row));
    }
    if table.footer.is_some() {
        lines.push(rule(&tracks));
        push_row(&mut lines, &tracks, |track| track.cells.last());
    }
    Grid { lines, left_out }
}

/// A column on its way to a width.
struct Track<'a> {
    column: &'a Column,
    title: Line,
    /// Its sanitised cells, the footer's last.
    cells: Vec<Line>,
    /// The width it has; at first the one its content asks for.
    width: usize,
    /// The width below which it is not made narrower while another way is left.
    least: usize,
}

fn tracks(table: &Table) -> Vec<Track<'_>> {
    let shown = table.columns.iter().enumerate().filter(|(_, column)| !column.is_data_only);
    shown.map(|(index, column)| track(table, index, column)).collect()
}

fn track<'a>(table: &'a Table, index: usize, column: &'a Column) -> Track<'a> {
    let title = flow::clean(&Tone::Strong.line(&column.title));
    let rows = table.rows.iter().chain(&table.footer);
    let clean = |row: &Vec<Cell>| row.get(index).map(|cell| flow::clean(&cell.line)).unwrap_or_default();
    let cells: Vec<Line> = rows.map(clean).collect();
    let width = cells.iter().map(flow::width).max().unwrap_or(0).max(flow::width(&title));
    let least = match column.fit {
        Fit::Whole => width,
        Fit::Cut => flow::width(&title).max(NARROWEST),
        Fit::Wrap => {
            let word = cells.iter().map(flow::longest_word).max().unwrap_or(0);
            word.clamp(NARROWEST, 2 * NARROWEST).max(flow::longest_word(&title))
        }
    };
    Track { column, title, cells, width, least: least.max(column.least).min(width) }
}

fn total(widths: impl ExactSizeIterator<Item = usize>) -> usize {
    let gaps = widths.len().saturating_sub(1) * GAP;
    widths.sum::<usize>() + gaps
}

/// Takes out expendable columns until the others fit at their narrowest.
fn leave_out(tracks: &mut Vec<Track<'_>>, width: usize) -> Vec<String> {
    let mut left_out = vec![];
    while total(tracks.iter().map(|track| track.least)) > width {
        let most = tracks.iter().map(|track| track.column.expendable).max().unwrap_or(0);
        if most == 0 {
            break;
        }
        let at = tracks.iter().rposition(|track| track.column.expendable == most);
        let gone = tracks.remove(at.expect("the maximum is one of them"));
        left_out.insert(0, gone.column.title.clone());
    }
    left_out
}

/// Narrows the widest first: down to what each can bear, and past that only where nothing else helps.
fn shrink(tracks: &mut [Track<'_>], width: usize) {
    for is_last_resort in [false, true] {
        let least = |track: &Track<'_>| if is_last_resort { NARROWEST / 2 } else { track.least };
        // Columns far too wide come down at once, the rest column by column.
        tracks.iter_mut().for_each(|track| track.width = track.width.min(width.max(least(track))));
        while total(tracks.iter().map(|track| track.width)) > width {
            let flexible = tracks.iter_mut().filter(|track| track.width > least(track));
            let Some(widest) = flexible.max_by_key(|track| track.width) else { break };
            widest.width -= 1;
        }
    }
}

/// One row: as many lines as its tallest cell.
fn push_row<'a>(
    lines: &mut Vec<Line>,
    tracks: &'a [Track<'_>],
    cell: impl Fn(&'a Track<'_>) -> Option<&'a Line>,
) {
    let fitted = |track: &'a Track<'_>| match (cell(track), track.column.fit) {
        (None, _) => vec![],
        (Some(line), Fit::Cut) => vec![flow::cut(line, track.width)],
        (Some(line), Fit::Wrap | Fit::Whole) => flow::wrap(line, track.width),
    };
    let cells: Vec<Vec<Line>> = tracks.iter().map(fitted).collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    for at in 0..height {
        let mut line = Line::new();
        // Spaces are owed until something follows them, so that none ends a line.
        let mut owed = 0;
        for (track, cell) in tracks.iter().zip(&cells) {
            let text = cell.get(at).cloned().map(flow::trimmed).unwrap_or_default();
            let room = track.width.saturating_sub(flow::width(&text));
            if text.is_empty() {
                owed += track.width + GAP;
                continue;
            }
            let (before, after) =
                if track.column.alignment == Alignment::Right { (room, 0) } else { (0, room) };
            flow::push(&mut line, Tone::Plain, &" ".repeat(owed + before));
            line = line.then(text);
            owed = after + GAP;
        }
        lines.push(line);
    }
}

fn rule(tracks: &[Track<'_>]) -> Line {
    let parts: Vec<String> = tracks.iter().map(|track| "─".repeat(track.width)).collect();
    Tone::Dim.line(parts.join(&" ".repeat(GAP)))
}
