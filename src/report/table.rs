//! Tables: a column carries its heading, its cell and how it gives way in a narrow place; a cell knows its raw value.

use super::line::{Line, Tone};
use crate::date::Date;
use crate::phrase::{Number, with_plain_minus};

/// The side on which a column's cells stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alignment {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// What a column does when its cells do not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// It keeps its width: ids, dates, numbers.
    Whole,
    /// Its cells go on to further lines, between words.
    Wrap,
    /// Its cells are cut, with an ellipsis.
    Cut,
    /// It is whose name it is: whole while anything else can give way, then cut in the middle, never so that two rows
    /// look alike.
    Name,
}

/// From this rank on a column is shown only where there is room to spare.
pub const SPARE: u8 = 200;

/// How the columns of a table stand side by side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// Under titles with a rule below them.
    #[default]
    Ruled,
    /// Under titles alone, one space apart: many narrow columns.
    Close,
    /// Without titles: rows that read as lines.
    Bare,
}

/// A column of a table: its heading, its cells, and how it gives way.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// The title shown above it.
    pub title: String,
    /// The name in CSV; the title in snake case unless set.
    pub name: String,
    /// The side on which its cells stand.
    pub alignment: Alignment,
    /// What it does when its cells do not fit.
    pub fit: Fit,
    /// 0: always shown. Otherwise it may be left out of a narrow place: first what says nothing, then by this number,
    /// the highest first.
    pub expendable: u8,
    /// The width below which it is not made narrower while another column can be left out.
    pub least: usize,
    /// Whether only data formats (CSV) show it.
    pub is_data_only: bool,
    /// A cell a row.
    pub cells: Vec<Cell>,
    /// What a last row says that sums the others up.
    pub total: Option<Cell>,
}

impl Column {
    fn new(title: &str, alignment: Alignment) -> Self {
        let name: String =
            title.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).collect();
        Self {
            title: title.to_owned(),
            name: name.trim_matches('_').to_owned(),
            alignment,
            fit: Fit::Whole,
            expendable: 0,
            least: 0,
            is_data_only: false,
            cells: Vec::new(),
            total: None,
        }
    }

    /// A column of words.
    pub fn left(title: &str) -> Self {
        Self::new(title, Alignment::Left)
    }

    /// A column of numbers.
    pub fn right(title: &str) -> Self {
        Self::new(title, Alignment::Right)
    }

    /// A column that only data formats show.
    pub fn data(name: &str) -> Self {
        Self { is_data_only: true, ..Self::left(name) }
    }

    /// Long cells go on to further lines.
    pub fn wraps(self) -> Self {
        Self { fit: Fit::Wrap, ..self }
    }

    /// Long cells are cut with an ellipsis.
    pub fn cuts(self) -> Self {
        Self { fit: Fit::Cut, ..self }
    }

    /// Long cells are cut in the middle, last of all columns: names up to forty characters stay whole while another
    /// column can be left out.
    pub fn names(self) -> Self {
        Self { fit: Fit::Name, least: 40, ..self }
    }

    /// It may be left out of a narrow place; the highest number goes first.
    pub fn expendable(self, rank: u8) -> Self {
        Self { expendable: rank, ..self }
    }

    /// Expendable columns go before it is made narrower than this.
    pub fn at_least(self, least: usize) -> Self {
        Self { least, ..self }
    }

    /// Its name in CSV, where that is not the title.
    pub fn named(self, name: &str) -> Self {
        Self { name: name.to_owned(), ..self }
    }

    /// Only data formats show it where that is so: what is told at length elsewhere needs no column of its own.
    pub fn data_only_if(self, is_data_only: bool) -> Self {
        Self { is_data_only: self.is_data_only || is_data_only, ..self }
    }

    /// What is in it for each of `rows`.
    pub fn of<'r, R, C: Into<Cell>>(self, rows: &'r [R], cell: impl Fn(&'r R) -> C) -> Self {
        Self { cells: rows.iter().map(|row| cell(row).into()).collect(), ..self }
    }

    /// In which turn it is left out of a narrow place, the highest first; none where it never is. What says nothing at
    /// this moment goes before everything that says something.
    pub fn turn(&self) -> Option<u16> {
        match self.expendable {
            0 => None,
            rank if self.is_idle() => Some(u16::from(u8::MAX) + u16::from(rank)),
            rank => Some(rank.into()),
        }
    }

    /// Whether it says nothing at this moment.
    pub fn is_idle(&self) -> bool {
        self.cells.iter().chain(&self.total).all(Cell::says_nothing)
    }

    /// What the last row says, which sums the others up.
    pub fn total(self, cell: impl Into<Cell>) -> Self {
        Self { total: Some(cell.into()), ..self }
    }
}

/// The value of a cell in data formats.
#[derive(Clone, Debug, PartialEq)]
pub enum Raw {
    /// The words shown.
    Shown,
    /// Nothing: the value is not known or there is none.
    Empty,
    /// A number, unrounded.
    Number(f64),
    /// Other words than those shown: an ISO date, an id.
    Text(String),
}

/// A cell: what is shown, and what data formats write.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// What is shown.
    pub line: Line,
    /// What data formats write.
    pub raw: Raw,
}

