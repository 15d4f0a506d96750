//! What the customer's page says before a change, and after it: rows of its tables cell by cell, the rest line by line.

use similar::{ChangeTag, TextDiff};

use crate::assessment::Assessment;
use crate::diff::Both;
use crate::edition::CustomerEdition;
use crate::report::customer::share::share_report;
use crate::report::{Block, Column, Report, Table};

/// What differs between two versions of the customer's page.
#[derive(Clone, Debug, Default)]
pub(super) struct PageChange {
    /// The rows of tables that are there in both and say something else.
    pub(super) rows: Vec<RowChange>,
    /// All other lines that only one of the two has.
    pub(super) lines: Both<Vec<String>>,
}

/// A row of a table that says something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RowChange {
    /// What the row is about, as its first words say.
    pub(super) about: String,
    /// The cells that differ, each with the title of its column.
    pub(super) cells: Vec<(String, Both<String>)>,
}

/// The lines of the customer's page that one version of a plan has and the other has not.
pub(super) fn differences(plans: Both<&Assessment>) -> (Both<Vec<String>>, PageChange) {
    let pages = plans.map(|it| share_report(&CustomerEdition::of(it), &it.language(), None));
    let all = changed(&pages.as_ref().map(Report::lines));
    if all.base.is_empty() && all.head.is_empty() {
        return (all, PageChange::default());
    }
    let mut rows = Vec::new();
    let mut told = Both::<Vec<String>>::default();
    let tables = pages.as_ref().map(tables);
    for head in tables.head {
        // A table is the same one while its columns are.
        let is_it = |base: &&&Table| titles(base) == titles(head);
        if let Some(base) = tables.base.iter().find(is_it) {
            compare(Both::new(*base, head), &mut rows, &mut told);
        }
    }
    let rest = |lines: &[String], told: &[String]| -> Vec<String> {
        lines.iter().filter(|line| !told.contains(line)).cloned().collect()
    };
    let lines = Both::new(rest(&all.base, &told.base), rest(&all.head, &told.head));
    (all, PageChange { rows, lines })
}

fn changed(pages: &Both<Vec<String>>) -> Both<Vec<String>> {
    let [old, new] =
        [&pages.base, &pages.head].map(|page| page.iter().map(String::as_str).collect::<Vec<_>>());
    let mut lines = Both::<Vec<String>>::default();
    for change in TextDiff::from_slices(&old, &new).iter_all_changes() {
        match change.tag() {
            ChangeTag::Delete => lines.base.push(change.value().to_owned()),
            ChangeTag::Insert => lines.head.push(change.value().to_owned()),
            ChangeTag::Equal => {}
        }
    }
    lines
}

fn tables(page: &Report) -> Vec<&Table> {
    let tables = page.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    tables.collect()
}

fn titles(table: &Table) -> Vec<(&str, &str)> {
    table.columns.iter().map(|it| (it.title.as_str(), it.name.as_str())).collect()
}

/// Adds the rows that both tables have once and that differ, and which lines those were.
fn compare(tables: Both<&Table>, rows: &mut Vec<RowChange>, told: &mut Both<Vec<String>>) {
    let names = tables.map(names);
    let lines = tables.map(|table| table.lines().iter().map(crate::report::Line::text).collect::<Vec<_>>());
    for (at, name) in names.head.iter().enumerate() {
        let is_once = |names: &[String]| names.iter().filter(|it| *it == name).count() == 1;
        if name.is_empty() || !is_once(&names.base) || !is_once(&names.head) {
            continue;
        }
        let Some(was) = names.base.iter().position(|it| it == name) else { continue };
        let cell = |column: &Column, at: usize| column.cells[at].line.text().trim().to_owned();
        let columns = tables.base.columns.iter().zip(&tables.head.columns);
        let cells = columns.map(|(base, head)| (head, Both::new(cell(base, was), cell(head, at))));
        let cells: Vec<(String, Both<String>)> = cells
            .filter(|(column, cell)| !column.is_data_only && cell.is_changed())
            .map(|(column, cell)| (column.title.clone(), cell))
            .collect();
        if !cells.is_empty() {
            let row = RowChange { about: name.clone(), cells };
            // What two tables say is told once.
            if !rows.contains(&row) {
                rows.push(row);
            }
            told.base.push(lines.base[was].clone());
            told.head.push(lines.head[at].clone());
        }
    }
}

/// What each row is about: the first of its cells that has words in it, where signs have none.
fn names(table: &Table) -> Vec<String> {
    let has_words = |text: &str| text.chars().any(char::is_alphanumeric);
    let name = |at: usize| {
        let mut cells = table.columns.iter().map(|column| column.cells[at].line.text().trim().to_owned());
        cells.find(|text| has_words(text)).unwrap_or_default()
    };
    (0..table.len()).map(name).collect()
}
