//! What a disk may hold that no plan is, and what it may refuse: each is said, in words, and hides nothing else.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::process::{Command, Output};

use crate::opened::is_traceable;
use crate::program::{ONBOARD, program, said};
use crate::workspace::{HEAD, Workspace};

fn run(workspace: &Workspace, arguments: &[&str]) -> Output {
    workspace.onboard(arguments).output().unwrap()
}

/// Runs a command whose calls to the system go wrong as `strace` is told to let them.
fn with_faults(fault: &str, command: &Command) -> Output {
    let mut strace = program("strace");
    strace
        .args(["-f", "-o", "/dev/null", "-e", fault])
        .arg(ONBOARD)
        .args(command.get_args())
        .output()
        .unwrap()
}

#[test]
fn names_that_are_not_utf8_are_named_and_hide_no_plan() {
    let workspace = Workspace::with(&[]);
    let plans = workspace.root().join("onboardings");
    fs::create_dir(plans.join(OsStr::from_bytes(b"caf\xe9"))).unwrap();
    fs::write(workspace.plan().join(OsStr::from_bytes(b"risk\xe9.yaml")), "").unwrap();
    let output = run(&workspace, &["check"]);
    let told = said(&output);
    assert!(told.contains("the directory cannot be read: its name is not UTF-8"), "{told}");
    assert!(told.contains("onboardings/caf\\xE9"), "{told}");
    assert!(told.contains("`risk\\xE9.yaml` is not a file of a plan"), "{told}");
    assert_eq!(output.status.code(), Some(1));
    let told = said(&run(&workspace, &["status"]));
    assert!(told.contains("Acme") && told.contains("its name is not UTF-8"), "{told}");
}

#[test]
fn a_plan_with_two_names_counts_once() {
    let workspace = Workspace::with(&[]);
    symlink("acme", workspace.root().join("onboardings/also")).unwrap();
    let status = said(&run(&workspace, &["status", "--format", "csv"]));
    assert_eq!(
        status.lines().filter(|line| line.contains("acme") || line.contains("also")).count(),
        1,
        "{status}"
    );
    let told = said(&run(&workspace, &["check", "--only", "linked-twice"]));
    assert!(told.contains("`also` is a symbolic link to this plan, which is counted once"), "{told}");
    let told = said(&run(&workspace, &["action", "add", "also", "Call", "--owner", "Ana Ruiz"]));
    assert!(told.starts_with("added "), "its other name is as good for an edit: {told}");
}

#[test]
fn a_configuration_that_is_there_and_cannot_be_read_is_not_absent() {
    let workspace = Workspace::with(&[]);
    let path = workspace.root().join("onboard.toml");
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    let output = run(&workspace, &["status"]);
    assert!(said(&output).starts_with("error: `onboard.toml` is not a regular file\n"), "{}", said(&output));
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn pipes_and_directories_in_the_place_of_files_are_told_and_waited_for_by_nobody() {
    let workspace = Workspace::with(&[]);
    for pipe in ["actions.yaml", "risks.yaml"] {
        assert!(program("mkfifo").arg(workspace.plan().join(pipe)).status().unwrap().success());
    }
    fs::create_dir(workspace.plan().join("jsp.yaml")).unwrap();
    symlink("gates.yaml", workspace.plan().join("gates.yaml")).unwrap();
    let told = said(&run(&workspace, &["check"]));
    for file in ["actions.yaml", "risks.yaml", "jsp.yaml"] {
        assert!(told.contains(&format!("`{file}` is not a regular file")), "{told}");
    }
    let in_one_line = told.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(in_one_line.contains("its symbolic links lead in a circle"), "{told}");
    for command in ["status", "gate", "health", "metrics", "friction"] {
        assert!(run(&workspace, &[command, "acme"]).status.code().is_some_and(|code| code < 2), "{command}");
    }
    assert_eq!(run(&workspace, &["agenda", "acme", "--internal"]).status.code(), Some(1));
    assert_eq!(run(&workspace, &["agenda", "acme"]).status.code(), Some(2), "the customer's is refused");
    let output = run(&workspace, &["action", "add", "acme", "Call", "--owner", "Ana Ruiz"]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
}

#[test]
fn a_path_names_its_plan_also_when_nothing_is_left_there() {
    let workspace = Workspace::with(&[]);
    let check = |paths: &[&str]| {
        let mut command = program(ONBOARD);
        let output = command.current_dir(workspace.root()).arg("check").args(paths).output().unwrap();
        (said(&output), output.status.code())
    };
    let (told, code) =
        check(&["onboardings/acme/risks.yaml", "./onboardings/acme/a/b.yaml", "onboardings/acme/"]);
    assert!(told.ends_with(" in 1 plan\n"), "{told}");
    assert_eq!(code, Some(0));
    let (told, code) = check(&["onboardings/gone/risks.yaml", "onboardings/gone/jsp.yaml", "acme"]);
    assert!(told.contains("note: the onboarding `gone` is no longer there"), "{told}");
    assert_eq!((told.matches("gone").count(), code), (1, Some(0)));
    // A name alone may be a slip, and nobody else has anything to do with a plan that is gone.
    assert_eq!(check(&["onboardings/gone"]).1, Some(2));
    let output = run(&workspace, &["status", "onboardings/gone/jsp.yaml"]);
    assert!(
        said(&output).starts_with("error: the onboarding `gone` is no longer there\n"),
        "{}",
        said(&output)
    );
}

#[test]
fn a_word_typed_in_a_plans_directory_is_not_a_file_of_that_plan() {
    let workspace = Workspace::with(&[]);
    fs::create_dir(workspace.root().join("onboardings/beta")).unwrap();
    fs::write(workspace.root().join("onboardings/beta/onboarding.yaml"), HEAD).unwrap();
    let inside = |argument: &str| {
        let mut command = program(ONBOARD);
        said(&command.current_dir(workspace.plan()).args(["agenda", argument]).output().unwrap())
    };
    assert!(inside("bet").contains("minutes · "), "{}", inside("bet"));
    assert!(inside("nobody").starts_with("error: there is no onboarding `nobody`"), "{}", inside("nobody"));
    assert!(inside("risks.yaml").contains("minutes · "), "{}", inside("risks.yaml"));
}

#[test]
fn an_edit_on_a_disk_that_cannot_be_synced_is_made_and_says_what_it_is_worth() {
    if !is_traceable() {
        return;
    }
    let add = |fault: &str| {
        let workspace = Workspace::with(&[("actions.yaml", "actions: []\n")]);
        let edit = workspace.onboard(&["action", "add", "acme", "Call", "--owner", "Ana Ruiz"]);
        let output = with_faults(fault, &edit);
        let is_made = workspace.read("actions.yaml").unwrap().contains("Call");
        (is_made, output.status.code(), said(&output))
    };
    // First the file, then the directory.
    let (is_made, code, told) = add("inject=fsync:error=EIO:when=2");
    assert_eq!((is_made, code), (true, Some(0)), "{told}");
    assert!(told.contains("warning: it is written, but not yet safe on the disk"), "{told}");
    let (is_made, code, told) = add("inject=fsync:error=EINVAL:when=2");
    assert_eq!((is_made, code), (true, Some(0)), "{told}");
    assert!(!told.contains("warning"), "{told}");
    let (is_made, code, told) = add("inject=fsync:error=EIO:when=1");
    assert_eq!((is_made, code), (false, Some(2)), "{told}");
    let want = "cannot write `onboardings/acme/actions.yaml`: the disk reports an input/output error";
    assert!(told.contains(want), "{told}");
}
