//! `stakeholders.yaml`

use super::page::{Page, Row};
use crate::model::{Role, Tier};

pub(super) fn page() -> Page {
    let mut page = Page::new(&[
        "The customer's people. One contact is a risk: work towards 1 executive sponsor, 2 primary contacts",
        "and 3 power users, and keep whoever leaves as `status: departed` with `departed_on`.",
    ]);
    page.blank();
    let (first, rest) = Role::WORDS.split_at(Role::WORDS.len() / 2);
    page.comments(
        0,
        &[
            format!("roles: {},", first.join(", ")),
            format!("       {}", rest.join(", ")),
            format!("tiers: {}", Tier::WORDS.join(", ")),
        ],
    );
    page.comments(0, &EXAMPLE);
    page.rows(0, &[Row::new("people", "[]")]);
    page
}

const EXAMPLE: [&str; 8] = [
    "  - name: Ana Ruiz               # as the other files write it",
    "    title: CFO",
    "    roles: [executive_sponsor, decision_maker]",
    "    tier: executive",
    "    goals: close the books in five days",
    "    sentiment: 4                 # 1 hostile … 5 advocate",
    "    sentiment_on: 2026-04-08",
    "    last_contact: 2026-04-08     # the last time you really spoke",
];
