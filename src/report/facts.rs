//! A list of JSON objects as a table for programs: one fact a cell, under the names that JSON has.

use serde_json::{Map, Value};

use super::table::Raw;
use super::{Cell, Column, Line, Table};

/// A fact that is in every row: which plan, which customer.
pub type Lead<'a> = (&'static str, &'a str);

/// A column for each of `names`, after those that all rows share. What is no single fact, a list or an object, has no cell.
pub fn table(
    leads: &[Lead],
    names: impl IntoIterator<Item = impl AsRef<str>>,
    rows: &[Map<String, Value>],
) -> Table {
    let leads = leads.iter().map(|(name, value)| Column::data(name).of(rows, |_| *value));
    let columns = names
        .into_iter()
        .map(|name| Column::data(name.as_ref()).of(rows, |row| row.get(name.as_ref()).map(cell)));
    Table::new(leads.chain(columns))
}

fn cell(value: &Value) -> Cell {
    match value {
        Value::Null | Value::Array(_) | Value::Object(_) => Cell::absent(),
        Value::Bool(is_so) => (*is_so).into(),
        Value::Number(number) => number.as_f64().map(|it| Cell::number(number.to_string(), it)).into(),
        Value::String(text) => Cell { line: Line::new(), raw: Raw::Text(text.clone()) },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::csv;
    use crate::report::Report;

    #[test]
    fn each_fact_has_a_cell_and_a_list_has_none() {
        let row = |value: Value| value.as_object().unwrap().clone();
        let rows = [
            row(serde_json::json!({ "id": "A-1", "hours": 2.5, "is_open": true, "names": ["x"] })),
            row(serde_json::json!({ "id": null, "hours": 3 })),
        ];
        let table = table(&[("slug", "acme")], ["id", "hours", "is_open"], &rows);
        let want = "slug,id,hours,is_open\nacme,A-1,2.5,true\nacme,,3,\n";
        assert_eq!(csv::render(&Report::new().with(table)).as_deref(), Some(want));
    }

    #[test]
    fn a_list_of_nothing_keeps_its_names() {
        let report = Report::new().with(table(&[("slug", "acme")], ["id"], &[]));
        assert_eq!(csv::render(&report).as_deref(), Some("slug,id\n"));
    }
}
