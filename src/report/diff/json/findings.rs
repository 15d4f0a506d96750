//! What the checks find that they did not, and what they find no more.

use serde::Serialize;

use crate::diff::Gone;
use crate::finding::Finding;
use crate::report::diff::Compared;

#[derive(Serialize)]
pub(super) struct FindingsJson<'a> {
    new: Vec<FindingJson<'a>>,
    gone: Vec<FindingJson<'a>>,
    kept: usize,
}

#[derive(Serialize)]
struct FindingJson<'a> {
    check: &'static str,
    severity: &'static str,
    message: &'a str,
    file: Option<&'a str>,
    line: Option<usize>,
    because: Option<&'static str>,
}

impl<'a> FindingsJson<'a> {
    pub(super) fn of(it: &'a Compared) -> Self {
        let findings = &it.diff.findings;
        let finding = |one: &'a Finding, because, is_in_head| FindingJson {
            check: one.check,
            severity: one.severity.word(),
            message: &one.message,
            file: one.place.file_name(),
            line: it.position(&one.place, is_in_head).map(|at| at.line),
            because,
        };
        let gone = |one: &'a Gone| finding(&one.finding, Some(one.because.word()), false);
        Self {
            new: findings.new.iter().map(|one| finding(one, None, true)).collect(),
            gone: findings.gone.iter().map(gone).collect(),
            kept: findings.kept,
        }
    }
}
