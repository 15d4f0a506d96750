//! What holds for every command that reads: the answers for programs agree, and so do the exit codes on what cannot be
//! read.

use std::collections::BTreeSet;
use std::process::Output;

use serde_json::Value;

use crate::json_page;
use crate::program::{onboard, said, text};
use crate::workspace::Workspace;

/// Every command that reads plans, of one plan.
const OF_A_PLAN: &[&str] = &[
    "action list PLAN",
    "action show PLAN A-1",
    "agenda PLAN --internal",
    "check PLAN",
    "check PLAN --only no-champion",
    "check PLAN --summary --level error",
    "commitment list PLAN",
    "contact list PLAN",
    "contact show PLAN L-1",
    "decision list PLAN",
    "decision show PLAN D-1",
    "expansion list PLAN",
    "friction PLAN",
    "gate PLAN",
    "gate PLAN handoff",
    "health PLAN",
    "metrics PLAN",
    "metrics PLAN --metric seat_activation",
    "milestone list PLAN",
    "milestone show PLAN M-1",
    "risk list PLAN",
    "risk show PLAN R-1",
    "slip PLAN",
    "slip PLAN --first",
    "stakeholder list PLAN",
    "stakeholder show PLAN Lee",
    "status PLAN",
    "training list PLAN",
    "update show PLAN",
    "update list PLAN",
    "update show PLAN U-1",
    "baseline list PLAN",
    "baseline show PLAN",
    "commitment show PLAN C-1",
    "expansion show PLAN E-1",
    "hold list PLAN",
    "hold show PLAN H-1",
    "usage show PLAN",
    "activation list PLAN",
    "activation show PLAN V-1",
    "ask list PLAN",
    "ask show PLAN L-2",
    "friction list PLAN",
    "gate criterion list PLAN",
    "handoff show PLAN",
    "handover PLAN",
    "objective list PLAN",
    "objective show PLAN J-1",
    "outcome list PLAN",
    "outcome show PLAN O-1",
    "resource list PLAN",
    "resource show PLAN admin",
    "right list PLAN",
    "success show PLAN",
    "team list PLAN",
    "value list PLAN",
    "value show PLAN first",
    "workstream list PLAN",
    "workstream show PLAN W-1",
    "cadence show PLAN",
    "deal show PLAN",
    "friction show PLAN fields x",
    "gate criterion show PLAN handoff C-1",
    "right show PLAN scope",
    "team show PLAN csm",
    "training show PLAN T-1",
    "usage list PLAN",
];

/// Commands that read a plan and have one form of answer, which is another program's.
const IN_A_FORM_OF_THEIR_OWN: &[&str] = &["calendar PLAN"];

/// Commands that refuse to write a page that may be wrong, and so answer nothing where others answer in part.
const OF_WHOLE_PLANS: &[&str] = &["share"];

/// How those are called, and others that write for a customer.
const FOR_CUSTOMERS: &[&str] =
    &["share PLAN", "agenda PLAN --kind weekly", "calendar PLAN --edition customer"];

/// Commands that answer in several formats, of all plans alone.
const OF_ALL_PLANS: &[&str] = &["digest"];

/// Commands that answer in several formats, from what was committed.
const OF_A_REPOSITORY: &[&str] = &["diff", "history", "why"];

/// Commands that answer in several formats, and read no plan.
const OF_NO_PLAN: &[&str] = &[
    "explain",
    "new",
    "people list",
    "people show",
    "play list",
    "play show",
    "playbook list",
    "playbook show",
];

/// Each file with something that is known, beside a key that nobody knows.
const IN_PART: &[(&str, &str)] = &[
    (
        "onboarding.yaml",
        "customer: Acme\nsegment: smb\ncontract: {signed_on: 2026-03-02}\ncolour: red\nholds: [{id: H-1, since: 2026-03-05, ended_on: 2026-03-06}]\n",
    ),
    ("handoff.yaml", "colour: red\ncommitments: [{id: C-1}]\ncustomer_resources: [{role: admin}]\n"),
    ("stakeholders.yaml", "colour: red\npeople: [{name: Lee}]\n"),
    (
        "jsp.yaml",
        "colour: red\nmilestones: [{id: M-1}]\noutcomes: [{id: O-1, statement: x}]\nobjectives: [{id: J-1, statement: x}]\nworkstreams: [{id: W-1, name: x}]\nvalue: {first: {definition: x}}\n",
    ),
    ("gates.yaml", "colour: red\ngates: {handoff: {criteria: [{id: C-1, text: x}]}}\n"),
    ("actions.yaml", "colour: red\nactions: [{id: A-1}]\n"),
    (
        "contacts.yaml",
        "colour: red\ncontacts: [{id: L-1, kind: call, held_on: 2026-03-10}, {id: L-2, kind: ask, asked_on: 2026-03-10}]\n",
    ),
    ("decisions.yaml", "colour: red\ndecisions: [{id: D-1}]\n"),
    ("risks.yaml", "colour: red\nrisks: [{id: R-1}]\n"),
    (
        "adoption.yaml",
        "colour: red\nsnapshots: [{measured_on: 2026-03-10, active: 1}]\nactivation: [{id: V-1, title: x, day: 1}]\n",
    ),
    ("training.yaml", "colour: red\nsessions: [{id: T-1, title: x}]\n"),
    ("friction.yaml", "colour: red\nfields: [{name: x}]\n"),
    ("updates.yaml", "colour: red\nupdates: [{id: U-1, sent_on: 2026-04-01, shipped: [x]}]\n"),
    ("expansion.yaml", "colour: red\nsignals: [{id: E-1, text: x}]\n"),
];

