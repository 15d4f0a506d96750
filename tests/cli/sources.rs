//! What the sources keep to, which no compiler holds.

use std::fs;
use std::path::{Path, PathBuf};

/// The Rust files below some folders of the repository, by their path in it, with their text.
fn sources(folders: &[&str]) -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let entries = folders.iter().flat_map(|folder| walkdir::WalkDir::new(root.join(folder)));
    let paths = entries.map(|entry| entry.unwrap().into_path());
    let rust = paths.filter(|path| path.extension().is_some_and(|extension| extension == "rs"));
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        (path.strip_prefix(root).unwrap().to_owned(), text)
    };
    rust.map(read).collect()
}

/// The sources of these folders, but for some files, in which one of the words stands.
fn with_any_of(words: &[String], folders: &[&str], but_for: &[&str]) -> Vec<PathBuf> {
    let mut found = sources(folders);
    found.retain(|(path, text)| {
        let is_looked_at = !but_for.iter().any(|file| path == Path::new(file));
        is_looked_at && words.iter().any(|word| text.contains(word.as_str()))
    });
    found.into_iter().map(|(path, _)| path).collect()
}

/// Whatever starts elsewhere sees the environment of whoever runs the tests: their pager, their day, their git.
#[test]
fn programs_are_started_in_one_place() {
    // In two pieces, or this file would be found.
    let words = [format!("Command{}", "::new("), format!("CARGO_{}", "BIN_EXE")];
    assert_eq!(with_any_of(&words, &["tests"], &["tests/cli/program.rs"]), Vec::<PathBuf>::new());
    let words = [format!("TestCases{}", "::new(")];
    assert_eq!(with_any_of(&words, &["tests"], &["tests/cli/golden.rs"]), Vec::<PathBuf>::new());
}

/// A property that makes up its cases anew in each run fails by chance, on the machine of somebody who changed nothing.
#[test]
fn every_property_starts_from_the_fixed_seed() {
    // In two pieces, or this file would be found.
    let (blocks, runners) = (format!("proptest{}", "! {"), format!("TestRunner{}", "::"));
    let configured = format!("{blocks}#![proptest_config(crate::property::config");
    let from_config = format!("{runners}new(config)");
    let mut properties = 0;
    for (path, text) in sources(&["src", "tests", "benches"]) {
        let dense = text.split_whitespace().collect::<Vec<_>>().join(" ").replace("{ #", "{#");
        let count = |of: &str| dense.matches(of).count();
        assert_eq!(count(&configured), count(&blocks), "{} has a property of chance", path.display());
        assert_eq!(count(&from_config), count(&runners), "{} has a property of chance", path.display());
        properties += count(&configured) + count(&from_config);
    }
    assert!(properties > 10, "only {properties} found");
    // What would undo the fixed seed, or keep a seed in place of a test with a name.
    let words = ["ProptestConfig::", "proptest_state_machine", "failure_persistence"].map(str::to_owned);
    assert_eq!(with_any_of(&words, &["src"], &["src/property.rs"]), Vec::<PathBuf>::new());
    assert!(!Path::new(env!("CARGO_MANIFEST_DIR")).join("proptest-regressions").exists());
}

/// How long something takes depends on what else the machine does: what a test waits for is an event, what it holds is a count.
#[test]
fn no_test_goes_by_the_clock() {
    let words = ["Instant", "SystemTime"].map(|clock| format!("{clock}::{}", "now("));
    let words =
        [words.as_slice(), &["thread::sleep", "recv_timeout"].map(|wait| format!("{wait}{}", "("))].concat();
    // One tells somebody who waits how far it is, the other waits for its turn: neither is a test.
    let of_the_program = ["src/cli/progress.rs", "src/store/lock.rs"];
    assert_eq!(with_any_of(&words, &["src", "tests"], &of_the_program), Vec::<PathBuf>::new());
}
