//! The milestones of `jsp.yaml`, phase by phase.

use super::page::{Page, Row, flow_list};
use super::{customer_owner, owner};
use crate::date::Date;
use crate::model::{Phase, Status};
use crate::playbook::{Draft, MilestoneTemplate};

const INTRO: [&str; 5] = [
    "`due` is today's plan, `baseline` the plan as agreed; slip is what lies between. `days` are working days once",
    "it can start. Move `status` on as work goes: in_progress, done (with done_on, and evidence for the acceptance),",
    "not_applicable, or blocked with",
    "  blocked: {reason: no API key, waiting_on: customer, since: 2026-04-01, urgency: critical}",
    "waiting_on is vendor, customer or third_party.",
];

pub(super) fn write(draft: &Draft, page: &mut Page) {
    page.comments(0, &INTRO);
    page.key(0, "milestones");
    let mut is_first = true;
    for phase in Phase::ALL {
        let mut title = Some(heading(draft, *phase));
        for (milestone, due) in draft.playbook.milestones.iter().zip(&draft.dates.milestones) {
            if milestone.phase != *phase {
                continue;
            }
            if !is_first {
                page.blank();
            }
            is_first = false;
            if let Some(title) = title.take() {
                page.comments(2, &[title]);
            }
            page.item(2, &rows(draft, milestone, *due));
        }
    }
}

/// `Kickoff, days 7 to 14: both sides agree …`
fn heading(draft: &Draft, phase: Phase) -> String {
    let word = phase.word();
    let name = format!("{}{}", word[..1].to_uppercase(), &word[1..]);
    match draft.playbook.phases.iter().find(|template| template.phase == phase) {
        Some(range) => {
            let aim = range.aim.get().map(|aim| format!(": {aim}")).unwrap_or_default();
            format!("{name}, days {} to {}{}", range.from_day, range.to_day, aim.replace(['\n', '\r'], " "))
        }
        None => name,
    }
}

fn rows(draft: &Draft, milestone: &MilestoneTemplate, due: Date) -> Vec<Row> {
    let mut rows = vec![
        Row::text("id", &milestone.id),
        Row::text("title", &milestone.title),
        Row::new("phase", milestone.phase),
    ];
    rows.extend(milestone.event.map(|event| Row::new("event", event)));
    rows.extend(milestone.workstream.get().map(|id| Row::text("workstream", id)));
    rows.push(owner(draft, milestone.owner));
    rows.push(customer_owner(milestone.customer_owner));
    rows.push(Row::new("due", due));
    rows.push(Row::new("baseline", due));
    rows.push(Row::new("days", milestone.days));
    if !milestone.depends_on.is_empty() {
        rows.push(Row::new("depends_on", flow_list(&milestone.depends_on)));
    }
    rows.push(Row::new("status", Status::NotStarted));
    rows.push(Row::maybe_text(
        "acceptance",
        milestone.acceptance.get(),
        "what must be shown for it to count",
    ));
    rows
}
