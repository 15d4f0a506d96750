//! Criteria as programs read them in a table: one fact a cell, under the names of the JSON answer.

use super::answer::GateAnswer;
use crate::date::Date;
use crate::gate::{JudgedCriterion, JudgedGate};
use crate::report::{Cell, Column, Raw, Table};

pub(super) fn day(day: Option<Date>) -> Option<Cell> {
    day.map(|day| Cell { line: day.to_string().into(), raw: Raw::Text(day.to_string()) })
}

pub(super) fn text(text: &str) -> Option<Cell> {
    (!text.is_empty()).then(|| Cell { line: text.into(), raw: Raw::Text(text.to_owned()) })
}

/// A row a criterion, of the gate that was named or of all five.
pub(super) fn criteria(answer: &GateAnswer) -> Table {
    let gates = answer.gates.gates.iter().filter(|gate| answer.named.is_none_or(|named| named == gate.gate));
    let rows: Vec<(&JudgedGate, &JudgedCriterion)> =
        gates.flat_map(|gate| gate.criteria.iter().map(move |it| (gate, it))).collect();
    let line = |it: &JudgedCriterion| answer.lines.line(&it.route);
    let binds = |binds: bool| if binds { "true" } else { "false" };
    Table::new([
        Column::data("slug").of(&rows, |_| answer.slug.as_str()),
        Column::data("customer").of(&rows, |_| text(&answer.customer)),
        Column::data("gate").of(&rows, |(gate, _)| gate.gate.word()),
        Column::data("verdict").of(&rows, |(gate, _)| gate.verdict.word()),
        Column::data("id").of(&rows, |(_, it)| text(&it.id)),
        Column::data("text").of(&rows, |(_, it)| text(&it.text)),
        Column::data("kind").of(&rows, |(_, it)| it.kind.word()),
        Column::data("state").of(&rows, |(_, it)| it.state.word()),
        Column::data("binds").of(&rows, |(_, it)| binds(it.binds)),
        Column::data("until").of(&rows, |(_, it)| day(it.state.until())),
        Column::data("observed").of(&rows, |(_, it)| text(&it.observed)),
        Column::data("required").of(&rows, |(_, it)| text(&it.required)),
        Column::data("evidence").of(&rows, |(_, it)| it.evidence.as_deref().and_then(text)),
        Column::data("owner").of(&rows, |(_, it)| it.owner.as_deref().and_then(text)),
        Column::data("on").of(&rows, |(_, it)| day(it.on)),
        Column::data("remedy").of(&rows, |(_, it)| text(&it.remedy.to_string())),
        Column::data("file").of(&rows, |(_, it)| it.route.file.name()),
        Column::data("line").of(&rows, |(_, it)| line(it)),
    ])
}
