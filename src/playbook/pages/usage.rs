//! `adoption.yaml`, `training.yaml`, `friction.yaml`

use super::page::{Page, Row};
use crate::playbook::Draft;

pub(super) fn adoption(draft: &Draft) -> Page {
    let mut page = Page::new(&[
        "What use looks like over time. Count on one day, say every week from go-live on, and leave out what",
        "you did not count: unknown is not zero.",
    ]);
    page.blank();
    page.comments(
        0,
        &[
            "  - on: 2026-04-20",
            "    licensed: 120                # seats paid for",
            "    provisioned: 80              # seats set up",
            "    active: 41                   # did something that matters in the last 7 days",
            "    key_actions: 310             # in the last 7 days",
            "    workflows_live: 1",
            "    features_used: 6",
            "    features_available: 20",
            "    last_activity: 2026-04-20",
            "    csat: 4.2                    # 1 to 5",
            "    nps: 30                      # -100 to 100",
        ],
    );
    page.rows(0, &[Row::new("snapshots", "[]")]);
    page.blank();
    page.comments(0, &["What users should have done by this day after go-live; done_on says when they had."]);
    if draft.playbook.activation.is_empty() {
        page.rows(0, &[Row::empty_list("activation", "- {id: U-1, title: signed in, day: 1}")]);
        return page;
    }
    page.key(0, "activation");
    for step in &draft.playbook.activation {
        page.item(
            2,
            &[
                Row::text("id", &step.id),
                Row::text("title", &step.title),
                Row::new("day", step.day),
                Row::empty("done_on", "the day they had"),
            ],
        );
    }
    page
}

pub(super) fn training(draft: &Draft) -> Page {
    let mut page = Page::new(&[
        "Training by role. Having been there is not having understood: each session says how that is tested,",
        "and afterwards invited, attended, assessed and passed are counts of people.",
    ]);
    page.blank();
    if draft.playbook.training.is_empty() {
        page.rows(0, &[Row::empty_list("sessions", "- {id: T-1, title: daily tasks, audience: end_users}")]);
    } else {
        page.key(0, "sessions");
    }
    for (session, planned) in draft.playbook.training.iter().zip(&draft.dates.sessions) {
        page.item(
            2,
            &[
                Row::text("id", &session.id),
                Row::text("title", &session.title),
                Row::new("audience", session.audience),
                Row::new("planned", planned),
                Row::empty("delivered_on", "the day it was given"),
                Row::maybe("assessment", session.assessment, "knowledge_check, hands_on or certification"),
            ],
        );
    }
    page.blank();
    page.comments(
        0,
        &[
            "The people whose results matter one by one: every admin, and the champion.",
            "  - {name: Lee Novak, audience: admins, failed: 0, certified_on: 2026-04-10}",
        ],
    );
    page.rows(0, &[Row::new("people", "[]")]);
    page
}

pub(super) fn friction() -> Page {
    let mut page = Page::new(&[
        "What the set-up asks of people: 1.5 points a field, 2 a decision, 3 a dependency on somebody else; below 10",
        "is the aim. A count will do; a list says what could go, which is the point of counting:",
        "  - {name: company profile, count: 6, defer: true}",
        "  - {name: time zone, default: from the browser}",
        "  - {name: API key from their IT, replace_with: the ready-made connector}",
    ]);
    page.blank();
    page.rows(
        0,
        &[
            Row::empty("fields", "to fill in during sign-up and set-up"),
            Row::empty("decisions", "choices to make"),
            Row::empty("dependencies", "things that need somebody else: an approval, a key"),
        ],
    );
    page
}
