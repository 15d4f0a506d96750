//! Everything that can be explained, for people and for spreadsheets.

use super::topic::{KINDS, Topic, level};
use crate::config::Config;
use crate::phrase::Count;
use crate::phrase::capital;
use crate::remedy::{blank, commands};
use crate::report::{Column, Heading, Line, Report, Table, Tone};

/// Everything that can be explained, a table a kind.
pub fn list(config: &Config) -> Report {
    let mut report = Report::new();
    for kind in KINDS {
        let rows: Vec<Topic> = Topic::all().filter(|topic| topic.kind() == kind).collect();
        report.push(Heading::part(capital(&Count(rows.len(), kind).to_string())));
        let mut columns = vec![
            Column::left(kind).of(&rows, |topic| Tone::Code.line(topic.id())),
            Column::left("what it is").wraps().of(&rows, Topic::summary),
        ];
        if kind == "check" {
            let of_check = |topic: &Topic| topic.check().map(|check| level(check, config));
            columns.insert(1, Column::left("level").expendable(1).of(&rows, of_check));
        }
        report.push(Table::new(columns));
    }
    report.with(Line::new().code(commands::explain(blank("id"))).plain(" says more"))
}

/// The same as one table, for spreadsheets.
pub fn table() -> Report {
    let rows: Vec<_> = Topic::all().collect();
    let columns = [
        Column::left("kind").of(&rows, Topic::kind),
        Column::left("id").of(&rows, Topic::id),
        Column::left("summary").of(&rows, Topic::summary),
        Column::left("source").of(&rows, Topic::source),
    ];
    Report::new().with(Table::new(columns).main())
}
