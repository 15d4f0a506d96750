//! `onboarding.yaml`

use super::page::{Page, Row, flow_list};
use crate::model::Level;
use crate::playbook::Draft;

pub(super) fn page(draft: &Draft) -> Page {
    let mut page = Page::new(&["Who this is, what was sold, and who of ours is on it."]);
    page.blank();
    page.rows(0, &what(draft));
    page.blank();
    page.key(0, "contract");
    page.rows(2, &contract(draft));
    page.blank();
    page.key(0, "team");
    let team = &draft.onboarding.team;
    page.rows(
        2,
        &[
            Row::maybe_text("csm", team.csm.get(), "").note("owns the onboarding"),
            Row::maybe_text("ae", team.ae.get(), "").note("sold it, and owes the handoff"),
            Row::maybe_text("implementation", team.implementation.get(), "")
                .note("owns configuration, data and integrations"),
            Row::maybe_text("support", team.support.get(), "")
                .note("whom a blocker reaches when its clock runs out"),
        ],
    );
    page.blank();
    page.comments(
        0,
        &["Days on which the customer does not work, beside the workspace's own, such as [2026-05-14]."],
    );
    page.rows(0, &[Row::new("holidays", dates(draft))]);
    page.blank();
    page.comments(0, &HOLDS);
    page.rows(0, &[Row::new("holds", "[]")]);
    page.blank();
    page.comments(0, &REPORTED);
    page
}

const HOLDS: [&str; 3] = [
    "Times when the plan stands still by agreement, such as",
    "  - {start: 2026-05-04, reason: their year-end close, side: customer}",
    "A hold gets an `end` when work goes on: the first day of it.",
];

const REPORTED: [&str; 5] = [
    "Colours are derived; one that somebody reports stands beside the derived one:",
    "  reported: {colour: amber, by: Priya Shah, on: 2026-04-08, note: IT is slow}",
    "",
    "At the end: outcome: {result: graduated, on: 2026-06-30, note: …}",
    "with a result of graduated, churned or cancelled.",
];

fn what(draft: &Draft) -> Vec<Row> {
    let plan = &draft.onboarding;
    let level = |key, level: Option<Level>, comment| Row::maybe(key, level, comment);
    let mut rows =
        vec![Row::text("customer", &plan.customer), Row::maybe_text("playbook", plan.playbook.get(), "")];
    if !plan.overlays.is_empty() {
        rows.push(Row::new("overlays", flow_list(&plan.overlays)));
    }
    rows.push(Row::new("segment", plan.segment));
    rows.push(Row::maybe_text(
        "segment_reason",
        plan.segment_reason.get(),
        "why this segment; size alone never decides",
    ));
    rows.push(Row::maybe("engagement", plan.engagement, "high-touch, hybrid or low-touch"));
    rows.push(level("complexity", plan.complexity, "low, medium or high: how hard this is to implement"));
    rows.push(level(
        "expansion_potential",
        plan.expansion_potential,
        "low, medium or high: how much they could grow",
    ));
    rows
}

fn contract(draft: &Draft) -> Vec<Row> {
    let contract = &draft.onboarding.contract;
    vec![
        Row::new("signed", contract.signed).note("day 0 of every count"),
        Row::maybe("arr", contract.arr, "yearly contract value"),
        Row::maybe_text("currency", contract.currency.get(), "such as EUR"),
        Row::maybe("renewal", contract.renewal, "the day the contract renews"),
        Row::maybe("notice_days", contract.notice_days, "days before it by which notice must be given"),
    ]
}

fn dates(draft: &Draft) -> String {
    let days: Vec<String> = draft.onboarding.holidays.iter().map(ToString::to_string).collect();
    format!("[{}]", days.join(", "))
}
