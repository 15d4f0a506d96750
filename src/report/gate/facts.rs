//! Criteria as programs read them in a table: one fact a cell, under the names of the JSON answer.

use super::answer::GateAnswer;
use crate::gate::{JudgedCriterion, JudgedGate};
use crate::report::{Column, Table};

/// A row a criterion, of the gate that was named or of all five.
pub(super) fn criteria(answer: &GateAnswer) -> Table {
    let gates = answer.gates.gates.iter().filter(|gate| answer.named.is_none_or(|named| named == gate.gate));
    let rows: Vec<(&JudgedGate, &JudgedCriterion)> =
        gates.flat_map(|gate| gate.criteria.iter().map(move |it| (gate, it))).collect();
    let line = |it: &JudgedCriterion| answer.lines.line(&it.route);
    Table::new([
        Column::data("slug").of(&rows, |_| answer.slug.as_str()),
        Column::data("customer").of(&rows, |_| answer.customer.as_str()),
        Column::data("gate").of(&rows, |(gate, _)| gate.gate.word()),
        Column::data("verdict").of(&rows, |(gate, _)| gate.verdict.word()),
        Column::data("id").of(&rows, |(_, it)| it.id.as_str()),
        Column::data("text").of(&rows, |(_, it)| it.text.as_str()),
        Column::data("kind").of(&rows, |(_, it)| it.kind.word()),
        Column::data("state").of(&rows, |(_, it)| it.state.word()),
        Column::data("binds").of(&rows, |(_, it)| it.binds),
        Column::data("until").of(&rows, |(_, it)| it.state.until()),
        Column::data("observed").of(&rows, |(_, it)| it.observed.as_str()),
        Column::data("required").of(&rows, |(_, it)| it.required.as_str()),
        Column::data("evidence").of(&rows, |(_, it)| it.evidence.as_deref()),
        Column::data("owner").of(&rows, |(_, it)| it.owner.as_deref()),
        Column::data("on").of(&rows, |(_, it)| it.on),
        Column::data("remedy").of(&rows, |(_, it)| it.remedy.to_string()),
        Column::data("file").of(&rows, |(_, it)| it.route.file.name()),
        Column::data("line").of(&rows, |(_, it)| line(it)),
    ])
}
