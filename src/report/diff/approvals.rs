//! What needs approval.

use super::{Compared, marks};
use crate::date::Date;
use crate::diff::{Approval, Standing};
use crate::phrase::{List, capital};
use crate::report::{Heading, Item, Items, Line, Report, Tone};

/// What needs approval, what is missing first.
pub(super) fn part(it: &Compared) -> Option<Report> {
    let mut approvals: Vec<&Approval> = it.diff.approvals.iter().collect();
    if approvals.is_empty() {
        return None;
    }
    approvals.sort_by_key(|it| !it.standing.is_missing());
    let as_of = it.as_of()?;
    let items = approvals.into_iter().map(|approval| item(it, approval, as_of));
    Some(Report::new().with(Heading::sub("Needs approval")).with(Items::new(items)))
}

fn item(it: &Compared, approval: &Approval, as_of: Date) -> Item {
    let mark = match &approval.standing {
        Standing::Missing(_) | Standing::GrantedHere(_) => Tone::Bad.line("✗"),
        Standing::Covered if is_in_doubt(approval) => Tone::Warn.line("⚠"),
        Standing::Covered => Tone::Good.line("✓"),
        Standing::Reviewed => Tone::Warn.line("◦"),
    };
    let kind = capital(approval.kind.phrase());
    let line = mark.plain(" ").strong(kind).plain(": ").then(Line::message(&approval.subject));
    let line = line.plain(" ").then(marks::words(&approval.said, Some(as_of))).then(who(approval, as_of));
    let place = it.at(&approval.place, approval.is_in_head);
    let gone = if approval.is_in_head { "" } else { ", before the change" };
    let line = if place.is_empty() { line } else { line.dim(format!(" ({place}{gone})")) };
    let mut item = Item::new(line);
    if let Some(moved) = together(approval) {
        item = item.below(marks::words(&moved, Some(as_of)));
    }
    if let Some(why) = approval.standing.why() {
        item = item.below(Tone::Bad.line("missing: ").then(Line::dated(why, as_of)));
    }
    if !approval.written_by.is_empty() {
        let by = List::and(&approval.written_by).to_string();
        item = item.below(Tone::Warn.line(format!("written by {by}")));
    }
    if approval.lacks_evidence {
        item = item
            .below(Tone::Warn.line("no evidence: no link, file or message shows that the customer did it"));
    }
    marks::advised(item, &approval.remedy)
}

/// All that one act moved, where that is more than one day: `M-live` 2026-04-10 → 2026-04-17 and so on.
fn together(it: &Approval) -> Option<String> {
    let all: Vec<String> = it.moved.iter().map(|it| format!("{} {}", it.named(), it.days())).collect();
    (all.len() > 1).then(|| List::and(&all).to_string())
}

/// Whether somebody has to look at it all the same: nothing shows that the customer did it, or others wrote it down.
pub(super) const fn is_in_doubt(it: &Approval) -> bool {
    it.lacks_evidence || !it.written_by.is_empty()
}

/// By whom, by which right, on which day, by which decision.
fn who(it: &Approval, as_of: Date) -> Line {
    let mut line = Line::new();
    if let Some(by) = &it.by {
        line = line.plain(", by ").strong(by);
    }
    if let Some(on) = it.on {
        line = line.plain(format!(", on {}", on.short_on(as_of)));
    }
    if let Some(decision) = &it.decision {
        line = line.plain(", by decision ").code(decision);
    }
    match (&it.standing, it.right) {
        (Standing::Covered, Some(right)) => line.plain(", who has the right to ").code(right.word()),
        (Standing::Reviewed, _) => line.dim(", for whoever reviews it"),
        _ => line,
    }
}

/// The same in one sentence, for an annotation.
pub(super) fn sentence(it: &Approval) -> String {
    let by = it.by.as_ref().map(|by| format!(", by {by}")).unwrap_or_default();
    let why = it.standing.why().map(|why| format!("; missing: {why}")).unwrap_or_default();
    let moved = together(it).map(|moved| format!(" ({moved})")).unwrap_or_default();
    format!("{} {}{moved}{by}{why}", it.subject, it.said)
}
