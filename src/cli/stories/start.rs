//! The plan that every story starts from: small, with something of each kind in it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

pub(super) const SIGNED: &str = "2026-03-02";
pub(super) const SLUG: &str = "acme";
pub(super) const OURS: [&str; 3] = ["Nora Falk", "Ana Ruiz", "Priya Shah"];
pub(super) const THEIRS: [&str; 3] = ["Maja Ilic", "Ingrid Solberg", "Lee Novak"];

const FILES: &[(&str, &str)] = &[
    (
        "onboarding.yaml",
        "\
id: P-0001
customer: Acme
segment: mid-market
segment_reason: two systems to connect
engagement: hybrid
contract: {signed_on: 2026-03-02, arr: 48000, currency: EUR}
team: {csm: Ana Ruiz, ae: [{name: Tom Becker, until: 2026-03-02}, {name: Nora Falk, since: 2026-03-02}], implementation: Priya Shah, support: Jonas Lind}
",
    ),
    (
        "handoff.yaml",
        "\
use_case: one ordering desk
technical: {sso_required: true, integrations: [ERP], data_migration: true}
commitments:
  - {id: K-1, text: a connector, by: Tom Becker, due: 2026-04-15}
  - {id: K-2, text: on-site training, by: Tom Becker, verbal: true}
customer_resources:
  - {role: IT administrator, name: Maja Ilic, hours_per_week: 5}
",
    ),
    (
        "stakeholders.yaml",
        "\
people:
  - {name: Maja Ilic, roles: [admin_owner, technical_owner], tier: primary}
  - {name: Ingrid Solberg, roles: [executive_sponsor, decision_maker], tier: executive}
  - {name: Lee Novak, roles: [champion, project_lead], tier: primary}
",
    ),
    (
        "jsp.yaml",
        "\
outcomes:
  - {id: O-word, statement: nobody types an order twice, due: 2026-05-20}
  - {id: O-close, statement: close faster, metric: days, target: 2, unit: days, due: 2026-05-20, origin: handoff}
objectives:
  - {id: B-seats, statement: every desk uses it, outcome: O-close, metric: seat_activation, at_least: 0.5, due: 2026-04-20}
  - {id: B-word, statement: the report is drawn from it, outcome: O-close, due: M-live +5d}
milestones:
  - {id: M-kick, title: Kickoff held, due: 2026-03-09, phase: kickoff, fact: kickoff, owner: Ana Ruiz, customer_owner: Lee Novak, days: 1}
  - {id: M-access, title: Access works, due: 2026-03-13, phase: kickoff, owner: Priya Shah, customer_owner: Maja Ilic, days: 3}
  - {id: M-import, title: Data imported, due: 2026-03-27, phase: implementation, owner: Priya Shah, customer_owner: Lee Novak, days: 5, after: [M-access], workstream: W-data}
  - {id: M-pilot, title: First week, phase: implementation, owner: Ana Ruiz, customer_owner: Lee Novak, days: 5, after: [M-import]}
  - {id: M-live, title: Live, due: 2026-04-10, phase: implementation, event: go_live, owner: Ana Ruiz, customer_owner: Lee Novak, days: 1, after: [M-import]}
  - {id: M-rollout, title: Rolled out, due: 2026-04-24, phase: activation, event: rollout, owner: Ana Ruiz, customer_owner: Lee Novak, after: [M-live]}
value:
  quick_win: {definition: one screen, owner: Lee Novak, due: 2026-03-20}
  first: {definition: a week of orders, owner: Lee Novak, due: 2026-04-17}
  full: {definition: half the late orders, owner: Ingrid Solberg, milestone: M-rollout}
decision_rights:
  scope: [Ingrid Solberg]
  timeline: [Ana Ruiz, Ingrid Solberg]
  go_live: [Ingrid Solberg, Maja Ilic]
  gates: [Priya Shah, Nora Falk]
workstreams:
  - {id: W-data, name: Data, owner: Priya Shah}
cadence: {execution_call: weekly, update: weekly}
",
    ),
    (
        "gates.yaml",
        "\
gates:
  handoff:
    criteria:
      - {id: C-read, text: read back}
  kickoff:
    criteria:
      - {id: C-roles, text: roles agreed}
  go_live:
    criteria:
      - {id: C-sso, text: SSO works, by_role: technical_owner}
      - {id: C-success, text: success confirmed, fact: success_confirmed}
  activation:
    criteria:
      - {id: C-import, text: data imported, milestone: M-import}
      - {id: C-seats, text: seats in use, metric: seat_activation, at_least: 0.7}
  graduation:
    criteria:
      - {id: C-promises, text: promises kept, metric: open_commitments, at_most: 0}
      - {id: C-uat, text: accepted, attests: uat}
      - {id: C-kept, text: the archive is read, attestations: [{by: Lee Novak, attested_on: 2026-03-02, evidence: mail}]}
",
    ),
    (
        "actions.yaml",
        "\
actions:
  - {id: A-1, title: Send the export, due: 2026-03-12, owner: Lee Novak}
  - {id: A-2, title: Invite the desk, due: 2026-03-20, owner: Ana Ruiz}
  - {id: A-3, title: Book the room, owner: Ana Ruiz}
",
    ),
    ("decisions.yaml", "decisions:\n  - {id: D-1, text: two sites first, decided_on: 2026-03-02, by: Ingrid Solberg}\n  - {id: D-open, text: the third site, about: scope, asked_on: 2026-03-02, of: Ingrid Solberg, due: 2026-03-20}\n"),
    (
        "risks.yaml",
        "\
risks:
  - {id: R-1, text: IT moves, owner: Ana Ruiz, reviews: [{reviewed_on: 2026-03-02, probability: 3, impact: 4}], mitigation: start early, trigger: no access by mid-March, due: 2026-03-16}
  - {id: R-2, text: the sponsor retires, owner: Ana Ruiz, reviews: [{reviewed_on: 2026-03-02, probability: 1, impact: 5}]}
",
    ),
    ("contacts.yaml", "contacts:\n  - {id: L-1, kind: mail, held_on: 2026-03-02, present: [Lee Novak]}\n  - {id: L-ask, kind: ask, asked_on: 2026-03-02, of: Maja Ilic, text: credentials, due: 2026-03-06}\n"),
    (
        "training.yaml",
        "sessions:\n  - {id: T-1, title: Users and roles, audience: admins, due: 2026-04-01, assessment: certification}\n",
    ),
    ("adoption.yaml", "activation:\n  - {id: N-1, title: first order, day: 1}\n"),
    ("updates.yaml", "updates: [{id: U-draft, by: Ana Ruiz, shipped: [the plan]}]\n"),
    ("expansion.yaml", "signals: [{id: E-1, text: a sister company, kind: adjacent_team, heard_on: 2026-03-02}]\n"),
    ("friction.yaml", "fields:\n  - {name: warehouse address, count: 3}\n"),
];

/// Writes the workspace.
pub(super) fn write(workspace: &Path) {
    let plan = workspace.join("onboardings").join(SLUG);
    fs::create_dir_all(&plan).expect("a directory");
    fs::write(workspace.join("onboard.toml"), "format = 1\n").expect("a file");
    for (name, text) in FILES {
        fs::write(plan.join(name), text).expect("a file");
    }
}

/// What is in the files of the plan.
pub(super) fn read(workspace: &Path) -> BTreeMap<&'static str, String> {
    let plan = workspace.join("onboardings").join(SLUG);
    FILES.iter().map(|(name, _)| (*name, fs::read_to_string(plan.join(name)).expect("a file"))).collect()
}
