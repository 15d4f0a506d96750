//! Findings that are new, and those that are gone.

use super::{Compared, Section};
use crate::diff::{Gone, GoneBecause, PlanFate};
use crate::finding::{Finding, Severity};
use crate::report::{Cell, Column, Line, Report, Table, Tone};

struct Row<'a> {
    what: Line,
    finding: &'a Finding,
    at: String,
}

/// What the checks find that they did not, and what they find no more; those that are as before are counted.
pub(super) fn section(it: &Compared) -> Option<Section> {
    let findings = &it.diff.findings;
    let is_nothing = findings.new.is_empty() && findings.gone.is_empty();
    if is_nothing || it.diff.fate == PlanFate::Removed {
        return None;
    }
    let new = findings.new.iter().map(|finding| Row {
        what: severity(finding.severity),
        finding,
        at: it.at(&finding.place, true),
    });
    let gone = findings.gone.iter().map(|gone| Row {
        what: because(gone),
        finding: &gone.finding,
        at: it.at(&gone.finding.place, false),
    });
    let rows: Vec<Row<'_>> = new.chain(gone).collect();
    let as_of = it.as_of();
    let message = |row: &Row<'_>| match as_of {
        Some(as_of) => Line::dated(&row.finding.message, as_of),
        None => Line::message(&row.finding.message),
    };
    let table = Table::new([
        Column::left("").named("what").of(&rows, |row| row.what.clone()),
        Column::left("check")
            .wraps()
            .of(&rows, |row| Cell::from(Line::new().code(row.finding.check).plain(": ").then(message(row)))),
        Column::left("where").of(&rows, |row| Tone::Code.line(&row.at)),
    ]);
    let kept = findings.kept;
    let title =
        format!("Findings: {} new, {} gone, {kept} as before", findings.new.len(), findings.gone.len());
    Some(Section { title: title.into(), report: Report::new().with(table) })
}

fn severity(severity: Severity) -> Line {
    let tone = match severity {
        Severity::Error => Tone::Bad,
        Severity::Warning => Tone::Warn,
        Severity::Info => Tone::Dim,
    };
    Line::from("new, ").toned(tone, severity)
}

fn because(gone: &Gone) -> Line {
    match gone.because {
        GoneBecause::Fixed => Tone::Good.line("fixed"),
        GoneBecause::Moved => Line::from("gone: ").warn("moved, not done"),
        GoneBecause::Silenced => Line::from("gone: ").warn("silenced"),
        GoneBecause::Removed => Line::from("gone with its entry"),
        GoneBecause::Ended => Line::from("gone: it has ended"),
        GoneBecause::Unread => Line::from("gone: ").warn("nobody could look"),
    }
}