fn run(workspace: &Workspace, line: &str) -> Output {
    workspace.onboard(&line.split(' ').collect::<Vec<_>>()).output().unwrap()
}

#[test]
fn every_reading_command_is_in_the_list() {
    let page = include_str!("../../docs/commands.md");
    // What changes a plan answers programs too, but neither as Markdown nor as CSV.
    let reads = |section: &&str| section.contains("--format <FORMAT>") && section.contains("markdown");
    let sections = page.split("\n## `onboard ").skip(1).filter(reads);
    let on_page: BTreeSet<&str> = sections.filter_map(|section| section.split('`').next()).collect();
    let own = OF_A_PLAN.iter().filter_map(|line| line.split(" PLAN").next());
    let others = [OF_NO_PLAN, OF_ALL_PLANS, OF_WHOLE_PLANS, OF_A_REPOSITORY].concat();
    let listed: BTreeSet<&str> = own.chain(others).collect();
    assert_eq!(on_page, listed);
}

#[test]
fn a_plan_that_cannot_be_read_makes_every_reading_command_exit_with_1() {
    let workspace = Workspace::with(&[("onboarding.yaml", "customer: Acme\nsegment: smb\n")]);
    for line in OF_A_PLAN.iter().chain(IN_A_FORM_OF_THEIR_OWN) {
        let output = run(&workspace, &line.replace("PLAN", "acme"));
        assert_eq!(output.status.code(), Some(1), "{line}: {}", said(&output));
        if !line.starts_with("check") {
            assert!(said(&output).starts_with("error: `acme` cannot be read: "), "{line}: {}", said(&output));
            assert_eq!(text(&output.stdout), "", "{line}");
        }
    }
    for line in [
        "status",
        "calendar",
        "digest",
        "digest --smb",
        "gate",
        "health",
        "friction",
        "metrics",
        "slip",
        "slip --by side",
        "slip --by csm",
        "action list",
        "check",
        "check --only no-champion",
    ] {
        let output = run(&workspace, line);
        assert_eq!(output.status.code(), Some(1), "{line}: {}", said(&output));
    }
}

#[test]
fn a_plan_that_is_read_in_part_makes_every_reading_command_exit_with_1() {
    let workspace = Workspace::with(IN_PART);
    for line in OF_A_PLAN.iter().chain(IN_A_FORM_OF_THEIR_OWN) {
        let output = run(&workspace, &line.replace("PLAN", "acme"));
        assert_eq!(output.status.code(), Some(1), "{line}: {}", said(&output));
        assert!(!output.stdout.is_empty(), "{line}");
    }
    for line in FOR_CUSTOMERS {
        let output = run(&workspace, &line.replace("PLAN", "acme"));
        assert_eq!(output.status.code(), Some(2), "{line}: {}", said(&output));
        assert!(output.stdout.is_empty(), "{line}");
    }
    let sound = Workspace::with(&[("actions.yaml", "actions: [{id: A-1}]\n")]);
    for line in ["action list acme", "action show acme A-1", "health acme", "metrics acme", "agenda acme"] {
        let output = run(&sound, line);
        assert_eq!(output.status.code(), Some(0), "{line}: {}", said(&output));
    }
}

#[test]
fn what_is_to_change_a_plan_that_cannot_be_read_cannot_do_it() {
    let workspace = Workspace::with(&[("onboarding.yaml", "customer: [\n")]);
    for line in
        ["action add acme Call --owner Ana", "milestone done acme M-1", "gate signoff acme handoff --by Ana"]
    {
        assert_eq!(run(&workspace, line).status.code(), Some(2), "{line}");
    }
}

#[test]
fn json_and_yaml_say_the_same() {
    let directory = tempfile::tempdir().unwrap();
    json_page::workspace(directory.path());
    let answer = |line: &str, format: &str| {
        let mut command = onboard();
        command.current_dir(directory.path()).args(line.split(' ')).args(["--format", format]);
        command.output().unwrap()
    };
    let lines = json_page::FORMS.iter().flat_map(|(_, lines)| lines.iter().copied());
    for line in lines.chain(["new Acme --signed 2026-03-02 --segment smb --dry-run"]) {
        let (json, yaml) = (answer(line, "json"), answer(line, "yaml"));
        assert_eq!(json.status.code(), yaml.status.code(), "{line}");
        let (json, yaml) = (text(&json.stdout), text(&yaml.stdout));
        // Written as JSON again: what is compared is what was written, digit by digit and key by key.
        let yaml: Value = serde_yaml::from_str(yaml).unwrap();
        assert_eq!(format!("{yaml:#}\n"), json, "{line}");
    }
}

#[test]
fn a_text_stays_the_text_that_was_written() {
    let workspace = Workspace::with(&[(
        "decisions.yaml",
        "decisions:\n  - {id: D-1, text: 1.10, by: 12345678901234567890123, options: [1e3, 0x1f]}\n  - {id: 1.10, text: x}\n",
    )]);
    for format in ["json", "yaml"] {
        let show = |id: &str| {
            let output = run(&workspace, &format!("decision show acme {id} --format {format}"));
            let answer = text(&output.stdout);
            let answer: Value = match format {
                "json" => serde_json::from_str(answer).unwrap(),
                _ => serde_yaml::from_str(answer).unwrap(),
            };
            answer["entry"].clone()
        };
        let entry = show("D-1");
        assert_eq!(entry["text"], "1.10");
        assert_eq!(entry["by"], "12345678901234567890123");
        assert_eq!(entry["options"], serde_json::json!(["1e3", "0x1f"]));
        assert_eq!(entry["on"], Value::Null, "what is not written is not left out");
        assert_eq!(show("1.10")["id"], "1.10");
    }
}
