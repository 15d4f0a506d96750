//! What `onboard init` writes, and `examples/`, which is the same sample on a fixed day.

use std::fs;
use std::path::Path;

use onboard::config::{Config, DEFAULT};
use onboard::starter;

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
    assert_eq!(listing(dir.path()), ["README.md", "onboard.toml", "onboardings"]);
    assert_eq!(fs::read_to_string(dir.path().join("onboard.toml")).unwrap(), DEFAULT);
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
