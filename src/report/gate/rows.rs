//! The gates of many plans: one line each.

use super::cells::{forecast, name, progress, verdict};
use crate::gate::{JudgedGate, Verdict};
use crate::model::{Outcome, Phase};
use crate::report::collected::{Collected, Unreadable};
use crate::report::{Cell, Column, Line, Report, Table, Tone};

/// The current gate of one plan.
#[derive(Clone, Debug, PartialEq)]
pub struct GateRow {
    /// The plan.
    pub slug: String,
    /// Its customer.
    pub customer: String,
    /// Where the plan stands; none once it has ended.
    pub phase: Option<Phase>,
    /// How it ended, if it has.
    pub ended: Option<Outcome>,
    /// The first gate that is not open; none when all are.
    pub gate: Option<JudgedGate>,
}

impl GateRow {
    /// The phase, or how the onboarding ended.
    pub(super) fn standing(&self) -> &'static str {
        self.ended.map(Outcome::word).or(self.phase.map(Phase::word)).unwrap_or_default()
    }

    const fn gate(&self) -> Option<&JudgedGate> {
        self.gate.as_ref()
    }
}

impl Collected<GateRow> {
    /// Whether the current gate of one of the plans is shut.
    pub fn is_shut(&self) -> bool {
        let gates = self.rows.iter().filter_map(|row| row.gate.as_ref());
        gates.into_iter().any(|gate| gate.verdict == Verdict::Shut)
    }
}

impl Collected<GateRow> {
    /// The answer in blocks.
    pub(super) fn blocks(&self) -> Report {
        let none_left = || Cell::lacking(Tone::Dim.line("none left"));
        let columns = [
            Column::left("customer").names().of_all_plans(
                self,
                |plan| Tone::Strong.line(&plan.slug).into(),
                |row| Tone::Strong.line(&row.customer),
            ),
            Column::left("gate").of_all_plans(self, Unreadable::mark, |row| {
                row.gate().map_or_else(none_left, |gate| name(gate.gate).into())
            }),
            Column::left("verdict").of_plans(self, |row| {
                row.gate().map_or_else(|| Tone::Good.line(Verdict::Passed.word()), verdict)
            }),
            Column::right("criteria").expendable(2).of_plans(self, |row| row.gate().map(progress)),
            Column::left("opens").expendable(1).of_plans(self, |row| row.gate().map(forecast)),
            Column::left("kept shut by")
                .cuts()
                .at_least(20)
                .expendable(3)
                .of_plans(self, |row| row.gate().map(kept_shut_by)),
        ];
        let table = Table::new(columns).when_empty(self.none_shown());
        let mut report = Report::new().with(table);
        report.data(facts(self));
        self.footnotes(&mut report);
        report
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
        (true, Verdict::Ready) if gate.is_automatic => Cell::lacking(Tone::Warn.line("a gate ahead of it")),
        (true, Verdict::Ready) => Cell::lacking(Tone::Warn.line("a sign-off")),
        (true, Verdict::Shut) => Cell::lacking(Tone::Warn.line("it has no criteria")),
        (true, _) => Cell::absent(),
    }
}

/// The same as programs read it in a table: one fact a cell, under the names of the JSON answer.
fn facts(plans: &Collected<GateRow>) -> Table {
    let of = |name: &str| Column::data(name);
    Table::new([
        of("slug").of_all_plans(plans, Unreadable::name, |row| row.slug.as_str()),
        of("customer").of_plans(plans, |row| row.customer.as_str()),
        of("phase").of_all_plans(plans, Unreadable::state, GateRow::standing),
        of("gate").of_plans(plans, |row| row.gate.as_ref().map(|gate| gate.gate.word())),
        of("verdict").of_plans(plans, |row| row.gate.as_ref().map(|gate| gate.verdict.word())),
        of("due").of_plans(plans, |row| row.gate.as_ref()?.due),
        of("baseline").of_plans(plans, |row| row.gate.as_ref()?.baseline),
        of("forecast").of_plans(plans, |row| row.gate.as_ref()?.forecast),
        of("slip_days").of_plans(plans, |row| row.gate.as_ref()?.slip_days),
        of("criteria").of_plans(plans, |row| row.gate.as_ref().map(JudgedGate::asked)),
        of("criteria_blocking").of_plans(plans, |row| row.gate.as_ref().map(|gate| gate.blocking().count())),
    ])
}
