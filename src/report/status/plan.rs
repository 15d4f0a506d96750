//! One plan's screen: where it stands, its 30/60/90, the next days, what blocks it, what it calls for.

use super::attention::{behind_shut_gate, blocked_item, coming_item, risks, signals};
use super::head::{header, title};
use super::windows::{window_details, window_table};
use crate::assessment::Assessment;
use crate::phrase::{Count, List as Words};
use crate::report::collected::Unreadable;
use crate::report::{Heading, Item, Items, Line, Report};
use crate::status::{StatusRow, blocked, coming};

/// The plan as people read it.
pub fn plan_report(it: &Assessment, row: &StatusRow) -> Report {
    let mut report = Report::new().with(Heading::top(title(it, row))).with(header(it, row));
    if let Some(doubt) = Unreadable::in_part(&row.slug, &row.doubtful) {
        report.push(doubt.callout(Line::new()));
    }
    for bypass in &row.bypassed {
        report.push(behind_shut_gate(bypass, row));
    }
    report.push(Heading::part("30/60/90"));
    report.push(window_table(it, row));
    for window in &row.windows {
        window_details(&mut report, it, window);
    }
    if !row.undated.is_empty() {
        let ids: Vec<_> = row.undated.iter().map(|id| format!("`{id}`")).collect();
        let count = Count(ids.len(), "milestone");
        report.push(Line::message(&format!("in no window: {count} without a date, {}", Words::and(&ids))));
    }
    section(&mut report, "next 7 days", coming(it).iter().map(|one| coming_item(it, one)).collect());
    section(&mut report, "blocked", blocked(it).iter().map(|one| blocked_item(it, one)).collect());
    section(&mut report, "signals", signals(it, row));
    risks(&mut report, it);
    report
}

fn section(report: &mut Report, title: &str, items: Vec<Item>) {
    if !items.is_empty() {
        report.push(Heading::part(title));
        report.push(Items::new(items));
    }
}
