//! `docs/json.md` describes every key of every JSON answer, with what it holds, and nothing else: each reading
//! command is run on a workspace in which something of everything is the case.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::program;

const PAGE: &str = include_str!("../../docs/json.md");

/// The forms of commands as the page calls them, each with command lines that answer in that form.
pub(crate) const FORMS: &[(&str, &[&str])] = &[
    ("status", &["status --all", "status --all --since 2026-03-07"]),
    (
        "status PLAN",
        &[
            "status kestrel --since 2026-03-18",
            "status kestrel",
            "status tidewick",
            "status fixed",
            "status corvane",
            "status quillmark",
        ],
    ),
    ("check", &["check"]),
    ("gate", &["gate --all"]),
    ("gate PLAN", &["gate kestrel", "gate fixed", "gate tidewick", "gate quillmark"]),
    ("health", &["health --all"]),
    ("health PLAN", &["health kestrel", "health lumenfold", "health fixed", "health varnholt"]),
    ("slip", &["slip --all", "slip --all --by csm"]),
    ("slip PLAN", &["slip kestrel", "slip fixed"]),
    ("friction", &["friction --all"]),
    ("friction PLAN", &["friction kestrel", "friction fixed"]),
    ("metrics", &["metrics"]),
    ("metrics PLAN", &["metrics kestrel", "metrics fixed", "metrics varnholt", "metrics lumenfold"]),
    (
        "explain",
        &[
            "explain",
            "explain single-threaded",
            "explain ttfv_days",
            "explain go_live",
            "explain usage_stall",
        ],
    ),
    ("play list", &["play list", "play show re-enablement"]),
    (
        "action list",
        &[
            "action list kestrel",
            "decision list kestrel",
            "risk list fixed",
            "stakeholder list kestrel",
            "action list",
        ],
    ),
    (
        "action show",
        &[
            "action show kestrel A-1rn8",
            "milestone show kestrel M-security-pack",
            "risk show fixed R-1",
            "gate criterion show kestrel go_live C-uat",
            "friction show kestrel decisions which",
            "people show tomas",
        ],
    ),
    (
        "action add",
        &[
            "action done kestrel A-1rn8 --evidence mail --dry-run",
            "milestone block kestrel M-pilot --reason x --waiting-for vendor --blocker X-1 --dry-run",
            "milestone move kestrel M-pilot +1w --reason x --dry-run",
            "action add kestrel x --owner Nobody --due 2025-03-01 --new-person --id A-1 --dry-run",
            "stakeholder role end kestrel Ben champion --dry-run",
        ],
    ),
    (
        "right list",
        &[
            "right list kestrel",
            "right show kestrel go_live",
            "people list",
            "cadence show kestrel",
            "deal show kestrel",
            "usage list lumenfold",
            "baseline list kestrel",
            "baseline show kestrel",
            "team show kestrel csm",
            "team list kestrel",
            "value list kestrel",
            "confirm kestrel",
            "friction list kestrel",
            "handoff show kestrel",
            "gate criterion list kestrel",
        ],
    ),
    (
        "history PLAN",
        &[
            "history kestrel --metric seat_activation,forecast_go_live --explain",
            "history fixed --commits",
            "history varnholt",
        ],
    ),
    (
        "why PLAN",
        &[
            "why kestrel",
            "why kestrel amber",
            "why kestrel forecast_go_live > 2026-05-01",
            "why kestrel gate:go_live",
            "why kestrel overdue_milestones > 0",
            "why kestrel gate:handoff",
            "why tidewick phase",
            "why varnholt red",
            "why lumenfold",
        ],
    ),
    ("history", &["history --since 2026-03-07"]),
    ("success show", &["success show kestrel"]),
    ("people add", &["people add Nora --dry-run"]),
    ("agenda", &["agenda kestrel"]),
    ("handover", &["handover kestrel"]),
    ("update show", &["update show kestrel"]),
    ("playbook list", &["playbook list"]),
    (
        "playbook show NAME",
        &["playbook show enterprise", "playbook show smb", "playbook show change-management"],
    ),
];

