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
                if !words.iter().any(|word| word == "--new-person") {
                    words.push("--new-person".to_owned());
                }
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

/// Commands that tell what to do next, after `new` itself.
const TELLING: [&[&str]; 10] = [
    &["handover", "acme"],
    &["handoff", "show", "acme"],
    &["gate", "acme"],
    &["gate", "acme", "go-live"],
    &["gate", "acme", "graduation"],
    &["check", "acme"],
    &["health", "acme"],
    &["status", "acme"],
    &["agenda", "acme", "--internal"],
    &["value", "list", "acme"],
];

/// Every command line that an answer says, be it on a line of its own or within a sentence; those that only read are left out.
fn said_in(answer: &str) -> BTreeSet<String> {
    let whole = answer.replace("\\\n", " ").replace("\n  ", " \n");
    let within = whole.split('`').skip(1).step_by(2).map(|code| code.replace('\n', " "));
    let own = whole.lines().map(|line| line.trim().to_owned());
    let all = within.chain(own).map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    let reads = |line: &str| {
        let words: Vec<&str> = line.split(' ').skip(1).collect();
        let acts = ["attest", "waive", "signoff", "not-applicable", "withdraw", "criterion"];
        match words.as_slice() {
            [command, ..] if READING.contains(command) || ["call", "handover"].contains(command) => true,
            ["gate", verb, ..] => !acts.contains(verb),
            [_, "list" | "show", ..] => true,
            words => words.len() < 2,
        }
    };
    all.filter(|line| line.starts_with("onboard ") && !line.contains('…') && !reads(line)).collect()
}

/// The words of a command line as somebody who knows the plan would fill them in, and nothing besides; none where only a person
/// can choose.
fn typed(line: &str) -> Option<Vec<String>> {
    let mut line = line.to_owned();
    while let Some((before, rest)) = line.split_once('<') {
        let (blank, after) = rest.split_once('>')?;
        let is = |command: &str| before.starts_with(&format!("onboard {command} "));
        let filling = match blank {
            "id" | "decision" | "session" | "new" | "gate" | "criterion" | "play" => return None,
            // Whose word it takes is for a person to find.
            "name" if is("gate attest") => return None,
            // Somebody whom the plan does not know yet.
            "name" if is("team set") || is("stakeholder add") => "'Olga Hein'",
            "name" if is("stakeholder") || before.ends_with("--customer-owner ") => "'Lee Novak'",
            "name" => "'Ana Ruiz'",
            "kind" if is("expansion add") => "white_space",
            "date" if before.ends_with("--on ") => "today",
            "date" | "due" | "until" => "+3wd",
            "true-or-false" => "true",
            "1-5" | "n" | "target" | "hours" | "value" | "days" | "score" => "3",
            "level" => "medium",
            "role" => "champion",
            "side" => "customer",
            "execution_call" | "update" => "weekly",
            _ => "'some text'",
        };
        line = format!("{before}{filling}{after}");
    }
    Some(shlex::split(&line)?.split_off(1))
}

/// A suggestion says all that it needs: filled in by whoever knows the plan, it runs.
#[test]
fn what_a_new_plan_is_told_to_do_runs_as_it_is_pasted() {
    let workspace = tempfile::tempdir().unwrap();
    let run = |words: &[&str]| {
        let mut command = program::onboard();
        command.args(["-C", "team", "--as-of", "2026-06-02"]).args(words);
        let output = command.current_dir(workspace.path()).output().unwrap();
        let said = [output.stdout, output.stderr].map(|text| String::from_utf8_lossy(&text).into_owned());
        (output.status.code(), said.concat())
    };
    assert_eq!(
        program::onboard()
            .args(["init", "team"])
            .current_dir(workspace.path())
            .output()
            .unwrap()
            .status
            .code(),
        Some(0)
    );
    let (code, made) = run(&["new", "Acme", "--signed", "2026-06-01", "--arr", "48000", "--csm", "Ana Ruiz"]);
    assert_eq!(code, Some(0), "{made}");
    let mut suggested = said_in(&made);
    assert_eq!(run(&["stakeholder", "add", "acme", "Lee Novak", "--role", "end_user"]).0, Some(0));
    for words in TELLING {
        suggested.extend(said_in(&run(words).1));
    }
    assert!(suggested.len() > 40, "{suggested:#?}");
    let mut refused = Vec::new();
    for line in &suggested {
        let Some(words) = typed(line) else { continue };
        let mut words: Vec<&str> = words.iter().map(String::as_str).collect();
        words.push("--dry-run");
        let (code, said) = run(&words);
        // A gate that is still shut cannot be signed off, and what is not agreed on cannot be reached.
        if code != Some(0) && !line.contains(" signoff ") {
            refused.push(format!("{line}\n{said}"));
        }
    }
    assert!(refused.is_empty(), "{}", refused.join("\n"));
}
