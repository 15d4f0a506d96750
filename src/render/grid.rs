//! A table in a given width: which columns are shown, how wide each is, and the lines they make.
//!
//! Which columns go and which cells break is decided here, since columns say what they can bear and no id may be
//! broken; drawing the rows so decided is `comfy-table`'s part. Where not even the columns that must be shown fit, there
//! is no grid: the table is told row by row.

use comfy_table::{CellAlignment, ContentArrangement, presets};

use super::flow;
use super::terminal::paint;
use crate::report::{Alignment, Cell, Column, Fit, Line, Table, Tone};

/// Spaces between two columns.
const GAP: usize = 2;
/// Below this no column that may shrink is made narrower.
const NARROWEST: usize = 8;
/// Words up to this length stay whole among others: ids, dates, names of files.
const LONGEST_WORD: usize = 24;
/// A column that keeps its width does so up to this one; nobody meant an id to be longer.
const WIDEST: usize = 40;

/// A laid-out table.
pub(super) struct Grid {
    /// Its lines, with SGR codes; none wider than asked for.
    pub(super) lines: Vec<String>,
    /// The titles of the columns that found no room.
    pub(super) left_out: Vec<String>,
}

/// Lays `table` out in `width` columns; nothing where they are too few for any of it to be read.
pub(super) fn lay_out(table: &Table, width: usize) -> Option<Grid> {
    let mut tracks = tracks(table);
    let left_out = leave_out(&mut tracks, width);
    if total(tracks.iter().map(|track| track.bare)) > width {
        return None;
    }
    shrink(&mut tracks, width);
    let mut rows = vec![cells(&tracks, |track| Some(&track.title)), rule(&tracks)];
    rows.extend((0..table.rows.len()).map(|row| cells(&tracks, |track| track.cells.get(row))));
    if table.footer.is_some() {
        rows.push(rule(&tracks));
        rows.push(cells(&tracks, |track| track.cells.last()));
    }
    Some(Grid { lines: draw(&tracks, rows), left_out })
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
    /// The width below which it cannot be read.
    bare: usize,
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
    let bare = match column.fit {
        Fit::Whole => width.min(WIDEST),
        Fit::Cut => flow::width(&title).max(NARROWEST),
        Fit::Wrap => {
            let word = cells.iter().map(flow::longest_word).max().unwrap_or(0);
            word.clamp(NARROWEST, LONGEST_WORD).max(flow::longest_word(&title))
        }
    };
    let bare = bare.min(width);
    Track { column, title, cells, width, least: bare.max(column.least).min(width), bare }
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

/// Narrows the widest first: down to what each should have, and past that to what it can bear.
fn shrink(tracks: &mut [Track<'_>], width: usize) {
    for is_last_resort in [false, true] {
        let least = |track: &Track<'_>| if is_last_resort { track.bare } else { track.least };
        // Columns far too wide come down at once, the rest column by column.
        tracks.iter_mut().for_each(|track| track.width = track.width.min(width.max(least(track))));
        while total(tracks.iter().map(|track| track.width)) > width {
            let flexible = tracks.iter_mut().filter(|track| track.width > least(track));
            let Some(widest) = flexible.max_by_key(|track| track.width) else { break };
            widest.width -= 1;
        }
    }
}

/// One row: each cell wrapped or cut to its column.
fn cells<'a>(tracks: &'a [Track<'_>], cell: impl Fn(&'a Track<'_>) -> Option<&'a Line>) -> Vec<String> {
    let fitted = |track: &'a Track<'_>| match (cell(track), track.column.fit) {
        (None, _) => String::new(),
        (Some(line), Fit::Cut) => paint(&flow::trimmed(flow::cut(line, track.width))),
        (Some(line), Fit::Wrap | Fit::Whole) => {
            let lines = flow::wrap(line, track.width);
            lines.into_iter().map(|line| paint(&flow::trimmed(line))).collect::<Vec<_>>().join("\n")
        }
    };
    tracks.iter().map(fitted).collect()
}

fn rule(tracks: &[Track<'_>]) -> Vec<String> {
    tracks.iter().map(|track| paint(&Tone::Dim.line("─".repeat(track.width)))).collect()
}

fn draw(tracks: &[Track<'_>], rows: Vec<Vec<String>>) -> Vec<String> {
    let mut table = comfy_table::Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled).add_rows(rows);
    for (at, (column, track)) in table.column_iter_mut().zip(tracks).enumerate() {
        let gap = if at + 1 == tracks.len() { 0 } else { GAP };
        column.set_padding((0, u16::try_from(gap).unwrap_or(u16::MAX)));
        column.set_cell_alignment(match track.column.alignment {
            Alignment::Left => CellAlignment::Left,
            Alignment::Right => CellAlignment::Right,
        });
    }
    // It fills every line to the table's width; no line may end in spaces.
    table.lines().map(|line| line.trim_end().to_owned()).collect()
}
