//! What `onboard init` writes, and `examples/`, which is the same sample on a fixed day.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use onboard::config::{Config, DEFAULT};
use onboard::starter;

use crate::killing::is_killed_at;
use crate::program;

/// The day on which the repository's `examples/` are to be looked at.
const EXAMPLES_AS_OF: &str = "2026-04-10";

fn listing(root: &Path) -> Vec<String> {
    let entries = walkdir::WalkDir::new(root).min_depth(1).sort_by_file_name().into_iter();
    let path = |entry: walkdir::DirEntry| entry.path().strip_prefix(root).unwrap().display().to_string();
    entries.map(|entry| path(entry.unwrap())).collect()
}

#[test]
fn a_new_workspace_holds_the_embedded_default_byte_for_byte() {
    let dir = tempfile::tempdir().unwrap();
    assert!(program::onboard().current_dir(&dir).arg("init").output().unwrap().status.success());
    assert_eq!(listing(dir.path()), [".gitignore", "README.md", "onboard.toml", "onboardings"]);
    assert_eq!(fs::read_to_string(dir.path().join("onboard.toml")).unwrap(), DEFAULT);
}

#[test]
fn what_no_commit_takes_along_is_said_where_nobody_has_said_it() {
    let dir = tempfile::tempdir().unwrap();
    let ignored = dir.path().join(".gitignore");
    fs::write(&ignored, "target\n").unwrap();
    assert!(program::onboard().current_dir(&dir).arg("init").output().unwrap().status.success());
    assert_eq!(fs::read_to_string(&ignored).unwrap(), "target\n", "a repository has its own");
    let new = dir.path().join("new");
    assert!(program::onboard().current_dir(&dir).args(["init", "new"]).output().unwrap().status.success());
    let ignored = fs::read_to_string(new.join(".gitignore")).unwrap();
    assert!(ignored.contains(".onboard-*\n") && ignored.contains(".call.md\n"), "{ignored}");
}

#[test]
fn another_configuration_among_the_plans_fails_the_check() {
    let dir = tempfile::tempdir().unwrap();
    assert!(program::onboard().current_dir(&dir).arg("init").output().unwrap().status.success());
    let check = || program::onboard().current_dir(&dir).arg("check").output().unwrap();
    assert_eq!(check().status.code(), Some(0));
    fs::write(dir.path().join("onboardings/onboard.toml"), "format = 1\n").unwrap();
    let output = check();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(
        said.contains("`onboardings/onboard.toml` makes another workspace of what is below it"),
        "{said}"
    );
    // Inside, it is the workspace's own.
    let own = "format = 1\n[paths]\nonboardings = \".\"\n";
    fs::write(dir.path().join("onboardings/onboard.toml"), own).unwrap();
    let inside =
        program::onboard().current_dir(dir.path().join("onboardings")).arg("check").output().unwrap();
    let said = String::from_utf8_lossy(&inside.stderr).into_owned();
    assert!(inside.status.code() == Some(0) && !said.contains("another workspace"), "{said}");
}

#[cfg(unix)]
#[test]
fn a_read_only_directory_is_left_as_it_is() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    let closed = dir.path().join("closed");
    fs::create_dir(&closed).unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o555)).unwrap();
    if fs::write(closed.join("probe"), "").is_ok() {
        return; // Whoever may do anything cannot be refused.
    }
    let output = program::onboard().current_dir(&dir).args(["init", "closed"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(listing(&closed), [""; 0]);
}

#[test]
fn examples_are_in_step() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let files = starter::sample(EXAMPLES_AS_OF.parse().unwrap(), &Config::default().calendar);
    if std::env::var_os("REGENERATE").is_some() {
        let _ = fs::remove_dir_all(&root);
        for file in &files {
            let path = root.join(&file.path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, &file.text).unwrap();
        }
    }
    for file in &files {
        let found = fs::read_to_string(root.join(&file.path)).unwrap_or_default();
        let advice = "`REGENERATE=1 cargo test --test cli` rewrites it";
        assert!(found == file.text, "examples/{} is out of step: {advice}", file.path);
    }
    let mut expected: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    expected.sort_unstable();
    let mut found = listing(&root);
    found.retain(|path| root.join(path).is_file());
    found.sort_unstable();
    assert_eq!(found, expected);
}

