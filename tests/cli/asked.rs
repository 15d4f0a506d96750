//! Values that are missing are asked for on a terminal, and the plan is free while somebody thinks.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::terminal::Session;

const HEAD: &str = "customer: Acme\nsegment: smb\ncontract: {signed: 2026-03-02}\nteam: {csm: Ana Ruiz}\n";

/// A workspace with the plan `acme`, and its log of actions.
fn workspace(actions: &str) -> (TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let plan = dir.path().join("onboardings/acme");
    fs::create_dir_all(&plan).unwrap();
    fs::write(dir.path().join("onboard.toml"), "").unwrap();
    fs::write(plan.join("onboarding.yaml"), HEAD).unwrap();
    fs::write(plan.join("actions.yaml"), actions).unwrap();
    (dir, plan.join("actions.yaml"))
}

fn onboard(dir: &TempDir, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onboard"));
    command.arg("-C").arg(dir.path()).args(["--as-of", "2026-04-10", "--color", "never"]).args(arguments);
    command.env("TERM", "xterm").env("NO_COLOR", "1").env_remove("COLUMNS");
    command
}

const LOG: &str = "actions:\n  - id: A-1\n    title: Open the port\n    owner: Lee\n";

#[test]
fn a_missing_value_is_asked_for_until_there_is_one() {
    let (dir, log) = workspace("actions: []\n");
    let mut session =
        Session::start(onboard(&dir, &["action", "add", "acme", "Open the port", "--id", "A-1"]));
    session.sees("who does it");
    session.types("\r \r");
    session.sees("nothing is written");
    session.types("Zoë Novák\r");
    let (shown, code) = session.ends();
    assert!(shown.contains("added `A-1` for Zoë Novák"), "{shown}");
    assert_eq!(code, Some(0));
    assert!(fs::read_to_string(log).unwrap().contains("    owner: Zoë Novák\n"));
}

#[test]
fn several_are_asked_for_in_turn_and_a_word_may_be_begun() {
    let (dir, log) = workspace(LOG);
    let mut session = Session::start(onboard(&dir, &["action", "block", "acme", "A-1"]));
    session.sees("why it cannot go on");
    session.types("no change window\r");
    session.sees("who has to move");
    session.types("cust\r");
    let (shown, code) = session.ends();
    assert_eq!(code, Some(0), "{shown}");
    let log = fs::read_to_string(log).unwrap();
    assert!(log.contains("reason: no change window\n") && log.contains("waiting_on: customer\n"), "{log}");
}

#[test]
fn what_is_no_answer_is_asked_for_again_and_who_leaves_changes_nothing() {
    let (dir, log) = workspace(LOG);
    let arguments = ["action", "block", "acme", "A-1", "--reason", "no VPN"];
    let mut session = Session::start(onboard(&dir, &arguments));
    session.sees("who has to move");
    session.types("nobody\r");
    session.sees("`nobody` is none of");
    let (shown, code) = session.leaves();
    assert_ne!(code, Some(0), "{shown}");
    assert_eq!(fs::read_to_string(log).unwrap(), LOG);
}

#[test]
fn the_plan_is_free_while_somebody_thinks_and_what_changed_meanwhile_is_kept() {
    let (dir, log) = workspace(LOG);
    let mut session = Session::start(onboard(&dir, &["action", "block", "acme", "A-1"]));
    session.sees("why it cannot go on");
    let other = onboard(&dir, &["action", "add", "acme", "Meanwhile", "--owner", "Ana Ruiz", "--id", "A-2"]);
    let other = { other }.stdin(Stdio::null()).output().unwrap();
    assert!(other.status.success(), "{}", String::from_utf8_lossy(&other.stderr));
    let meanwhile = fs::read_to_string(&log).unwrap();
    session.types("no VPN\r");
    session.sees("who has to move");
    session.types("customer\r");
    let (shown, code) = session.ends();
    assert!(shown.contains("the plan has changed while you were asked; nothing was written"), "{shown}");
    assert_eq!(code, Some(2));
    assert_eq!(fs::read_to_string(&log).unwrap(), meanwhile);
}

#[test]
fn without_a_terminal_the_option_is_named_and_nobody_is_asked() {
    let (dir, log) = workspace(LOG);
    let output = onboard(&dir, &["action", "block", "acme", "A-1", "--reason", "no VPN"])
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.starts_with("error: `--waiting-on` is missing\n"), "{said}");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(fs::read_to_string(log).unwrap(), LOG);
}
