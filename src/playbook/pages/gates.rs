//! `gates.yaml`

use super::owner;
use super::page::{Page, Row};
use crate::model::GateName;
use crate::playbook::model::Spoken;
use crate::playbook::{CriterionTemplate, Draft};

const INTRO: [&str; 9] = [
    "A gate closes each phase. A criterion is decided by a metric, by a milestone, or by somebody's word:",
    "  attest: {by: Lee Novak, on: 2026-04-08, evidence: docs/uat-report.md}",
    "What this plan does not need says so:",
    "  not_applicable: no legacy data to bring along",
    "What it may go on without, for a time:",
    "  waiver: {by: Ana Ruiz, on: 2026-04-09, until: 2026-04-20, reason: town hall moved}",
    "A gate whose criteria are met is opened by somebody with the right (jsp.yaml, decision_rights):",
    "  signoff: {by: Ana Ruiz, on: 2026-04-09, decision: D-go-live}",
    "`onboard gate` shows what is open and what would open the rest.",
];

pub(super) fn page(draft: &Draft) -> Page {
    let mut page = Page::new(&INTRO);
    page.blank();
    page.key(0, "gates");
    for (index, name) in GateName::ALL.iter().enumerate() {
        if index > 0 {
            page.blank();
        }
        let gate = draft.playbook.gates.get(*name);
        page.comments(2, &[format!("closes {}", name.phase())]);
        page.key(2, name.word());
        page.rows(4, &[Row::maybe("due", draft.dates.gate(*name), "the day it is planned to open")]);
        if gate.criteria.is_empty() {
            page.rows(
                4,
                &[Row::empty_list("criteria", "what must be true; without any the gate stays shut")],
            );
        } else {
            page.key(4, "criteria");
        }
        for criterion in &gate.criteria {
            if let Some(group) = criterion.group.get() {
                page.comments(6, &[group]);
            }
            if let Some(note) = criterion.note.get() {
                page.remark(6, note);
            }
            page.item(6, &rows(draft, criterion));
        }
        page.rows(4, &[Row::empty("signoff", "who opened it, when, by which decision")]);
    }
    page
}

fn rows(draft: &Draft, criterion: &CriterionTemplate) -> Vec<Row> {
    let mut rows = vec![
        Row::text("id", &criterion.id),
        Row::text("text", &criterion.text),
        owner(draft, criterion.owner),
    ];
    let bounds = [("at_least", criterion.at_least), ("at_most", criterion.at_most)];
    if let Some(metric) = criterion.metric.get() {
        rows.push(Row::text("metric", metric));
        rows.extend(bounds.iter().filter_map(|(key, bound)| Some(Row::new(key, (*bound)?))));
    } else if let Some(milestone) = criterion.milestone.get() {
        rows.push(Row::text("milestone", milestone));
    } else {
        rows.extend(criterion.by_role.map(|role| Row::new("by_role", role)));
        let who = criterion
            .by_role
            .map_or_else(|| "somebody's word".to_owned(), |role| format!("their {}'s word", Spoken(role)));
        rows.push(Row::empty("attest", format!("{who}: by, on, evidence")));
    }
    rows
}
