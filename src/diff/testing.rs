//! Two versions of a small plan, for tests: the files of the base, and those that the head has otherwise.

use super::{Approval, Both, PlanDiff, Version};
use crate::basis::Basis;
use crate::config::{Config, Vocabulary};
use crate::fixture::date;
use crate::plan::{Directory, load};

/// The plan that tests change: agreed by both sides, in implementation on Friday 10 April 2026.
pub(super) const BASE: &[(&str, &str)] = &[
    (
        "onboarding.yaml",
        "id: P-acme\ncustomer: Acme\nsegment: enterprise\ncontract: {signed_on: 2026-03-02}\nteam: {csm: Priya Shah}\n",
    ),
    (
        "stakeholders.yaml",
        "people:
  - {name: Ana Ruiz, roles: [executive_sponsor, decision_maker]}
  - {name: Lee Novak, roles: [technical_owner]}
",
    ),
    (
        "jsp.yaml",
        "milestones:
  - {id: M-import, title: History imported, due: 2026-04-08, phase: implementation, owner: Priya Shah, days: 2}
  - {id: M-go-live, title: Live, due: 2026-04-15, phase: implementation, event: go_live, owner: Priya Shah, days: 1, after: [M-import]}
  - {id: M-rollout, title: Rolled out, due: 2026-04-17, phase: activation, owner: Priya Shah, days: 1, after: [M-go-live]}
value: {first: {definition: a week of orders, owner: Lee Novak, milestone: M-import}}
decision_rights: {scope: [Ana Ruiz], timeline: [Ana Ruiz], go_live: [Ana Ruiz], gates: [Priya Shah]}
confirmations:
  - {fact: plan_agreed, by: Ana Ruiz, confirmed_on: 2026-03-09}
  - {fact: plan_agreed, by: Priya Shah, confirmed_on: 2026-03-09}
",
    ),
    (
        "gates.yaml",
        "gates:
  go_live:
    criteria:
      - {id: C-import, text: history imported, milestone: M-import}
      - {id: C-comms, text: the change is announced}
      - {id: C-uat, text: tested by the customer, by_role: technical_owner}
",
    ),
    (
        "actions.yaml",
        "actions:
  - {id: A-1, title: Send the export, owner: Lee Novak, due: 2026-04-07}
  - {id: A-2, title: Book the room, owner: Priya Shah, due: 2026-04-14}
",
    ),
];

/// The files of the base with some of them replaced, or added.
fn with<'a>(files: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let is_other = |name: &str| files.iter().all(|(other, _)| *other != name);
    let base = BASE.iter().copied().filter(|(name, _)| is_other(name));
    base.chain(files.iter().copied()).collect()
}

/// A configuration, laid over the default.
pub(super) fn config(text: &str) -> Config {
    let vocabulary = Vocabulary { metrics: &[], days: &[], checks: &[], signals: &[] };
    Config::parse(text, &vocabulary).unwrap()
}

/// A version of the plan on Friday 10 April 2026.
pub(super) fn version(slug: &str, files: &[(&str, &str)]) -> Version {
    Version::of(load(Directory::of(slug, with(files))), &Basis::on(date("2026-04-10")))
}

/// What changes when these files take the place of those of the base.
pub(super) fn diff(files: &[(&str, &str)]) -> PlanDiff {
    PlanDiff::between(Both::new(Some(&version("acme", &[])), Some(&version("acme", files))))
}

/// A file of the base with one text in it replaced, which has to be there once.
pub(super) fn edited(name: &str, old: &str, new: &str) -> String {
    let text = BASE.iter().find(|(file, _)| *file == name).expect("a file of the base").1;
    assert_eq!(text.matches(old).count(), 1, "{old}");
    text.replace(old, new)
}

/// What changes when these files take the place of those of a base that has others itself.
pub(super) fn between(base: &[(&str, &str)], head: &[(&str, &str)]) -> PlanDiff {
    let kept = base.iter().filter(|(name, _)| head.iter().all(|(other, _)| other != name));
    let head: Vec<_> = kept.chain(head).copied().collect();
    PlanDiff::between(Both::new(Some(&version("acme", base)), Some(&version("acme", &head))))
}

/// What needs approval, in a line each.
pub(super) fn lines(it: &PlanDiff) -> Vec<String> {
    let line = |it: &Approval| {
        let by = it.by.as_deref().unwrap_or("-");
        format!("{} {} {} by {by}", it.standing.word(), it.kind.word(), it.subject)
    };
    it.approvals.iter().map(line).collect()
}
