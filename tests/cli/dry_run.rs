//! What `--dry-run` prints, `git apply` makes of the old file what the command itself makes of it.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const HEAD: &str = "customer: Acme\nsegment: smb\ncontract: {signed: 2026-03-02}\n";
const ADD: [&str; 7] = ["action", "add", "acme", "Open: the port", "--owner", "Lee Novak", "--id=A-new"];

fn run(program: &str, at: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(program);
    command.current_dir(at).args(arguments).env("ONBOARD_AS_OF", "2026-04-10").stdin(Stdio::null());
    // A repository around the temporary directory is none of ours.
    command.env("GIT_CEILING_DIRECTORIES", at).output().unwrap()
}

/// The text of `actions.yaml` after the patch of a dry run, and after the command.
#[track_caller]
fn case(slug: &str, old: Option<&str>, arguments: &[&str]) {
    let dir = tempfile::tempdir().unwrap();
    let plan = dir.path().join("onboardings").join(slug);
    fs::create_dir_all(&plan).unwrap();
    fs::write(dir.path().join("onboard.toml"), "").unwrap();
    fs::write(plan.join("onboarding.yaml"), HEAD).unwrap();
    let actions = plan.join("actions.yaml");
    let put_back = || match old {
        Some(text) => fs::write(&actions, text).unwrap(),
        None => drop(fs::remove_file(&actions)),
    };
    put_back();
    let onboard = env!("CARGO_BIN_EXE_onboard");
    let dry = run(onboard, dir.path(), &[arguments, &["--dry-run"]].concat());
    assert!(dry.status.success(), "{dry:?}");
    // Without the tab, `patch` would end the name at the blank.
    let names = String::from_utf8_lossy(&dry.stdout);
    assert_eq!(names.contains("actions.yaml\t\n"), slug.contains(' '), "{names}");
    assert_eq!(fs::read_to_string(&actions).ok().as_deref(), old, "a dry run writes nothing");
    fs::write(dir.path().join("patch"), &dry.stdout).unwrap();
    let applied = run("git", dir.path(), &["apply", "--whitespace=nowarn", "patch"]);
    assert!(applied.status.success(), "{applied:?}");
    let patched = fs::read_to_string(&actions).unwrap();
    put_back();
    assert!(run(onboard, dir.path(), arguments).status.success());
    assert_eq!(patched, fs::read_to_string(&actions).unwrap());
    assert_ne!(Some(patched.as_str()), old);
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