impl Cell {
    /// Nothing to show: a dash, and an empty cell in data formats.
    pub fn absent() -> Self {
        Self { line: Tone::Dim.line("–"), raw: Raw::Empty }
    }

    /// Words that stand for an absent value (`unknown`): empty in data formats.
    pub fn lacking(words: impl Into<Line>) -> Self {
        Self { line: words.into(), raw: Raw::Empty }
    }

    /// Shown as `line`, written as `number`.
    pub fn number(line: impl Into<Line>, number: f64) -> Self {
        Self { line: line.into(), raw: Raw::Number(number) }
    }

    /// A count: none of it is a dim dot, so that what there is stands out.
    pub fn count(count: usize, tone: Tone) -> Self {
        let line = if count == 0 { Tone::Dim.line("·") } else { tone.line(count) };
        Self::number(line, count as f64)
    }

    /// Words with signs of people in them, which programs get with those of theirs.
    pub fn signed(words: impl Into<Line>) -> Self {
        let line = words.into();
        let text = with_plain_minus(&line.text());
        Self::text(line, text)
    }

    /// Whether nobody would miss it: there is no value, or it is none of something. What is not known says something.
    pub fn says_nothing(&self) -> bool {
        match self.raw {
            Raw::Empty => self.line.spans.iter().all(|span| span.tone == Tone::Dim),
            Raw::Number(number) => number == 0.0,
            Raw::Shown | Raw::Text(_) => self.line.is_empty(),
        }
    }

    /// Shown as `line`, written as `text`.
    pub fn text(line: impl Into<Line>, text: impl Into<String>) -> Self {
        Self { line: line.into(), raw: Raw::Text(text.into()) }
    }
}

impl<T: Into<Line>> From<T> for Cell {
    fn from(line: T) -> Self {
        Self { line: line.into(), raw: Raw::Shown }
    }
}

macro_rules! number_cells {
    ($($kind:ty),*) => {$(
        impl From<$kind> for Cell {
            fn from(number: $kind) -> Self {
                // Counts of entries and days: far below the 2^53 that a float holds exactly.
                let number = number as f64;
                Self::number(Number(number).to_string(), number)
            }
        }
    )*};
}

number_cells!(f64, i64, i32, u32, u64, usize);

/// A day as programs read it.
impl From<Date> for Cell {
    fn from(day: Date) -> Self {
        Self::text(day.to_string(), day.to_string())
    }
}

/// `true` or `false`.
impl From<bool> for Cell {
    fn from(is_so: bool) -> Self {
        Self::from(if is_so { "true" } else { "false" })
    }
}

impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(cell: Option<T>) -> Self {
        cell.map_or_else(Self::absent, Into::into)
    }
}

/// Columns side by side.
///
/// ```
/// use onboard::report::{Column, Table};
///
/// let rows = [("Acme", 12), ("Globex", 41)];
/// let table = Table::new([
///     Column::left("customer").wraps().of(&rows, |(name, _)| *name),
///     Column::right("day").of(&rows, |(_, day)| *day).total(53),
/// ]);
/// assert_eq!(table.len(), 2);
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The columns, all of the same rows.
    pub columns: Vec<Column>,
    /// What to say when there are no rows.
    pub when_empty: Line,
    /// Whether this table stands for the whole answer in CSV.
    pub is_main: bool,
    /// How its columns stand side by side.
    pub layout: Layout,
}

impl Table {
    /// These columns, which are of the same rows.
    pub fn new(columns: impl IntoIterator<Item = Column>) -> Self {
        let columns: Vec<Column> = columns.into_iter().collect();
        debug_assert!(columns.windows(2).all(|pair| pair[0].cells.len() == pair[1].cells.len()));
        Self { columns, ..Self::default() }
    }

    /// Its rows as lines: what each of its cells says, one after the other.
    pub(super) fn lines(&self) -> Vec<Line> {
        let shown: Vec<&Column> = self.columns.iter().filter(|column| !column.is_data_only).collect();
        let row = |at: usize| Line::joined(shown.iter().map(|column| column.cells[at].line.clone()), " · ");
        (0..self.len()).map(row).collect()
    }

    /// What to say when there are no rows.
    pub fn when_empty(mut self, line: impl Into<Line>) -> Self {
        self.when_empty = line.into();
        self
    }

    /// Marks the table that stands for the whole answer in CSV.
    pub fn main(mut self) -> Self {
        self.is_main = true;
        self
    }

    /// Sets its columns close together, without a rule.
    pub fn close(mut self) -> Self {
        self.layout = Layout::Close;
        self
    }

    /// Shows it without titles.
    pub fn bare(mut self) -> Self {
        self.layout = Layout::Bare;
        self
    }

    /// How many rows it has, without the one that sums them up.
    pub fn len(&self) -> usize {
        self.columns.first().map_or(0, |column| column.cells.len())
    }

    /// Whether it has no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_get_the_minus_that_they_read() {
        let cell = Cell::signed("Fri 17 Apr −3");
        assert_eq!(
            (cell.line.text().as_str(), cell.raw),
            ("Fri 17 Apr −3", Raw::Text("Fri 17 Apr -3".to_owned()))
        );
    }
}
