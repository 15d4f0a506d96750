//! What needs approval.

use serde::Serialize;

use crate::date::Date;
use crate::diff::Approval;
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
    commands: Vec<String>,
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
            commands: one.remedy.commands().map(Command::to_string).collect(),
        }
    }
}
