//! What a command does grows as what a plan holds: ten times the entries are ten times the steps, in each list of a plan.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::assessment::Assessment;
use crate::basis::Basis;
use crate::check::check;
use crate::edit::{Edits, Yaml};
use crate::model::PlanFile;
use crate::plan::{Directory, load};
use crate::report::check::PlanFindings;
use crate::route::Route;
use crate::status::StatusRow;
use crate::steps;

const HEAD: &str =
    "customer: Acme\nsegment: smb\ncontract: {signed_on: 2026-03-02}\nteam: {csm: Priya Shah}\n";

/// A list of a plan, and how its entry of a number is written.
struct Many {
    file: PlanFile,
    before: &'static str,
    entry: fn(usize) -> String,
}

const fn many(file: PlanFile, before: &'static str, entry: fn(usize) -> String) -> Many {
    Many { file, before, entry }
}

/// Lists whose every entry has something to be found, named or silenced.
const LISTS: [Many; 15] = [
    many(PlanFile::Actions, "actions:\n", |i| {
        format!("- {{id: A{i}, title: do, owner: Priya Shah, due: 2026-03-10, milestone: M{i}}}\n")
    }),
    many(PlanFile::Actions, "actions:\n", |i| {
        format!("- {{id: A{i}, due: 2026-03-10}} # onboard: allow[action-overdue] on Monday\n")
    }),
    many(PlanFile::Actions, "actions:\n", |i| format!("- {{id: A{}, due: 2026-13-{i}}}\n", i % 7)),
    many(PlanFile::Actions, "actions: [\n", |i| {
        format!("{{id: Ä{i}, owner: Priya Shah, due: 2026-03-10}}, ")
    }),
    many(PlanFile::Decisions, "decisions:\n", |i| {
        format!("- {{id: D{i}, text: x, decided_on: 2026-03-10, affects: [M{i}], supersedes: D{}}}\n", i + 1)
    }),
    many(PlanFile::Stakeholders, "people:\n", |i| {
        format!("- {{name: Person {}, roles: [end_user]}}\n", i / 2)
    }),
    many(PlanFile::Contacts, "contacts:\n", |i| {
        format!("- {{id: L{i}, kind: call, held_on: 2026-03-10, present: [Person {i}]}}\n")
    }),
    many(PlanFile::Risks, "risks:\n", |i| {
        format!("- {{id: R{i}, text: x, occurred: {{occurred_on: 2026-03-10, action: A{i}}}}}\n")
    }),
    many(PlanFile::Handoff, "commitments:\n", |i| format!("- {{id: K{i}, text: x, due: 2026-03-10}}\n")),
    many(PlanFile::Training, "sessions:\n", |i| {
        let try_of = format!("{{taken_on: 2026-03-10, by: Person {i}, passed: false}}");
        format!("- {{id: T{i}, audience: admins, tries: [{try_of}, {try_of}]}}\n")
    }),
    many(PlanFile::Adoption, "snapshots:\n", |i| {
        format!("- {{measured_on: 2026-03-{:02}, active: {i}}}\n", 1 + i % 28)
    }),
    many(
        PlanFile::Onboarding,
        "customer: Acme\nsegment: smb\ncontract: {signed_on: 2026-03-02}\nholds:\n",
        |i| format!("- {{id: H-{i}, since: 2026-03-{:02}, ended_on: 2026-03-30, reason: x}}\n", 1 + i % 28),
    ),
    many(
        PlanFile::Gates,
        "gates:\n  handoff:\n    criteria: [{id: C, milestone: M}, {id: D, metric: csat, at_least: 4}]\n    signoffs:\n",
        |i| format!("    - {{by: Priya Shah, signed_on: 2026-03-{:02}}}\n", 3 + i % 14),
    ),
    many(
        PlanFile::Gates,
        "gates:\n  handoff:\n    signoffs: [{by: Priya Shah, signed_on: 2026-03-10}]\n    criteria:\n",
        |i| {
            let word = format!("{{by: Person {i}, attested_on: 2026-03-05, evidence: x}}");
            format!("    - {{id: C{i}, attestations: [{word}, {word}], by_role: champion}}\n")
        },
    ),
    many(PlanFile::Jsp, "milestones:\n", |i| {
        format!(
            "- {{id: M{i}, title: x, due: 2026-03-10, event: go_live, workstream: W{i}, customer_owner: P{i}}}\n"
        )
    }),
];

/// The steps of each part of the work, for this many entries.
fn taken(list: &Many, entries: usize) -> [(&'static str, u64); 5] {
    let mut text = list.before.to_owned();
    (0..entries).for_each(|i| text.push_str(&(list.entry)(i)));
    if list.before.ends_with("[\n") {
        text.push_str("]\n");
    }
    let mut files = BTreeMap::from([(PlanFile::Onboarding, HEAD)]);
    files.insert(list.file, &text);
    let directory = Directory::of("acme", files.iter().map(|(file, text)| (file.name(), *text)));
    let basis = Basis::on("2026-03-20".parse().unwrap());
    let (loaded, load) = steps::of(|| load(directory));
    let plan = loaded.plan.clone().expect("the head can be read");
    let (assessment, assess) = steps::of(|| Assessment::of(plan, &basis));
    let (_, status) = steps::of(|| StatusRow::of(&assessment).since_monday(&assessment));
    let ((), found) = steps::of(|| {
        let checked = check(&loaded, Some(&assessment), &basis.config);
        let shown = PlanFindings::of(&loaded, checked, |_| String::new());
        assert!(!shown.findings.is_empty() || !shown.silenced.is_empty());
    });
    let (edited, edit) = steps::of(|| {
        let mut edits = Edits::new();
        edits.set(Route::to(list.file).key("x-note"), Yaml::Text("new".to_owned()));
        edits.apply(&files)
    });
    assert_ne!(edited.map(|texts| texts.len()), Ok(0));
    [("load", load), ("gates", assess), ("status", status), ("check", found), ("edit", edit)]
}

#[test]
fn ten_times_the_entries_are_ten_times_the_steps() {
    let mut wrong = String::new();
    for list in &LISTS {
        let (few, many) = (taken(list, 400), taken(list, 4_000));
        for ((part, few), (_, many)) in few.into_iter().zip(many) {
            // What a check stops at, or a logarithm, is within the tenth that is allowed for.
            if many > few * 11 + 1_000 {
                let _ =
                    writeln!(wrong, "{part} of {}{}: {few} steps, then {many}", list.before, (list.entry)(0));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn a_log_of_twenty_thousand_entries_is_read_and_judged_in_proportion() {
    let log = &LISTS[0];
    let (few, many) = (taken(log, 500), taken(log, 20_000));
    for ((part, few), (_, many)) in few.into_iter().zip(many) {
        assert!(many < few * 44 + 1_000, "{part}: {few} steps for 500 entries, {many} for 20,000");
    }
}
