//! `handoff.yaml`

use super::page::{Page, Row};
use crate::phrase::Number;
use crate::playbook::{Draft, TeamRole};

pub(super) fn page(draft: &Draft) -> Page {
    let author = draft.person(TeamRole::Ae).unwrap_or("the account executive");
    let mut page = Page::new(&[
        format!(
            "What sales knows and success must. Filled in by {} before the handoff meeting, so that",
            author
        )
        .as_str(),
        "the customer never has to say it twice. Where there is nothing to say, say so: [none known].",
    ]);
    for rows in [why(), people(), story()] {
        page.blank();
        page.rows(0, &rows);
    }
    page.blank();
    page.key(0, "technical");
    page.rows(2, &technical());
    page.blank();
    page.comments(0, &COMMITMENTS);
    page.rows(0, &[Row::new("commitments", "[]")]);
    page.blank();
    page.comments(0, &["The live meeting of account executive and CSM: a conversation, not an e-mail."]);
    page.key(0, "meeting");
    page.rows(
        2,
        &[
            Row::maybe("planned", draft.dates.handoff_meeting, "the day it is to be held"),
            Row::empty("held_on", "the day it was held"),
            Row::empty_list("attendees", "who was there"),
        ],
    );
    page.blank();
    resources(draft, &mut page);
    page
}

const COMMITMENTS: [&str; 4] = [
    "Every promise made to close the deal, verbal ones above all, such as",
    "  - {id: P-1, text: SAP export by June, by: Tom Reed, verbal: true, due: 2026-06-01}",
    "Later each gets status: delivered with delivered_on, or declined with the decision that says so.",
    "Once the meeting was held, an empty list says that nothing was promised.",
];

fn why() -> Vec<Row> {
    vec![
        Row::empty("use_case", "why they bought: the job it is to do"),
        Row::empty("business_case", "why somebody was allowed to spend the money"),
        Row::empty_list(
            "success_metrics",
            "- {metric: days to close, baseline: 10, target: 5, how: finance report}",
        ),
        Row::empty("roi", "how the return will be measured"),
        Row::empty("timeline", "what was agreed during the sale"),
        Row::empty("consequences", "what happens to them if this fails"),
    ]
}

fn people() -> Vec<Row> {
    vec![
        Row::empty("decision_maker", "who decided"),
        Row::empty("champion", "who sells the change inside"),
        Row::empty("admin", "who administers it day to day"),
        Row::empty_list("buying_committee", "everybody else with a say: - {name: Ana Ruiz, role: budget}"),
        Row::empty("communication", "channels and manners they prefer"),
    ]
}

fn story() -> Vec<Row> {
    vec![
        Row::empty_list("pain_points", "what was wrong with the old way"),
        Row::empty("reason_for_choice", "why us"),
        Row::empty("competitive_context", "whom we displaced or beat"),
        Row::empty_list("objections", "what nearly stopped the deal"),
        Row::empty_list("red_flags", "hostile IT, tight timeline, and the like"),
    ]
}

fn technical() -> Vec<Row> {
    vec![
        Row::empty("environment", "what the product meets there"),
        Row::empty("sso_required", "true or false: is single sign-on needed to go live"),
        Row::empty("identity_provider", "such as Okta or Entra ID"),
        Row::empty_list("integrations", "systems to connect"),
        Row::empty("data_migration", "true or false: does data have to be brought along"),
    ]
}

fn resources(draft: &Draft, page: &mut Page) {
    let resources = &draft.playbook.handoff.customer_resources;
    page.comments(
        0,
        &[
            "The hours that this plan needs of the customer. A part nobody has committed is a reason to wait:",
            "put the plan on hold or report it at risk rather than start and stall.",
        ],
    );
    if resources.is_empty() {
        page.rows(0, &[Row::empty_list("customer_resources", "- {role: IT admin, hours_per_week: 5}")]);
        return;
    }
    page.key(0, "customer_resources");
    for resource in resources {
        page.item(
            2,
            &[
                Row::text("role", &resource.role),
                Row::empty("name", "who"),
                Row::maybe("hours_per_week", resource.hours_per_week.map(Number), "hours a week"),
                Row::empty("committed_on", "the day they said yes"),
            ],
        );
    }
}
