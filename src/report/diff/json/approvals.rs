//! What needs approval.

use serde::Serialize;

use crate::date::Date;
use crate::diff::{Approval, DayMoved};
use crate::model::Right;
use crate::remedy::Command;
use crate::report::diff::Compared;

#[derive(Serialize)]
pub(super) struct ApprovalJson<'a> {
    kind: &'static str,
    subject: &'a str,
    said: &'a str,
    standing: &'static str,
    why: Option<&'a str>,
    by: Option<&'a str>,
    on: Option<Date>,
    right: Option<&'static str>,
    decision: Option<&'a str>,
    lacks_evidence: bool,
    written_by: &'a [String],
    file: Option<&'a str>,
    line: Option<usize>,
    is_in_head: bool,
    moved: Vec<DayMovedJson<'a>>,
    commands: Vec<String>,
}

/// A planned day that moved; those of one act are one approval.
#[derive(Serialize)]
struct DayMovedJson<'a> {
    id: &'a str,
    subject: &'a str,
    from: Option<&'a str>,
    to: Option<&'a str>,
    file: Option<&'a str>,
    line: Option<usize>,
}

impl<'a> DayMovedJson<'a> {
    fn of(it: &'a Compared, day: &'a DayMoved) -> Self {
        let line = it.position(&day.place, true).map(|at| at.line);
        Self {
            id: &day.entry,
            subject: &day.subject,
            from: day.from.as_deref(),
            to: day.to.as_deref(),
            file: day.place.file_name(),
            line,
        }
    }
}

impl<'a> ApprovalJson<'a> {
    pub(super) fn of(it: &'a Compared, one: &'a Approval) -> Self {
        Self {
            kind: one.kind.word(),
            subject: &one.subject,
            said: &one.said,
            standing: one.standing.word(),
            why: one.standing.why(),
            by: one.by.as_deref(),
            on: one.on,
            right: one.right.map(Right::word),
            decision: one.decision.as_deref(),
            lacks_evidence: one.lacks_evidence,
            written_by: &one.written_by,
            file: one.place.file_name(),
            line: it.position(&one.place, one.is_in_head).map(|at| at.line),
            is_in_head: one.is_in_head,
            moved: one.moved.iter().map(|day| DayMovedJson::of(it, day)).collect(),
            commands: one.remedy.commands().map(Command::to_string).collect(),
        }
    }
}
