//! Values that are missing are asked for on a terminal, and the plan is free while somebody thinks.

use crate::program::text;
use crate::terminal::Session;
use crate::workspace::Workspace;

/// A workspace with the plan `acme`, and its log of actions.
fn workspace(actions: &str) -> Workspace {
    Workspace::with(&[("actions.yaml", actions)])
}

fn log(workspace: &Workspace) -> String {
    workspace.read("actions.yaml").unwrap()
}

const LOG: &str = "actions:\n  - id: A-1\n    title: Open the port\n    owner: Lee\n";

#[test]
fn a_missing_value_is_asked_for_until_there_is_one() {
    let workspace = workspace("actions: []\n");
    let asking = workspace.onboard(&["action", "add", "acme", "Open the port", "--id", "A-1"]);
    let mut session = Session::start(asking);
    session.sees("who does it");
    session.types("\r \r");
    session.sees("nothing is written");
    session.types("Zoë Novák\r");
    session.sees("nobody in the plan is called `Zoë Novák`; take the name all the same?");
    session.types("y\r");
    let (shown, code) = session.ends();
    assert!(shown.contains("added `A-1` for Zoë Novák"), "{shown}");
    assert_eq!(code, Some(0));
    assert!(log(&workspace).contains("    owner: Zoë Novák\n"));
}

#[test]
fn several_are_asked_for_in_turn_and_a_word_may_be_begun() {
    let workspace = workspace(LOG);
    let mut session = Session::start(workspace.onboard(&["action", "block", "acme", "A-1"]));
    session.sees("why it cannot go on");
    session.types("no change window\r");
    session.sees("who has to move");
    session.types("cust\r");
    let (shown, code) = session.ends();
    assert_eq!(code, Some(0), "{shown}");
    let log = log(&workspace);
    assert!(log.contains("reason: no change window\n") && log.contains("waiting_for: customer\n"), "{log}");
}

#[test]
fn what_is_no_answer_is_asked_for_again_and_who_leaves_changes_nothing() {
    let workspace = workspace(LOG);
    let mut session = Session::start(workspace.onboard(&["hold", "start", "acme", "--reason", "no VPN"]));
    session.sees("whose wish it is");
    session.types("nobody\r");
    session.sees("`nobody` is none of");
    let (shown, code) = session.leaves();
    assert_ne!(code, Some(0), "{shown}");
    assert_eq!(log(&workspace), LOG);
}

#[test]
fn the_plan_is_free_while_somebody_thinks_and_what_changed_meanwhile_is_kept() {
    let workspace = workspace(LOG);
    let mut session = Session::start(workspace.onboard(&["action", "block", "acme", "A-1"]));
    session.sees("why it cannot go on");
    let add = ["action", "add", "acme", "Meanwhile", "--owner", "Ana Ruiz", "--id", "A-2"];
    let other = workspace.onboard(&add).output().unwrap();
    assert!(other.status.success(), "{other:?}");
    let meanwhile = log(&workspace);
    session.types("no VPN\r");
    session.sees("who has to move");
    session.types("customer\r");
    let (shown, code) = session.ends();
    assert!(shown.contains("the plan has changed while you were asked; nothing was written"), "{shown}");
    assert_eq!(code, Some(2));
    assert_eq!(log(&workspace), meanwhile);
}

#[test]
fn without_a_terminal_the_option_is_named_and_nobody_is_asked() {
    let workspace = workspace(LOG);
    let output =
        workspace.onboard(&["action", "block", "acme", "A-1", "--reason", "no VPN"]).output().unwrap();
    let said = text(&output.stderr);
    assert!(said.starts_with("error: `--waiting-for` is missing\n"), "{said}");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(log(&workspace), LOG);
}
