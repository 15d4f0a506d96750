//! The gates of many plans: one line each.

use super::{due, forecast, progress, verdict};
use crate::gate::{JudgedGate, Verdict};
use crate::model::Phase;
use crate::report::collected::{Collected, CollectedJson, none_yet};
use crate::report::{Cell, Column, Line, Report, Table, Tone, View};

/// The current gate of one plan.
#[derive(Clone, Debug, PartialEq)]
pub struct GateRow {
    /// The plan.
    pub slug: String,
    /// Its customer.
    pub customer: String,
    /// Where the plan stands.
    pub phase: Phase,
    /// The first gate that is not open; none when all are.
    pub gate: Option<JudgedGate>,
}

impl Collected<GateRow> {
    /// Whether the current gate of one of the plans is shut.
    #[must_use]
    pub fn is_shut(&self) -> bool {
        let gates = self.rows.iter().filter_map(|row| row.gate.as_ref());
        gates.into_iter().any(|gate| gate.verdict == Verdict::Shut)
    }
}

impl View for Collected<GateRow> {
    fn report(&self) -> Report {
        let columns = [
            Column::left("onboarding"),
            Column::left("phase").expendable(4),
            Column::left("gate"),
            Column::left("verdict"),
            Column::right("criteria").expendable(3),
            Column::left("due").expendable(5),
            Column::left("forecast").wraps().at_least(21).expendable(2),
            Column::left("kept shut by").wraps().at_least(20).expendable(1),
        ];
        let table = Table::new(columns).main().when_empty(none_yet()).rows(self.unreadable_rows(8, 2));
        let table = table.rows(self.rows.iter().map(|row| {
            let Some(gate) = &row.gate else {
                let mut cells = vec![row.slug.as_str().into(), row.phase.word().into()];
                cells.push(Cell::lacking(Tone::Dim.line("none left")));
                cells.push(Tone::Good.line("passed").into());
                cells.resize_with(8, Cell::absent);
                return cells;
            };
            vec![
                row.slug.as_str().into(),
                row.phase.word().into(),
                gate.gate.word().into(),
                verdict(gate.verdict),
                progress(gate),
                due(gate),
                forecast(gate),
                kept_shut_by(gate),
            ]
        }));
        let mut report = Report::new().with(table);
        self.footnotes(&mut report);
        report
    }

    fn json(&self) -> serde_json::Result<serde_json::Value> {
        serde_json::to_value(CollectedJson::of(self, super::json::RowJson::of))
    }
}

/// The ids of the criteria that keep it shut; what a gate without any lacks.
fn kept_shut_by(gate: &JudgedGate) -> Cell {
    const NAMED: usize = 2;
    let ids: Vec<&str> = gate.blocking().map(|criterion| criterion.id.as_str()).collect();
    match (ids.is_empty(), gate.verdict) {
        (false, _) => {
            let named = Line::joined(ids.iter().take(NAMED).map(|id| Tone::Code.line(id)), ", ");
            let more = ids.len().saturating_sub(NAMED);
            let line = if more == 0 { named } else { named.plain(format!(" and {more} more")) };
            Cell::text(line, ids.join(" "))
        }
        (true, Verdict::Ready) => Cell::lacking(Tone::Warn.line("a sign-off")),
        (true, Verdict::Shut) => Cell::lacking(Tone::Warn.line("it has no criteria")),
        (true, _) => Cell::absent(),
    }
}
