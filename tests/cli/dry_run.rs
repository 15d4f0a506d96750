//! What `--dry-run` prints, `git apply` makes of the old file what the command itself makes of it.

use std::fs;
use std::process::{Command, Output};

use crate::program::{git, onboard, text};
use crate::workspace::Workspace;

const ADD: [&str; 7] = ["action", "add", "acme", "Open: the port", "--owner", "Ana Ruiz", "--id=A-new"];

/// Runs a command in the workspace, which must succeed.
#[track_caller]
fn run(mut command: Command, at: &Workspace, arguments: &[&str]) -> Output {
    let output = command.current_dir(at.root()).args(arguments).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    output
}

/// The text of `actions.yaml` after the patch of a dry run, and after the command.
#[track_caller]
fn case(slug: &'static str, old: Option<&str>, arguments: &[&str]) {
    let workspace = Workspace::of(slug, &[]);
    let actions = || workspace.read("actions.yaml");
    let put_back = || match old {
        Some(text) => workspace.write("actions.yaml", text),
        None => drop(fs::remove_file(workspace.plan().join("actions.yaml"))),
    };
    put_back();
    let dry = run(onboard(), &workspace, &[arguments, &["--dry-run"]].concat());
    // Without the tab, `patch` would end the name at the blank.
    let patch = text(&dry.stdout);
    assert_eq!(patch.contains("actions.yaml\t\n"), slug.contains(' '), "{patch}");
    assert_eq!(actions().as_deref(), old, "a dry run writes nothing");
    fs::write(workspace.root().join("patch"), patch).unwrap();
    run(git(), &workspace, &["apply", "--whitespace=nowarn", "patch"]);
    let patched = actions();
    put_back();
    run(onboard(), &workspace, arguments);
    assert_eq!(patched, actions());
    assert_ne!(patched.as_deref(), old);
}

#[test]
fn the_diff_of_a_dry_run_applies_whatever_bytes_the_file_is_made_of() {
    let block = "actions:\n  - id: A-1\n    title: One\n";
    for old in [
        block,
        block.trim_end(),
        &block.replace('\n', "\r\n"),
        &format!("\u{feff}{block}"),
        "actions: []\n# \u{202e}right to left, \u{85}\u{2028} and \u{200b}\n",
        "",
    ] {
        case("acme", Some(old), &ADD);
    }
    case("acme", None, &ADD);
    case("acme", Some(&block.replace('\n', "\r\n")), &["action", "done", "acme", "A-1"]);
}

#[test]
fn the_diff_of_a_dry_run_applies_to_a_plan_with_a_blank_in_its_name() {
    case("acme corp", None, &ADD);
    case("acme corp", Some("actions: []\n"), &ADD);
}

/// A dry run and `git apply` of what it prints, both from `here`, a directory below the one above the workspace.
#[track_caller]
fn case_from(here: &str, workspace: &str) {
    let above = tempfile::tempdir().unwrap();
    let plan = above.path().join("ws/onboardings/acme");
    fs::create_dir_all(&plan).unwrap();
    fs::create_dir_all(above.path().join("ws/notes")).unwrap();
    fs::write(above.path().join("ws/onboard.toml"), "").unwrap();
    fs::write(plan.join("onboarding.yaml"), crate::workspace::HEAD).unwrap();
    let here = above.path().join(here);
    let run = |mut command: Command, arguments: &[&str]| {
        let output = command.current_dir(&here).args(arguments).output().unwrap();
        assert!(output.status.success(), "{output:?}");
        output
    };
    let dry = run(onboard(), &[&["-C", workspace], &ADD[..], &["--dry-run"]].concat());
    fs::write(above.path().join("patch"), &dry.stdout).unwrap();
    let patch = above.path().join("patch");
    run(git(), &["apply", "--whitespace=nowarn", patch.to_str().unwrap()]);
    let patched = fs::read_to_string(plan.join("actions.yaml")).unwrap();
    assert!(patched.contains("Open: the port"), "{patched}");
}

#[test]
fn the_diff_of_a_dry_run_applies_where_the_user_is() {
    case_from("", "ws");
    case_from("ws", ".");
    case_from("ws/onboardings", ".");
    case_from("ws/onboardings/acme", ".");
}

#[test]
fn the_diff_of_a_dry_run_applies_below_the_root_of_a_repository() {
    let above = Workspace::with(&[]);
    let run = |mut command: Command, at: &std::path::Path, arguments: &[&str]| {
        let output = command.current_dir(at).args(arguments).output().unwrap();
        assert!(output.status.success(), "{output:?}");
        output
    };
    run(git(), above.root(), &["init", "-q"]);
    let dry = run(onboard(), &above.plan(), &[&ADD[..], &["--dry-run"]].concat());
    fs::write(above.root().join("patch"), &dry.stdout).unwrap();
    let patch = above.root().join("patch");
    run(git(), &above.plan(), &["apply", patch.to_str().unwrap()]);
    assert!(above.read("actions.yaml").is_some_and(|text| text.contains("Open: the port")));
}

#[test]
fn so_does_that_of_our_people() {
    let workspace = Workspace::of("acme", &[]);
    let root = workspace.root().join("my plans");
    fs::create_dir(&root).unwrap();
    fs::write(root.join("onboard.toml"), "").unwrap();
    fs::write(root.join("people.yaml"), "people:\n  - {name: Ana Ruiz}\n").unwrap();
    let people = ["-C", "my plans", "people", "add", "Tom Becker"];
    let patch = run(onboard(), &workspace, &[&people[..], &["--dry-run"]].concat());
    let patch = text(&patch.stdout);
    assert!(patch.contains("people.yaml\t\n"), "{patch}");
    fs::write(workspace.root().join("patch"), patch).unwrap();
    run(git(), &workspace, &["apply", "--whitespace=nowarn", "patch"]);
    let patched = fs::read_to_string(root.join("people.yaml")).unwrap();
    assert!(patched.contains("Tom Becker"), "{patched}");
}
