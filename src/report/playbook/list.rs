//! `onboard playbook list`

use super::origin;
use crate::phrase::Count;
use crate::playbook::{Catalogue, Playbook, PlaybookSource};
use crate::report::{Cell, Column, Line, Report, Table, Tone};

/// The playbooks of a workspace, a row each; broken ones too.
#[must_use]
pub fn list_report(catalogue: &Catalogue) -> Report {
    let columns = [
        Column::left("playbook"),
        Column::right("version").expendable(2),
        Column::left("kind").expendable(3),
        Column::left("segment").expendable(4),
        Column::right("days"),
        Column::right("milestones").expendable(1),
        Column::left("from").wraps(),
        Column::data("title"),
    ];
    Report::new().with(Table::new(columns).rows(catalogue.entries().iter().map(row)).main())
}

fn row(entry: &PlaybookSource) -> Vec<Cell> {
    let name = Line::new().strong(&entry.name);
    let from = Line::from(origin(entry.origin));
    match &entry.playbook {
        Ok(playbook) => {
            let mut cells = vec![name.into(), playbook.version.into()];
            cells.extend(described(playbook));
            cells.push(from.into());
            cells.push(playbook.title.or("").into());
            cells
        }
        Err(problems) => {
            let broken = Tone::Bad.line(format!("cannot be read: {}", Count(problems.len(), "problem")));
            let blank = std::iter::repeat_with(Cell::absent).take(5);
            let from = Line::joined([from, broken], "; ");
            std::iter::once(name.into()).chain(blank).chain([from.into(), Cell::absent()]).collect()
        }
    }
}

fn described(playbook: &Playbook) -> [Cell; 4] {
    [
        if playbook.is_overlay() { "overlay" } else { "playbook" }.into(),
        playbook.segment.map_or_else(Cell::absent, |segment| segment.word().into()),
        playbook.length_days.map_or_else(Cell::absent, Cell::from),
        playbook.milestones.len().into(),
    ]
}
