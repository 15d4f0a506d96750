//! A table in a given width: which columns are shown, and how wide each is.
//!
//! That is decided here, since columns say what they can bear and no id may be broken; wrapping, aligning and drawing the
//! cells so decided is `comfy-table`'s part. In a narrow place titles wrap before a column is left out, and what keeps its
//! width elsewhere wraps too before there is no grid. Where not even that fits, the table is told row by row.

use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, Width, presets};

use super::paint::paint;
use super::{flow, names};
use crate::report::{Alignment, Cell, Column, Fit, Layout, Line, Table, Tone};
use crate::slug;

/// Below this no column that may shrink is made narrower.
const NARROWEST: usize = 8;
/// Words up to this length stay whole among others: ids, dates, names of files.
const LONGEST_WORD: usize = 24;
/// A column that keeps its width does so up to this one, the longest slug; nobody meant an id to be longer.
const WIDEST: usize = slug::LONGEST;
/// What is left of a name in the narrowest place.
const SHORTEST_NAME: usize = 12;
/// Columns of a cell that are shown at all: `comfy-table` takes the square of a word's length to wrap it.
const MOST: usize = 2_000;

/// A laid-out table.
pub(super) struct Grid {
    /// Its lines, with SGR codes; none wider than asked for.
    pub(super) lines: Vec<String>,
    /// The titles of the columns that found no room.
    pub(super) left_out: Vec<String>,
}

/// Lays `table` out in `width` columns; nothing where they are too few for any of it to be read.
pub(super) fn lay_out(table: &Table, width: usize) -> Option<Grid> {
    let gap = gap(table.layout);
    let (mut tracks, left_out) = tracks(table, width);
    let fits = |tracks: &[Track<'_>]| total(tracks.iter().map(|track| track.bare), gap) <= width;
    if !fits(&tracks) {
        tracks.retain(|track| !track.column.is_idle());
        tracks.iter_mut().for_each(Track::wrap);
        if tracks.is_empty() || !fits(&tracks) {
            return None;
        }
    }
    shrink(&mut tracks, width, gap);
    for track in tracks.iter_mut().filter(|track| track.column.fit == Fit::Name) {
        track.cells = names::cut(&track.cells, track.width);
    }
    Some(Grid { lines: draw(&tracks, table), left_out })
}

/// Spaces between two columns.
const fn gap(layout: Layout) -> usize {
    match layout {
        Layout::Ruled | Layout::Bare => 2,
        Layout::Close => 1,
    }
}

/// A column on its way to a width.
struct Track<'a> {
    /// Which of the table's columns it is.
    at: usize,
    column: &'a Column,
    title: Line,
    /// Its sanitised cells.
    cells: Vec<Line>,
    total: Option<Line>,
    /// The width it has; at first the one its content asks for.
    width: usize,
    /// The width that its cells ask for, with a title on as many lines as it takes.
    asked: usize,
    /// The width below which it is not made narrower while another way is left.
    least: usize,
    /// The width below which it cannot be read.
    bare: usize,
}

/// The columns that find room, and the titles of those that do not, the dearest first: nobody lays out their cells.
fn tracks(table: &Table, width: usize) -> (Vec<Track<'_>>, Vec<String>) {
    let shown = table.columns.iter().enumerate().filter(|(_, column)| !column.is_data_only);
    let mut shown: Vec<(usize, &Column)> = shown.collect();
    // The dearest first; of those that are as dear, in their order.
    shown.sort_by_cached_key(|(_, column)| column.turn());
    let mut tracks: Vec<Track<'_>> = Vec::with_capacity(shown.len());
    for (at, column) in &shown {
        let track = Track::of(*at, column, table.layout);
        let least = tracks.iter().map(|track| track.least).chain([track.least]);
        if column.expendable > 0 && total(least, gap(table.layout)) > width {
            break;
        }
        tracks.push(track);
    }
    let left_out = shown.split_off(tracks.len());
    tracks.sort_by_key(|track| track.at);
    // Nobody looks for what says nothing.
    let left_out = left_out.into_iter().filter(|(_, column)| !column.is_idle());
    (tracks, left_out.map(|(_, column)| column.title.clone()).collect())
}

