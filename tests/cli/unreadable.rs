//! A plan that cannot be read: whatever the reason, each command that would show it says so with the same exit code, so
//! that a pipeline may ask any of them; and none waits for somebody to write into a pipe.

use std::fs;
use std::path::Path;

use crate::program::{self, said};
use crate::workspace::{HEAD, Workspace};

/// Of the plan, and of the portfolio that it is in.
const COMMANDS: [&str; 14] = [
    "check acme",
    "status acme",
    "gate acme",
    "gate acme kickoff",
    "health acme",
    "slip acme",
    "metrics acme",
    "agenda acme",
    "action list acme",
    "check",
    "status",
    "gate",
    "health",
    "slip",
];

/// Lets something happen to the head of the plan, beside which there is another plan.
#[track_caller]
fn case(what: &str, happens: impl FnOnce(&Path)) {
    let workspace = Workspace::with(&[]);
    let other = workspace.root().join("onboardings/other");
    fs::create_dir(&other).unwrap();
    fs::write(other.join("onboarding.yaml"), HEAD.replace("Acme", "Harbour")).unwrap();
    let head = workspace.plan().join("onboarding.yaml");
    fs::remove_file(&head).unwrap();
    happens(&head);
    for command in COMMANDS {
        let words: Vec<&str> = command.split(' ').collect();
        let output = workspace.onboard(&words).output().unwrap();
        let said = said(&output);
        assert_eq!(output.status.code(), Some(1), "`{command}` of a plan whose head {what}:\n{said}");
        assert!(said.contains("acme"), "`{command}` of a plan whose head {what}:\n{said}");
        // The other plans are shown all the same.
        let is_shown = said.contains("Harbour") || said.contains("other");
        assert!(is_shown || words.len() > 1 || command == "check", "`{command}`: the other plan:\n{said}");
    }
}

#[test]
fn whatever_keeps_a_plan_from_being_read_each_command_says_so_alike() {
    case("is not there", |_| ());
    case("is no YAML", |head| fs::write(head, "customer: [\n").unwrap());
    case("is no text", |head| fs::write(head, b"\xff\xfe\x00").unwrap());
    case("is a directory", |head| fs::create_dir(head).unwrap());
}

#[cfg(unix)]
#[test]
fn so_it_does_where_the_file_is_none() {
    use std::os::unix::fs::symlink;
    case("leads nowhere", |head| symlink("nowhere", head).unwrap());
    case("leads to itself", |head| symlink("onboarding.yaml", head).unwrap());
    case("is a device", |head| symlink("/dev/zero", head).unwrap());
    case("is a pipe", |head| assert!(program::program("mkfifo").arg(head).status().unwrap().success()));
}
