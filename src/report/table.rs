//! Tables: columns that know how to behave in a narrow place, cells that know their raw value.

use super::Line;
use super::Tone;
use super::phrase::Number;

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
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The title shown above it.
    pub title: String,
    /// The name in CSV; the title in snake case unless set.
    pub name: String,
    /// The side on which its cells stand.
    pub alignment: Alignment,
    /// What it does when its cells do not fit.
    pub fit: Fit,
    /// 0: always shown. Otherwise it may be left out of a narrow place, highest number first.
    pub expendable: u8,
    /// The width below which it is not made narrower while another column can be left out.
    pub least: usize,
    /// Whether only data formats (CSV) show it.
    pub is_data_only: bool,
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
        }
    }

    /// A column of words.
    #[must_use]
    pub fn left(title: &str) -> Self {
        Self::new(title, Alignment::Left)
    }

    /// A column of numbers.
    #[must_use]
    pub fn right(title: &str) -> Self {
        Self::new(title, Alignment::Right)
    }

    /// A column that only data formats show.
    #[must_use]
    pub fn data(name: &str) -> Self {
        Self { is_data_only: true, ..Self::left(name) }
    }

    /// Long cells go on to further lines.
    #[must_use]
    pub fn wraps(self) -> Self {
        Self { fit: Fit::Wrap, ..self }
    }

    /// Long cells are cut with an ellipsis.
    #[must_use]
    pub fn cuts(self) -> Self {
        Self { fit: Fit::Cut, ..self }
    }

    /// It may be left out of a narrow place; the highest number goes first.
    #[must_use]
    pub fn expendable(self, rank: u8) -> Self {
        Self { expendable: rank, ..self }
    }

    /// Expendable columns go before it is made narrower than this.
    #[must_use]
    pub fn at_least(self, least: usize) -> Self {
        Self { least, ..self }
    }

    /// Its name in CSV, where that is not the title.
    #[must_use]
    pub fn named(self, name: &str) -> Self {
        Self { name: name.to_owned(), ..self }
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
    #[must_use]
    pub fn absent() -> Self {
        Self { line: Tone::Dim.line("–"), raw: Raw::Empty }
    }

    /// Words that stand for an absent value (`unknown`): empty in data formats.
    #[must_use]
    pub fn lacking(words: impl Into<Line>) -> Self {
        Self { line: words.into(), raw: Raw::Empty }
    }

    /// Shown as `line`, written as `number`.
    #[must_use]
    pub fn number(line: impl Into<Line>, number: f64) -> Self {
        Self { line: line.into(), raw: Raw::Number(number) }
    }

    /// Shown as `line`, written as `text`.
    #[must_use]
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

/// Rows and columns.
///
/// ```
/// use onboard::report::{Column, Table, Tone};
///
/// let table = Table::new([Column::left("customer").wraps(), Column::right("day")])
///     .row(["Acme".into(), 12.into()])
///     .row([Tone::Bad.line("Globex, late").into(), 41.into()]);
/// assert_eq!(table.rows.len(), 2);
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, each with a cell a column.
    pub rows: Vec<Vec<Cell>>,
    /// A last row that sums the others up; data formats leave it out.
    pub footer: Option<Vec<Cell>>,
    /// What to say when there are no rows.
    pub when_empty: Line,
    /// Whether this table stands for the whole answer in CSV.
    pub is_main: bool,
}

impl Table {
    /// A table without rows.
    pub fn new(columns: impl IntoIterator<Item = Column>) -> Self {
        Self { columns: columns.into_iter().collect(), ..Self::default() }
    }

    /// Adds a row; a cell that is missing at its end is empty, one too many is not shown.
    #[must_use]
    pub fn row(mut self, cells: impl IntoIterator<Item = Cell>) -> Self {
        self.push(cells);
        self
    }

    /// Adds rows.
    #[must_use]
    pub fn rows<R: IntoIterator<Item = Cell>>(mut self, rows: impl IntoIterator<Item = R>) -> Self {
        for row in rows {
            self.push(row);
        }
        self
    }

    /// Adds a row.
    pub fn push(&mut self, cells: impl IntoIterator<Item = Cell>) {
        let row = self.fitted(cells);
        self.rows.push(row);
    }

    /// A last row that sums the others up.
    #[must_use]
    pub fn footer(mut self, cells: impl IntoIterator<Item = Cell>) -> Self {
        self.footer = Some(self.fitted(cells));
        self
    }

    /// What to say when there are no rows.
    #[must_use]
    pub fn when_empty(mut self, line: impl Into<Line>) -> Self {
        self.when_empty = line.into();
        self
    }

    /// Marks the table that stands for the whole answer in CSV.
    #[must_use]
    pub fn main(mut self) -> Self {
        self.is_main = true;
        self
    }

    fn fitted(&self, cells: impl IntoIterator<Item = Cell>) -> Vec<Cell> {
        let mut row: Vec<Cell> = cells.into_iter().collect();
        row.resize_with(self.columns.len(), || Cell { line: Line::new(), raw: Raw::Empty });
        row
    }
}
