//! Answers that are one small table of one plan, of what has no ids: rights, parts, points of value, answers of a handoff.

use onboard::report::{Column, Line, Report, Table, View};
use serde_json::{Map, Value, json};

/// A table of one plan: what its columns are called, and its rows.
pub(crate) struct Rows<const N: usize> {
    /// Of which plan; empty where it is none's.
    pub(crate) slug: String,
    pub(crate) heads: [&'static str; N],
    pub(crate) rows: Vec<[Value; N]>,
    /// What is said where there are none.
    pub(crate) when_empty: String,
    /// What is to be said below it.
    pub(crate) note: Option<String>,
}

impl<const N: usize> Rows<N> {
    /// A table without rows yet.
    pub(crate) fn new(slug: &str, heads: [&'static str; N], when_empty: impl Into<String>) -> Self {
        Self { slug: slug.to_owned(), heads, rows: Vec::new(), when_empty: when_empty.into(), note: None }
    }
}

/// What stands in a cell: nothing where nobody wrote anything.
#[expect(clippy::needless_pass_by_value, reason = "a word is as good as the reference of a text")]
pub(crate) fn cell(text: impl ToString) -> Value {
    match text.to_string() {
        text if text.is_empty() => Value::Null,
        text => Value::String(text),
    }
}

/// As [`cell`], of what may be missing.
pub(crate) fn cell_if(text: Option<impl ToString>) -> Value {
    text.map_or(Value::Null, cell)
}

fn shown(value: &Value) -> Option<Line> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(Line::from(text.as_str())),
        other => Some(Line::from(other.to_string())),
    }
}

impl<const N: usize> View for Rows<N> {
    fn report(&self) -> Report {
        let columns = self
            .heads
            .iter()
            .enumerate()
            .map(|(at, head)| Column::left(head).wraps().of(&self.rows, |row| shown(&row[at])));
        let mut table = Table::new(columns);
        table.when_empty = Line::message(&self.when_empty);
        let report = Report::new().with(table);
        match &self.note {
            Some(note) => report.with(Line::message(note)),
            None => report,
        }
    }

    fn json(&self) -> serde_json::Result<Value> {
        let row = |row: &[Value; N]| {
            let keys = self.heads.iter().map(|head| head.replace(' ', "_"));
            Value::Object(keys.zip(row.iter().cloned()).collect::<Map<_, _>>())
        };
        let rows: Vec<Value> = self.rows.iter().map(row).collect();
        let slug = (!self.slug.is_empty()).then_some(&self.slug);
        Ok(json!({ "slug": slug, "rows": rows, "note": self.note }))
    }
}