impl<'a> Track<'a> {
    fn of(at: usize, column: &'a Column, layout: Layout) -> Self {
        let title = match layout {
            Layout::Bare => Line::new(),
            Layout::Ruled | Layout::Close => flow::clean(&Tone::Strong.line(&column.title)),
        };
        let shown = |cell: &Cell| {
            let line = flow::clean(&cell.line);
            if flow::width(&line) > MOST { flow::cut(&line, MOST) } else { line }
        };
        let cells: Vec<Line> = column.cells.iter().map(shown).collect();
        let total = column.total.as_ref().map(shown);
        let widest = |of: fn(&Line) -> usize| cells.iter().chain(&total).map(of).max().unwrap_or_default();
        let content = widest(flow::width);
        let width = content.max(flow::width(&title));
        let bare = match column.fit {
            Fit::Whole => content,
            Fit::Cut => NARROWEST,
            Fit::Name => SHORTEST_NAME,
            Fit::Wrap => widest(flow::longest_word).clamp(NARROWEST, LONGEST_WORD).min(content),
        };
        let word = flow::longest_word(&title);
        let asked = content.max(word);
        let bare = bare.max(word).min(WIDEST).min(width);
        Self { at, column, title, cells, total, width, asked, least: bare.max(column.least).min(width), bare }
    }

    /// Lets what keeps its width elsewhere go on to further lines: better than no grid at all.
    fn wrap(&mut self) {
        if self.column.fit == Fit::Whole {
            let words = self.cells.iter().chain(&self.total).chain([&self.title]).map(flow::longest_word);
            self.bare = words.max().unwrap_or_default().min(self.bare);
            self.least = self.bare;
        }
    }

    /// A cell as `comfy-table` can draw it, which wraps what is too wide between single spaces.
    fn fitted(&self, line: &Line) -> String {
        match self.column.fit {
            _ if flow::width(line) <= self.width => paint(&flow::trimmed(line.clone())),
            Fit::Cut | Fit::Name => paint(&flow::cut(line, self.width)),
            // It would tear a code from its sign where a single character is wider than the column.
            _ if flow::widest_character(line) > self.width => line.text(),
            Fit::Wrap | Fit::Whole => paint(&flow::spaced(line)),
        }
    }
}

fn total(widths: impl Iterator<Item = usize>, gap: usize) -> usize {
    widths.reduce(|sum, width| sum + gap + width).unwrap_or_default()
}

