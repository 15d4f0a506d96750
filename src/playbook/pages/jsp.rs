//! `jsp.yaml` up to its milestones.

use super::page::{Page, Row};
use super::{customer_owner, milestones, owner};
use crate::date::Date;
use crate::model::Confirmed;
use crate::playbook::Draft;

pub(super) fn page(draft: &Draft) -> Page {
    let mut page = Page::new(&[
        "The joint success plan: the one page that both sides hold each other to.",
        "Outcomes are why they bought, objectives how you both will know, milestones who does what by when.",
    ]);
    aims(draft, &mut page);
    value(draft, &mut page);
    rights(&mut page);
    workstreams(draft, &mut page);
    rhythm(draft, &mut page);
    confirmations(&mut page);
    page.blank();
    milestones::write(draft, &mut page);
    page
}

fn aims(draft: &Draft, page: &mut Page) {
    let by = draft.dates.full_value.unwrap_or(draft.dates.signed);
    page.blank();
    page.comments(
        0,
        &[
            "Business value, in the customer's words and numbers:".to_owned(),
            "  - id: O-close".to_owned(),
            "    statement: cut month-end close time by half".to_owned(),
            "    metric: days to close".to_owned(),
            "    baseline: 10".to_owned(),
            "    target: 5".to_owned(),
            format!("    by: {by}"),
            "    source: finance operations report".to_owned(),
        ],
    );
    page.rows(0, &[Row::new("outcomes", "[]")]);
    page.blank();
    page.comments(
        0,
        &[
            "Measurable, dated steps towards an outcome:".to_owned(),
            "  - id: B-seats".to_owned(),
            "    statement: 50 accountants work in the product".to_owned(),
            "    outcome: O-close".to_owned(),
            "    metric: seat_activation      # `onboard metrics` lists them; without one, met_on says when it was met"
                .to_owned(),
            "    at_least: 0.7".to_owned(),
            format!("    by: {by}"),
        ],
    );
    page.rows(0, &[Row::new("objectives", "[]")]);
}

fn point(definition: &str, target: Option<Date>) -> [Row; 5] {
    [
        Row::empty("definition", definition),
        Row::empty("owner", "who of theirs will say that it is so"),
        Row::maybe("target", target, "by when"),
        Row::empty("achieved_on", "the day it was reached"),
        Row::empty("evidence", "what proves it"),
    ]
}

fn value(draft: &Draft, page: &mut Page) {
    let dates = &draft.dates;
    page.blank();
    page.comments(0, &["Precise enough that both sides would agree on the day. \"Went live\" is not value."]);
    page.key(0, "value");
    page.key(2, "first");
    page.rows(4, &point("the first meaningful win, on their own data", dates.first_value));
    page.key(2, "full");
    page.rows(4, &point("the outcome that justified the purchase", dates.full_value));
    page.blank();
    page.comments(0, &["One tangible result 7 to 14 days after the kickoff, named at the kickoff."]);
    page.key(0, "quick_win");
    page.rows(2, &point("such as: the user list is imported", dates.quick_win));
}

fn rights(page: &mut Page) {
    page.blank();
    page.comments(0, &["Who may approve what, by name; an empty list gives nobody the right."]);
    page.key(0, "decision_rights");
    page.rows(
        2,
        &[
            Row::empty_list("scope", "a change of scope"),
            Row::empty_list("timeline", "a change of the timeline"),
            Row::empty_list("go_live", "going live"),
            Row::empty_list("gates", "the other gates; our CSM always may"),
        ],
    );
}

fn workstreams(draft: &Draft, page: &mut Page) {
    page.blank();
    page.comments(
        0,
        &["Without an owner at the customer a workstream counts as not started, whatever anyone says."],
    );
    page.key(0, "workstreams");
    for stream in &draft.playbook.workstreams {
        let name = stream.name.get().map(|name| Row::text("name", name));
        let mut rows = vec![Row::text("id", &stream.id)];
        rows.extend(name);
        rows.push(owner(draft, stream.owner));
        rows.push(customer_owner(stream.customer_owner));
        page.item(2, &rows);
    }
}

fn rhythm(draft: &Draft, page: &mut Page) {
    let cadence = &draft.playbook.cadence;
    page.blank();
    page.key(0, "cadence");
    page.rows(
        2,
        &[
            Row::maybe("execution_call", cadence.execution_call, "daily, weekly, every_two_weeks or monthly"),
            Row::maybe("update", cadence.update, "a written update: shipped, blocked, next"),
            Row::empty("escalation_path", "whom a blocker reaches when its clock runs out, on both sides"),
            Row::empty("channel", "where you talk in between"),
        ],
    );
}

fn confirmations(page: &mut Page) {
    let rows = |of: Confirmed, by: &str, side: &str| {
        vec![
            Row::new("of", of),
            Row::empty("by", by),
            Row::new("side", side),
            Row::empty("on", "the day"),
            Row::empty("evidence", "where it is written"),
        ]
    };
    page.blank();
    page.comments(0, &["What has to be confirmed in writing."]);
    page.key(0, "confirmations");
    page.item(2, &rows(Confirmed::JointSuccessPlan, "who of theirs", "customer"));
    page.item(2, &rows(Confirmed::JointSuccessPlan, "who of ours", "vendor"));
    page.item(2, &rows(Confirmed::SuccessDefinition, "their executive sponsor, by day 30", "customer"));
    page.item(2, &rows(Confirmed::DataAccuracy, "whoever owns the data", "customer"));
}
