//! One plan's screen: how it is, its gates, what needs somebody and what is blocked first; then its 30/60/90, the
//! milestones, the next days, the risks, and the use of the product.

use super::attention::{behind_shut_gate, blocked_table, coming_table, needs, risks};
use super::head::{state, title};
use super::names::Names;
use super::windows::window_table;
use super::{milestones, since, usage};
use crate::assessment::Assessment;
use crate::metric::Measurements;
use crate::phrase::{Count, Days, List as Words};
use crate::remedy::commands;
use crate::report::collected::Unreadable;
use crate::report::{Heading, Line, Pairs, Report, Tone, gate, measure};
use crate::since::Since;
use crate::status::{StatusRow, blocked, next_days};

/// The plan as people read it, with what became of it since an earlier day, if it is compared with one; with `lists_done`
/// the milestones that are done as well.
pub fn plan_report(it: &Assessment, row: &StatusRow, since: Option<&Since>, lists_done: bool) -> Report {
    let mut report = Report::new()
        .with(Heading::top(title(it, row)))
        .with(state(it, row))
        .with(gate::line(&it.gates, it.has_ended()));
    report.push_lines(measure(it));
    if let Some(since) = since {
        since::of_plan(&mut report, since, it.as_of());
    }
    report.data(milestones::facts(it, row));
    attention(&mut report, it, row);
    report.push(Heading::part("30/60/90"));
    report.push(window_table(row));
    all_milestones(&mut report, it, row, lists_done);
    let next = next_days(it);
    if !next.is_empty() {
        let is_late = next.iter().any(|one| one.on < it.as_of());
        report.push(Heading::part(if is_late { "late, and the next 7 days" } else { "next 7 days" }));
        report.push(coming_table(it, &next));
    }
    risks(&mut report, it);
    report.push(value_and_use(it));
    report
}

/// What asks for somebody: it is on the first screenful, whatever the plan is like.
fn attention(report: &mut Report, it: &Assessment, row: &StatusRow) {
    if let Some(doubt) = Unreadable::in_part(&row.slug, &row.doubtful) {
        report.push(doubt.callout(Line::new()));
    }
    let names = Names::of(row.needs.iter().filter_map(|need| need.owner.as_deref()));
    needs(report, it, row, &names);
    let blocked = blocked(it);
    if !blocked.is_empty() {
        report.push(Heading::part("blocked"));
        report.push(blocked_table(it, &blocked));
    }
    for bypass in &row.bypassed {
        report.push(behind_shut_gate(bypass, row));
    }
}

fn all_milestones(report: &mut Report, it: &Assessment, row: &StatusRow, lists_done: bool) {
    let (open, done) = (milestones::open(it, row), milestones::done(it, row));
    if !open.is_empty() {
        report.push(Heading::part("open milestones"));
        report.push(milestones::open_table(it, &open));
    }
    if lists_done && !done.is_empty() {
        report.push(Heading::part("done"));
        report.push(milestones::done_table(it, &done));
    }
    let undated: Vec<_> = row.undated.iter().map(|id| format!("`{id}`")).collect();
    let count = Count(done.len(), "milestone");
    let them = if done.len() == 1 { " lists it" } else { " lists them" };
    let mut lines = Vec::new();
    if !lists_done && !done.is_empty() {
        lines.push(
            Line::new().good(format!("✓ {count} done: ")).code(commands::status_done(&row.slug)).dim(them),
        );
    }
    if !undated.is_empty() {
        let count = Count(undated.len(), "milestone");
        lines.push(Line::message(&format!("in no window: {count} without a date, {}", Words::and(&undated))));
    }
    report.push_lines(lines);
}

fn value_and_use(it: &Assessment) -> Pairs {
    Pairs::new()
        .pair("first value", usage::first_value(it))
        .maybe("use", usage::active_seats(it))
        .maybe("waivers", waivers(&it.metrics))
}

/// What the gates still owe: how many waivers hold, and for how long they have.
fn waivers(metrics: &Measurements) -> Option<Line> {
    let number = |id| metrics.number(id).map(|number| number as i64);
    let live = number("live_waivers").filter(|live| *live > 0)?;
    let count = Count(usize::try_from(live).ok()?, "live waiver");
    let days = Days(number("waiver_days")?);
    let together = if live == 1 { "" } else { " together" };
    Some(Tone::Warn.line(count).dim(format!(", for {days}{together}")))
}
