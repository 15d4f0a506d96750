//! In which order plans are told, and what the line of each says.

use super::{ChangeAnswer, Compared};
use crate::basis::Basis;
use crate::diff::{Both, Version};
use crate::fixture::date;
use crate::plan::{Directory, load};
use crate::render::{comment, markdown, terminal};
use crate::report::{Report, View};

const JSP: &str = "milestones:
  - {id: M-live, title: Live, event: go_live, phase: implementation, due: 2026-04-15}
confirmations:
  - {fact: plan_agreed, by: Ana Ruiz, confirmed_on: 2026-03-09}
  - {fact: plan_agreed, by: Priya Shah, confirmed_on: 2026-03-09}
";

const GATES: &str = "gates: {go_live: {criteria: [{id: C-uat, text: tested by the customer}]}}\n";

const ATTESTED: &str = "gates: {go_live: {criteria: [{id: C-uat, text: tested by the customer, attestations: [{by: Ana Ruiz, \
                        attested_on: 2026-04-09}]}]}}\n";

const ACTIONS: &str =
    "actions: [{id: A-1, title: Call, owner: Priya Shah, due: 2026-04-20, added_on: 2026-04-09}]\n";

fn version(slug: &str, id: &str, files: &[(&str, &str)]) -> Version {
    let head = format!(
        "{{id: {id}, customer: {id}, segment: enterprise, contract: {{signed_on: 2026-03-02}}, team: {{csm: Priya Shah}}}}"
    );
    let people = "people: [{name: Ana Ruiz, roles: [executive_sponsor]}]\n";
    let own = [("onboarding.yaml", head.as_str()), ("stakeholders.yaml", people)];
    let is_other = |name: &str| files.iter().all(|(other, _)| *other != name);
    let usual = [("jsp.yaml", JSP), ("gates.yaml", GATES)].into_iter().filter(|(name, _)| is_other(name));
    let files = own.into_iter().chain(usual).chain(files.iter().copied());
    Version::of(load(Directory::of(slug, files)), &Basis::on(date("2026-04-10")))
}

/// A plan in two states, each with its directory and the files that are not the usual ones.
fn compared(id: &str, base: (&str, &[(&str, &str)]), head: (&str, &[(&str, &str)])) -> Compared {
    let version = |(slug, files)| version(slug, id, files);
    Compared::of(Both::new(Some(version(base)), Some(version(head))))
}

fn answer(plans: Vec<Compared>) -> ChangeAnswer {
    let named = Both::new("main".to_owned(), "the branch".to_owned());
    ChangeAnswer::of(plans, named, date("2026-04-10"), Vec::new())
}

fn customers(answer: &ChangeAnswer) -> Vec<&str> {
    answer.plans.iter().map(|it| it.diff.customer.as_str()).collect()
}

#[test]
fn what_needs_approval_is_told_before_what_has_other_logs_alone() {
    let logs = compared("Alpha", ("alpha", &[]), ("alpha", &[("actions.yaml", ACTIONS)]));
    let attested = compared("Zeta", ("zeta", &[]), ("zeta", &[("gates.yaml", ATTESTED)]));
    assert_eq!(customers(&answer(vec![logs, attested])), ["Zeta", "Alpha"]);
}

#[test]
fn each_line_says_what_became_of_the_plan() {
    let logs = compared("Alpha", ("alpha", &[]), ("alpha", &[("actions.yaml", ACTIONS)]));
    let renamed = compared("Beta", ("beta", &[]), ("beta-group", &[]));
    let attested = compared("Zeta", ("zeta", &[]), ("zeta", &[("gates.yaml", ATTESTED)]));
    let text = terminal::plain(&answer(vec![logs, renamed, attested]).report(), 160);
    let line = |name: &str| text.lines().find(|line| line.contains(name)).unwrap_or_default().to_owned();
    assert!(line("Alpha").contains("1 action added"), "{text}");
    assert!(line("Beta").contains("was called beta"), "{text}");
    assert!(line("Zeta").starts_with('⚠'), "no evidence shows that the customer did it: {text}");
    assert!(text.contains("• ⚠ Attested"), "{text}");
}

