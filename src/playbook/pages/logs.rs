//! `actions.yaml`, `decisions.yaml`, `risks.yaml`, `updates.yaml`, `expansion.yaml`: empty, with an example each.

use super::page::{Page, Row};
use crate::document::{Surroundings, quote};
use crate::playbook::{Draft, TeamRole};

fn log(key: &str, intro: &[&str], example: &[String]) -> Page {
    let mut page = Page::new(intro);
    page.blank();
    page.comments(0, example);
    page.rows(0, &[Row::new(key, "[]")]);
    page
}

fn lines(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}

pub(super) fn actions(draft: &Draft) -> Page {
    let due = draft.dates.quick_win.unwrap_or(draft.dates.signed);
    let mut example = lines(&[
        "  - id: A-1",
        "    title: Book the IT admin for SSO",
        "    owner: Lee Novak",
        "    side: customer",
    ]);
    example.push(format!("    due: {due}"));
    example.extend(lines(&[
        "    status: blocked",
        "    blocked: {reason: no identity provider details, waiting_on: customer, since: 2026-04-01}",
        "    milestone: M-sso",
    ]));
    log(
        "actions",
        &[
            "Every task with an owner and a date. A blocked one says why, on whom it waits and since when:",
            "that starts its clock.",
        ],
        &example,
    )
}

pub(super) fn decisions(_: &Draft) -> Page {
    log(
        "decisions",
        &["Every choice that somebody could later ask about: scope, phasing, security exceptions, dates."],
        &lines(&[
            "  - id: D-1",
            "    text: go live with invoices first, credit notes in May",
            "    by: Ana Ruiz                 # who approved it; see decision_rights in jsp.yaml",
            "    on: 2026-04-02",
            "    rationale: credit notes need the new tax codes",
            "    affects: [M-go-live]         # a decision that replaces another also has supersedes: D-…",
        ]),
    )
}

pub(super) fn risks(draft: &Draft) -> Page {
    let date = draft.dates.first_value.unwrap_or(draft.dates.signed);
    let mut example = lines(&[
        "  - id: R-1",
        "    text: their IT team is slow",
        "    owner: Priya Shah",
        "    probability: 4               # 1 unlikely … 5 nearly certain",
        "    impact: 3                    # 1 a nuisance … 5 the onboarding fails",
        "    response: mitigate           # avoid, mitigate, transfer or accept",
        "    mitigation: admin hours booked at the kickoff",
        "    trigger: no API key by then",
    ]);
    example.push(format!("    trigger_date: {date}"));
    log(
        "risks",
        &[
            "What could derail the timeline. Ask it at the kickoff, in these words, and write down the answer.",
        ],
        &example,
    )
}

pub(super) fn updates(draft: &Draft) -> Page {
    let by = draft.person(TeamRole::Csm).unwrap_or("Priya Shah");
    log(
        "updates",
        &["The short written update after every call: what shipped, what is blocked, what is next."],
        &[
            format!("  - on: {}", draft.dates.handoff_meeting.unwrap_or(draft.dates.signed)),
            format!("    by: {}", quote(by, Surroundings::Block)),
            "    shipped: [security pack]".to_owned(),
            "    blocked: [SSO waits for the identity provider]".to_owned(),
            "    next: [kickoff on Monday]".to_owned(),
        ],
    )
}

pub(super) fn expansion(_: &Draft) -> Page {
    log(
        "signals",
        &["What else they could need, as you hear it: nobody remembers it at renewal."],
        &lines(&[
            "  - id: E-1",
            "    text: procurement asked whether it does purchase orders",
            "    kind: adjacent_team          # white_space, adjacent_team, unmet_need or sponsor",
            "    who: Mia Lang",
            "    on: 2026-04-08",
        ]),
    )
}