/// Route of an object, such as `status:onboardings[]` → key → what was seen behind it.
type Keys = BTreeMap<String, BTreeMap<String, BTreeSet<&'static str>>>;

fn note(value: &Value, route: &str, keys: &mut Keys) {
    match value {
        Value::Object(object) => {
            let entry = keys.entry(route.to_owned()).or_default();
            for (key, value) in object {
                entry.entry(key.clone()).or_default().insert(kind(value));
            }
            for (key, value) in object {
                let separator = if route.contains(':') { '.' } else { ':' };
                note(value, &format!("{route}{separator}{key}"), keys);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| note(item, &format!("{route}[]"), keys)),
        _ => {}
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "flag",
        Value::Number(_) => "number",
        Value::String(text) if text.parse::<onboard::date::Date>().is_ok() => "date",
        Value::String(_) => "text",
        Value::Array(items) => match items.first() {
            Some(Value::Object(_)) => "list of objects",
            Some(_) => "list of texts",
            None => "list",
        },
        Value::Object(_) => "object",
    }
}

/// The sample, with a plan that cannot be read and one in which much is wrong; committed, with a change a week.
pub(crate) fn workspace(dir: &Path) {
    crate::docs::copy_tree(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples"), dir).unwrap();
    let write = |plan: &str, file: &str, text: &str| {
        let place = dir.join("onboardings").join(plan);
        fs::create_dir_all(&place).unwrap();
        fs::write(place.join(file), text).unwrap();
    };
    fs::write(dir.join("people.yaml"), "people:\n  - {name: Tomas Lind, aliases: [tomas], email: t@example.com, roles: [csm], since: 2024-02-01}\n").unwrap();
    write("torn", "onboarding.yaml", "customer: [\n");
    write("fixed", "onboarding.yaml", "customer: Fixed\nsegment: smb\ncontract: {signed_on: 2026-03-30}\n");
    write("fixed", "jsp.yaml", "value: {first: {definition: an order a day, due: 2026-04-02}}\n");
    write("fixed", "risks.yaml", "risks:\n  - {id: R-1, color: red}\n");
    write("fixed", "contacts.yaml", "contacts:\n  - {id: L-1, kind: kickoff, held_on: 2026-04-01}\n");
    write("fixed", "friction.yaml", "fields: 3\n");
    write(
        "fixed",
        "gates.yaml",
        "gates:\n  handoff:\n    signoffs: [{by: Nobody}]\n    criteria:\n      - {id: C-1, waivers: [{by: Ana, waived_on: 2026-04-01, until: 2026-04-30, \
         reason: late}]}\n",
    );
    let git = |day: &str, arguments: &[&str]| {
        let mut command = program::git();
        for who in ["AUTHOR", "COMMITTER"] {
            command
                .env(format!("GIT_{who}_NAME"), "Ana Ruiz")
                .env(format!("GIT_{who}_EMAIL"), "ana@example.com");
            command.env(format!("GIT_{who}_DATE"), format!("{day}T12:00:00Z"));
        }
        let output = command.current_dir(dir).args(arguments).output().unwrap();
        assert!(output.status.success(), "{arguments:?}: {}", program::said(&output));
    };
    git("2026-03-06", &["init", "--quiet", "--initial-branch=main"]);
    for day in ["2026-03-06", "2026-03-18", "2026-03-25", "2026-04-01", "2026-04-08"] {
        let risks = dir.join("onboardings/kestrel-pine-logistics/risks.yaml");
        let text = fs::read_to_string(&risks).unwrap_or_else(|_| "risks: []\n".to_owned());
        fs::write(risks, format!("{text}# looked at on {day}\n")).unwrap();
        // Go-live is planned for another day at first, so that a commit moves it.
        let jsp = dir.join("onboardings/kestrel-pine-logistics/jsp.yaml");
        let planned = fs::read_to_string(&jsp).unwrap();
        let (first, then) = ("    due: 2026-05-20 # at first\n", "    due: 2026-04-15\n");
        let planned = match day {
            "2026-04-08" => planned.replacen(first, then, 1),
            _ => planned.replacen(then, first, 1),
        };
        fs::write(jsp, planned).unwrap();
        git(day, &["add", "--all"]);
        git(day, &["commit", "--quiet", "--message", "looked at the risks"]);
    }
}

fn seen() -> Keys {
    let dir = tempfile::tempdir().unwrap();
    workspace(dir.path());
    let mut keys = Keys::new();
    for (form, lines) in FORMS {
        for line in *lines {
            let mut command = program::onboard();
            command.args(line.split(' ')).args(["--format", "json"]);
            let output = command.current_dir(dir.path()).output().unwrap();
            let answer: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|error| {
                panic!("{line}: {error}: {}", String::from_utf8_lossy(&output.stderr));
            });
            note(&answer, form, &mut keys);
        }
    }
    for top in keys.iter_mut().filter(|(route, _)| !route.contains(':')).map(|(_, keys)| keys) {
        for common in ["schema_version", "command", "as_of"] {
            assert!(top.remove(common).is_some(), "`{common}` is in every answer");
        }
    }
    // The keys of an entry are those of its file, which `docs/plan.md` describes.
    let is_of_files =
        |route: &str| [" show:entry", "].before", "].after"].iter().any(|part| route.contains(part));
    keys.retain(|route, keys| !keys.is_empty() && !is_of_files(route));
    keys
}

/// The tables of the page: route → key → the kinds of value that it may hold.
fn documented() -> Keys {
    let mut keys = Keys::new();
    let mut routes: Vec<&str> = Vec::new();
    for line in PAGE.lines() {
        if line.starts_with('#') {
            routes = if line.starts_with("### ") {
                line.split('`').skip(1).step_by(2).collect()
            } else {
                Vec::new()
            };
        }
        let mut cells = line.split('|').map(str::trim).skip(1);
        let (Some(first), Some(kinds)) = (cells.next(), cells.next()) else { continue };
        let Some(key) = first.strip_prefix('`').and_then(|key| key.strip_suffix('`')) else { continue };
        for route in &routes {
            let entry = keys.entry((*route).to_owned()).or_default();
            let kinds = kinds.replace("`true` or `false`", "flag");
            let repeated = entry.insert(key.to_owned(), kinds.split(" or ").map(kind_of).collect());
            assert!(repeated.is_none(), "`{key}` of {route} is described twice");
        }
    }
    keys
}

fn kind_of(words: &str) -> &'static str {
    let known = ["flag", "null", "number", "date", "text", "list of objects", "list of texts", "object"];
    known.into_iter().find(|kind| *kind == words).unwrap_or_else(|| panic!("no kind of value: `{words}`"))
}

#[test]
fn every_key_of_every_answer_is_described_and_no_other() {
    let (seen, documented) = (seen(), documented());
    let flat = |keys: &Keys| -> BTreeSet<String> {
        keys.iter().flat_map(|(route, keys)| keys.keys().map(move |key| format!("{route}: {key}"))).collect()
    };
    let (in_answers, on_page) = (flat(&seen), flat(&documented));
    let missing: Vec<_> = in_answers.difference(&on_page).collect();
    let stale: Vec<_> = on_page.difference(&in_answers).collect();
    assert!(missing.is_empty() && stale.is_empty(), "not described: {missing:#?}\nin no answer: {stale:#?}");
    for (route, keys) in seen {
        for (key, kinds) in keys {
            let may_be = &documented[&route][&key];
            let is_told = |kind: &&str| {
                may_be.contains(kind) || (*kind == "list" && may_be.iter().any(|k| k.starts_with(kind)))
            };
            assert!(kinds.iter().all(is_told), "{route}: `{key}` is {kinds:?}, told as {may_be:?}");
        }
    }
}
