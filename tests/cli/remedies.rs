//! What answers say would fix something, fixes it: the commands in them are run, with their blanks filled in.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Output;

use serde_json::Value;

use crate::program;

/// Workspaces in which much is open, each with a day.
const WORKSPACES: [(&str, &str); 2] =
    [("examples", "2026-04-10"), ("tests/workspaces/scoring", "2026-04-10")];

/// Commands that only read; the others have `--dry-run`.
const READING: [&str; 4] = ["check", "explain", "health", "playbook"];

fn onboard(workspace: &str, as_of: &str, words: &[String]) -> Output {
    let mut command = program::onboard();
    command.args(["-C", workspace, "--as-of", as_of]).args(words);
    command.current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap()
}

/// Every text of a list `commands`, wherever it stands.
fn commands(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                if key == "commands" {
                    found.extend(
                        value.as_array().unwrap().iter().map(|line| line.as_str().unwrap().to_owned()),
                    );
                }
                commands(value, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| commands(item, found)),
        _ => {}
    }
}

/// What findings and gates of all plans name.
fn named(workspace: &str, as_of: &str) -> BTreeSet<String> {
    let plans = Path::new(env!("CARGO_MANIFEST_DIR")).join(workspace).join("onboardings");
    let plans = std::fs::read_dir(plans).unwrap().map(|entry| entry.unwrap().file_name());
    let gates = plans.map(|plan| format!("gate {}", plan.to_str().unwrap()));
    let mut found = BTreeSet::new();
    for line in gates.chain(["check".to_owned()]) {
        let line = format!("{line} --format json");
        let words: Vec<String> = line.split(' ').map(str::to_owned).collect();
        let output = onboard(workspace, as_of, &words);
        // A plan that cannot be read answers nothing.
        if let Ok(answer) = serde_json::from_slice(&output.stdout) {
            commands(&answer, &mut found);
        }
    }
    found
}

/// The words of a command line with its blanks filled in; none where only somebody who knows the plan could.
fn filled(line: &str) -> Option<Vec<String>> {
    let mut line = line.to_owned();
    while let Some((before, rest)) = line.split_once('<') {
        let (blank, after) = rest.split_once('>').unwrap();
        let filling = match blank {
            "id" | "decision" | "session" | "new" => return None,
            "name" if before.contains(" touch ") || before.contains(" role add ") => return None,
            "date" => "today",
            "n" | "1-5" | "score" => "4",
            "phase" => "kickoff",
            "playbook" => "smb",
            "role" | "part" if before.contains(" team set ") => "csm",
            "since" => "2026-03-02",
            "until" => "2026-04-09",
            "role" => "champion",
            "side" => "customer",
            "due" => "+3wd",
            "execution_call" | "update" => "weekly",
            "target" | "hours" | "value" => "4",
            _ => "'some text'",
        };
        line = format!("{before}{filling}{after}");
    }
    let words = shlex::split(&line).unwrap();
    assert_eq!(words[0], "onboard", "{line}");
    Some(words[1..].to_vec())
}

#[test]
fn what_is_said_to_mend_something_is_taken() {
    let mut tried = BTreeSet::new();
    for (workspace, as_of) in WORKSPACES {
        for line in named(workspace, as_of) {
            // A gate that is still shut cannot be signed off, whatever the command.
            let Some(mut words) = filled(&line).filter(|_| !line.contains(" signoff ")) else { continue };
            let options = words.iter().filter(|word| word.starts_with("--"));
            let shape = words.iter().take(3).chain(options).cloned().collect::<Vec<_>>().join(" ");
            if !tried.insert(shape) {
                continue;
            }
            let acts = ["attest", "waive", "not-applicable", "withdraw", "criterion"];
            let shows_gate = words[0] == "gate" && !acts.contains(&words[1].as_str());
            let shows = shows_gate || ["show", "list"].contains(&words[1].as_str());
            if !shows && !READING.contains(&words[0].as_str()) {
                words.push("--dry-run".to_owned());
                // Whoever fills in a name knows one that the plan knows.
                words.push("--new-person".to_owned());
            }
            let output = onboard(workspace, as_of, &words);
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(matches!(output.status.code(), Some(0 | 1)), "`{line}` on {as_of}: {said}");
        }
    }
    for expected in ["gate attest", "gate waive", "milestone done", "action move", "risk close", "play run"] {
        let is_tried = tried.iter().any(|shape| shape.starts_with(expected));
        assert!(is_tried, "`{expected}` was in no answer: {tried:?}");
    }
}
