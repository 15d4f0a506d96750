//! The report's main table as CSV (RFC 4180 quoting, one `\n` a row), safe to open in a spreadsheet.

use csv::{Terminator, WriterBuilder};

use super::format::{Format, walk};
use super::{flow, sanitise};
use crate::phrase::Data;
use crate::report::{Cell, Raw, Report, Table};

/// The main table, with a header row; `None` when the report has no table.
///
/// Numbers are written as in every format for programs, see [`Data`]. Text that a spreadsheet would run as a formula
/// is preceded by an apostrophe.
pub fn render(report: &Report) -> Option<String> {
    let table = report.main_table()?;
    Some(walk([table], &Csv))
}

struct Csv;

impl Format for Csv {
    fn table(&self, table: &Table) -> String {
        let mut writer = WriterBuilder::new().terminator(Terminator::Any(b'\n')).from_writer(Vec::new());
        let mut write =
            |fields: Vec<String>| writer.write_record(fields).expect("memory takes what is written");
        write(table.columns.iter().map(|column| text(&column.name)).collect());
        for at in 0..table.len() {
            write(table.columns.iter().map(|column| field(&column.cells[at])).collect());
        }
        let bytes = writer.into_inner().expect("memory takes what is written");
        String::from_utf8(bytes).expect("texts stay texts")
    }

    /// The header alone: a program reads no words.
    fn empty_table(&self, table: &Table) -> String {
        self.table(table)
    }
}

fn field(cell: &Cell) -> String {
    match &cell.raw {
        Raw::Shown => text(&flow::clean(&cell.line).text()),
        Raw::Empty => String::new(),
        Raw::Number(value) => Data(*value).to_string(),
        Raw::Text(value) => text(value),
    }
}

/// A text that no spreadsheet runs.
fn text(value: &str) -> String {
    let value = sanitise(value);
    // The full-width forms count as well: spreadsheets of East Asian locales read them as the others.
    let is_formula = value.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if is_formula { format!("'{value}") } else { value.into_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Column, Line, Table};

    #[test]
    fn text_is_quoted_and_defused() {
        for (value, want) in [
            ("plain", "plain"),
            ("a, b", "\"a, b\""),
            ("say \"hi\"", "\"say \"\"hi\"\"\""),
            ("=1+1", "'=1+1"),
            ("\t=1+1", "' =1+1"),
            ("@import", "'@import"),
            ("-2, or less", "\"'-2, or less\""),
            ("line\nbreak", "line break"),
        ] {
            let table = Table::new([Column::left("a").of(&[value], |value| *value)]);
            assert_eq!(render(&Report::new().with(table)), Some(format!("a\n{want}\n")));
        }
    }

    #[test]
    fn numbers_stay_numbers_and_what_is_unknown_stays_empty() {
        let scores = [Cell::number("71 %", 0.714_285_7), Cell::lacking("unknown")];
        let table = Table::new([
            Column::left("Health score").of(&scores, Clone::clone).total("sum"),
            Column::data("slug").of(&["acme", "=x"], |slug| *slug),
            Column::right("slip").of(&[Some(-3), None], |slip| *slip),
        ]);
        let report = Report::new().with("first").with(Table::new([Column::left("other")])).with(table.main());
        let want = "health_score,slug,slip\n0.714286,acme,-3\n,'=x,\n";
        assert_eq!(render(&report).as_deref(), Some(want));
        assert_eq!(render(&Report::new().with(Line::from("no table"))), None);
    }
}