#[test]
fn a_table_of_before_and_after_is_one_at_eighty_columns_as_well() {
    let later = JSP.replace("due: 2026-04-15", "due: 2026-06-24");
    let it = compared("Alpha", ("alpha", &[]), ("alpha", &[("jsp.yaml", &later)]));
    let text = terminal::plain(&answer(vec![it]).report(), 80);
    assert!(text.lines().any(|line| line.contains("before") && line.contains("after")), "{text}");
}

#[test]
fn what_the_customer_reads_is_told_by_row_and_column() {
    let later = JSP.replace("due: 2026-04-15", "due: 2026-04-24");
    let it = compared("Alpha", ("alpha", &[]), ("alpha", &[("jsp.yaml", &later)]));
    let section = super::customer::section(&it).expect("it reads differently");
    let lines = section.report.lines();
    assert!(
        lines
            .iter()
            .any(|line| line.starts_with("Live: agreed 15 April → 24 April; expected ")
                && line.contains(" → ")),
        "{lines:#?}"
    );
    let text = markdown::render(&Report { blocks: section.report.blocks, ..Report::new() });
    assert!(!text.contains("- - "), "{text}");
}

#[test]
fn a_comment_of_several_plans_has_a_heading_a_plan_and_none_below() {
    let logs = compared("Alpha", ("alpha", &[]), ("alpha", &[("actions.yaml", ACTIONS)]));
    let attested = compared("Zeta", ("zeta", &[]), ("zeta", &[("gates.yaml", ATTESTED)]));
    let text = comment::render(&answer(vec![logs, attested]).comment("main"), comment::LONGEST);
    let headings: Vec<&str> = text.lines().filter(|line| line.starts_with('#')).collect();
    assert_eq!(headings.len(), 3, "{headings:?}");
    assert!(
        headings[0].starts_with("### ") && headings[1..].iter().all(|it| it.starts_with("#### ")),
        "{text}"
    );
    assert!(text.contains("**Needs approval**"), "{text}");
}

#[test]
fn logs_are_told_in_words() {
    let moved = "actions: [{id: A-1, title: Call, owner: Priya Shah, due: 2026-04-27, added_on: 2026-04-09, moves: [{from: \
                 2026-04-20, to: 2026-04-27, reason: she is away, side: customer, by: Priya Shah, moved_on: 2026-04-10}]}]\n";
    let logs = |base: &[(&str, &str)], head: &str| {
        let it = compared("Alpha", ("alpha", base), ("alpha", &[("actions.yaml", head)]));
        super::logs::section(&it).expect("something is told").report.lines()
    };
    assert_eq!(logs(&[], ACTIONS)[1], "due 20 Apr, owner Priya Shah");
    let said = logs(&[("actions.yaml", ACTIONS)], moved);
    assert_eq!(said[1], "is due on 20 Apr → 27 Apr");
    assert_eq!(said[2], "a move by Priya Shah on 10 Apr, side: customer: she is away");
}

#[test]
fn each_of_several_snapshots_is_counted() {
    let snapshots = |days: &[&str]| {
        let each: Vec<String> = days.iter().map(|on| format!("{{measured_on: {on}, active: 1}}")).collect();
        format!("snapshots: [{}]\n", each.join(", "))
    };
    let case = |days: &[&str]| {
        let adoption = snapshots(days);
        let it = compared("Alpha", ("alpha", &[]), ("alpha", &[("adoption.yaml", &adoption)]));
        super::logs::counts(&it.diff.entries)
    };
    assert_eq!(case(&["2026-04-01"]), "a snapshot added");
    assert_eq!(case(&["2026-04-01", "2026-04-08"]), "2 snapshots added");
}
