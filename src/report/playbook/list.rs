//! `onboard playbook list`

use super::origin;
use crate::model::Segment;
use crate::phrase::Count;
use crate::playbook::{Catalogue, Playbook, PlaybookSource};
use crate::report::{Column, Line, Report, Table, Tone};

/// The playbooks of a workspace, a row each; broken ones too.
pub fn list_report(catalogue: &Catalogue) -> Report {
    let kind = |it: &Playbook| if it.is_overlay() { "overlay" } else { "playbook" };
    let rows = catalogue.entries();
    let columns = [
        Column::left("playbook").of(rows, |entry| Tone::Strong.line(&entry.name)),
        Column::right("version").expendable(2).of(rows, |entry| read(entry).map(|it| it.version)),
        Column::left("kind").expendable(3).of(rows, |entry| read(entry).map(kind)),
        Column::left("segment").expendable(4).of(rows, |entry| read(entry)?.segment.map(Segment::word)),
        Column::right("days").of(rows, |entry| read(entry)?.length_days),
        Column::right("milestones").expendable(1).of(rows, |entry| read(entry).map(|it| it.milestones.len())),
        Column::left("from").wraps().of(rows, from),
        Column::data("title").of(rows, |entry| read(entry)?.title.get()),
    ];
    Report::new().with(Table::new(columns).main())
}

/// The playbook, where its file could be read.
fn read(entry: &PlaybookSource) -> Option<&Playbook> {
    entry.playbook.as_ref().ok()
}

fn from(entry: &PlaybookSource) -> Line {
    let from = Line::from(origin(entry.origin));
    let Err(problems) = &entry.playbook else { return from };
    let broken = Tone::Bad.line(format!("cannot be read: {}", Count(problems.len(), "problem")));
    Line::joined([from, broken], "; ")
}