/// A command that makes a workspace of `new` below the directory.
#[cfg(unix)]
fn init(dir: &Path) -> Command {
    let mut command = program::onboard();
    command.current_dir(dir).args(["init", "--example", "new"]);
    command
}

/// What a whole workspace holds, by the names of files and directories.
#[cfg(unix)]
fn whole() -> Vec<String> {
    let dir = tempfile::tempdir().unwrap();
    assert!(init(dir.path()).output().unwrap().status.success());
    listing(dir.path())
}

#[cfg(unix)]
#[test]
fn whoever_is_killed_half_way_leaves_nothing_that_keeps_the_next_one_from_it() {
    let whole = whole();
    for is_there in [false, true] {
        let mut outcomes = BTreeSet::new();
        for change in 0.. {
            let dir = tempfile::tempdir().unwrap();
            if is_there {
                fs::create_dir(dir.path().join("new")).unwrap();
            }
            // Every file is a change: of those that are only written aside, some will do.
            let is_killed = is_killed_at(change * 9, init(dir.path()), dir.path());
            let output = init(dir.path()).output().unwrap();
            let told = program::said(&output);
            let is_made = output.status.success();
            assert!(is_made || told.contains("`new` is a workspace already"), "{told}");
            assert_eq!(listing(dir.path()), whole, "{told}");
            outcomes.insert(is_made);
            if !is_killed {
                break;
            }
        }
        assert_eq!(outcomes.len(), 2, "some were killed before the end, and the last one was not");
    }
}

#[cfg(unix)]
#[test]
fn of_eight_at_once_one_makes_the_workspace_and_seven_say_that_there_is_one() {
    let whole = whole();
    for is_there in [false, true] {
        let dir = tempfile::tempdir().unwrap();
        if is_there {
            fs::create_dir(dir.path().join("new")).unwrap();
        }
        let start = |_| init(dir.path()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let children: Vec<_> = (0..8).map(start).collect();
        let outputs: Vec<_> = children.into_iter().map(|child| child.wait_with_output().unwrap()).collect();
        let refused: Vec<_> = outputs.iter().filter(|output| !output.status.success()).collect();
        assert_eq!(refused.len(), 7, "{outputs:?}");
        for output in refused {
            assert_eq!(output.status.code(), Some(2));
            let told = program::said(output);
            assert!(told.starts_with("error: `new` is a workspace already\nhint: "), "{told}");
        }
        assert_eq!(listing(dir.path()), whole);
    }
}

#[cfg(unix)]
#[test]
fn what_a_stopped_run_had_begun_is_finished_and_that_is_said() {
    let dir = tempfile::tempdir().unwrap();
    let stage = dir.path().join("new/.onboard-ready-a1b2c3");
    fs::create_dir_all(&stage).unwrap();
    fs::create_dir_all(dir.path().join("new/onboardings/mine")).unwrap();
    fs::write(stage.join("onboard.toml"), "").unwrap();
    let output = init(dir.path()).output().unwrap();
    let told = program::said(&output);
    assert!(output.status.success(), "{told}");
    assert!(told.contains("note: an earlier `onboard init` was stopped half-way here"), "{told}");
    assert_eq!(listing(dir.path()), ["new", "new/onboard.toml", "new/onboardings", "new/onboardings/mine"]);
}

#[test]
fn directories_that_are_taken_are_named_once_each() {
    let dir = tempfile::tempdir().unwrap();
    let sample = starter::sample(EXAMPLES_AS_OF.parse().unwrap(), &Config::default().calendar);
    for file in sample.iter().filter(|file| file.path.starts_with("onboardings/")) {
        let path = dir.path().join(&file.path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "").unwrap();
    }
    let output = program::onboard().current_dir(&dir).args(["init", "--example"]).output().unwrap();
    let told = program::said(&output);
    assert!(told.starts_with("error: nothing was written: `./onboardings/"), "{told}");
    assert!(told.len() < 500 && told.contains("more exist already"), "{told}");
}