/// Narrows the widest first: down to what its cells ask for, since a title on two lines costs one line and a text many; then
/// to what each should have, past that to what it can bear, and names last of all.
fn shrink(tracks: &mut [Track<'_>], width: usize, gap: usize) {
    type Least = fn(&Track<'_>) -> usize;
    let but_names: Least = |track| if track.column.fit == Fit::Name { track.least } else { track.bare };
    for least in [(|track| track.asked) as Least, |track| track.least, but_names, |track| track.bare] {
        // Columns far too wide come down at once, the rest column by column.
        tracks.iter_mut().for_each(|track| track.width = track.width.min(width.max(least(track))));
        while total(tracks.iter().map(|track| track.width), gap) > width {
            let flexible = tracks.iter_mut().filter(|track| track.width > least(track));
            let Some(widest) = flexible.max_by_key(|track| track.width) else { break };
            widest.width -= 1;
        }
    }
}

fn draw(tracks: &[Track<'_>], table: &Table) -> Vec<String> {
    let rule = || tracks.iter().map(|track| paint(&Tone::Dim.line("─".repeat(track.width))));
    let mut grid = comfy_table::Table::new();
    grid.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled);
    if table.layout != Layout::Bare {
        grid.set_header(tracks.iter().map(|track| track.fitted(&track.title)));
    }
    if table.layout == Layout::Ruled {
        grid.add_row(rule());
    }
    grid.add_rows((0..table.len()).map(|at| tracks.iter().map(move |track| track.fitted(&track.cells[at]))));
    if tracks.iter().any(|track| track.total.is_some()) {
        let total = |track: &Track<'_>| track.total.as_ref().map_or_else(String::new, |it| track.fitted(it));
        grid.add_row(rule()).add_row(tracks.iter().map(total));
    }
    for (at, (column, track)) in grid.column_iter_mut().zip(tracks).enumerate() {
        let gap = if at + 1 == tracks.len() { 0 } else { gap(table.layout) };
        let narrow = |width: usize| u16::try_from(width).unwrap_or(u16::MAX);
        column.set_padding((0, narrow(gap)));
        column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(narrow(track.width + gap))));
        column.set_cell_alignment(match track.column.alignment {
            Alignment::Left => CellAlignment::Left,
            Alignment::Right => CellAlignment::Right,
        });
    }
    // It fills every line to the table's width; no line may end in spaces.
    grid.lines().map(|line| line.trim_end().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_width::UnicodeWidthStr;

    fn lines(table: &Table, width: usize) -> Vec<String> {
        lay_out(table, width).unwrap().lines
    }

    #[test]
    fn a_word_of_megabytes_is_cut_before_it_is_wrapped() {
        let word = "x".repeat(1 << 20);
        let table = Table::new([Column::left("id").of(&[word.as_str()], |word| *word)]);
        let grid = lay_out(&table, 80).expect("one column fits");
        let shown: usize = grid.lines.iter().map(|line| line.matches('x').count()).sum();
        assert!(shown > 1_000 && shown <= MOST, "{shown}");
    }

    #[test]
    fn a_tone_that_goes_on_to_further_lines_is_closed_on_each() {
        let text = Line::new().bad("two weeks late").plain(", since Monday");
        let rows = [text];
        let table = Table::new([Column::left("why").wraps().of(&rows, Clone::clone)]);
        let bad = |word| format!("\u{1b}[1m\u{1b}[31m{word}\u{1b}[0m");
        let want = [
            format!("{} {}", bad("two"), bad("weeks")),
            format!("{}, since", bad("late")),
            "Monday".to_owned(),
        ];
        assert_eq!(lines(&table, 11)[2..], want);
    }

    #[test]
    fn a_character_wider_than_its_column_tears_no_code() {
        // One syllable to a terminal, however many letters it is made of.
        let rows = ["\u{1100}".repeat(20)];
        let table = Table::new([Column::left("a").wraps().of(&rows, |text| Tone::Bad.line(text))]);
        for line in &lines(&table, 30)[2..] {
            assert!(!line.contains('\u{1b}') && line.width() <= 30, "{line:?}");
        }
    }

    #[test]
    fn no_cell_of_a_column_without_room_is_looked_at() {
        let rows = ["x"];
        let column = |title: &str, rank| Column::left(title).expendable(rank).of(&rows, |text| *text);
        let table = Table::new([column("of no interest", 2), column("first", 0), column("of some", 1)]);
        let (kept, left_out) = tracks(&table, 11);
        assert_eq!(kept.iter().map(|track| track.at).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(left_out, ["of no interest"]);
        let (kept, left_out) = tracks(&table, 10);
        assert_eq!((kept.len(), left_out), (1, vec!["of some".to_owned(), "of no interest".to_owned()]));
    }

    #[test]
    fn a_name_gives_way_last() {
        let rows = [("Kestrel & Pine Logistics", "a long text that says what is to be done", 7, 0)];
        let table = Table::new([
            Column::left("customer").names().of(&rows, |row| row.0),
            Column::left("what").cuts().of(&rows, |row| row.1),
            Column::right("late").expendable(2).of(&rows, |row| row.2),
            Column::right("blocked").expendable(1).of(&rows, |row| row.3),
        ]);
        // What is none of anything goes before what says something, whatever its rank.
        assert!(
            lines(&table, 45)[2].starts_with("Kestrel & Pine Logistics  a long t"),
            "{:?}",
            lines(&table, 45)
        );
        let (kept, left_out) = tracks(&table, 40);
        assert_eq!((kept.len(), left_out), (3, Vec::<String>::new()), "nobody looks for none");
        assert_eq!(lines(&table, 26)[2], "Kestrel &…stics   a long…");
    }

    #[test]
    fn titles_wrap_before_a_column_goes_and_what_is_whole_before_there_is_no_grid() {
        let rows = [("Rafe, Ben", 9, "–"), ("Adele", 12, "–")];
        let table = || {
            Table::new([
                Column::left("at Kestrel & Pine Logistics").of(&rows, |row| row.0),
                Column::right("features available").expendable(1).of(&rows, |row| row.1),
                Column::left("csat").of(&rows, |_| None::<&str>),
            ])
        };
        let plain = |width| {
            let grid = lay_out(&table(), width)?;
            let lines = grid.lines.iter().map(|line| anstream::adapter::strip_str(line).to_string());
            Some((lines.collect::<Vec<_>>(), grid.left_out))
        };
        let (shown, left_out) = plain(27).expect("all of it fits");
        let want = [
            "at Kestrel   features  csat",
            "& Pine      available",
            "Logistics",
            "──────────  ─────────  ────",
        ];
        assert_eq!(
            (shown.iter().take(4).map(String::as_str).collect::<Vec<_>>(), left_out),
            (want.to_vec(), vec![])
        );
        let (shown, left_out) = plain(12).expect("the first fits");
        assert_eq!((shown[4].as_str(), left_out), ("Rafe, Ben", vec!["features available".to_owned()]));
        assert_eq!(plain(4), None);
    }

    #[test]
    fn columns_may_stand_close_or_bare() {
        let rows = [("a", 1), ("b", 12)];
        let table = || {
            Table::new([
                Column::left("who").of(&rows, |row| row.0),
                Column::right("late").of(&rows, |row| row.1),
            ])
        };
        let plain = |table: &Table| {
            lines(table, 80)
                .iter()
                .map(|line| anstream::adapter::strip_str(line).to_string())
                .collect::<Vec<_>>()
        };
        assert_eq!(plain(&table().close()), ["who late", "a      1", "b     12"]);
        assert_eq!(plain(&table().bare()), ["a   1", "b  12"]);
    }
}
