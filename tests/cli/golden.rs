//! Golden command lines: `tests/cases/<command>/<case>.md`.
//!
//! A case is Markdown; each `console` block in it is run in the repository's root, or in
//! `<case>.in/` where that exists (with `<case>.out/` beside it: in a copy of it, and what the
//! commands wrote is compared). `TRYCMD=overwrite cargo test --test cli` rewrites the output.

use std::path::Path;

use crate::program::{ONBOARD, in_clean_environment};

#[test]
fn cases() {
    in_clean_environment("golden::cases", || commands().case("tests/cases/*/*.md").run());
}

/// Cases whose commands are those of `onboard`.
pub(crate) fn commands() -> trycmd::TestCases {
    let cases = trycmd::TestCases::new();
    cases.register_bin("onboard", Path::new(ONBOARD));
    cases
}

/// Without it the commands would run in the case itself, and what they wrote would be what the next run starts from.
#[test]
fn every_case_with_files_runs_in_a_copy_of_them() {
    let mut cases = 0;
    for entry in walkdir::WalkDir::new("tests/cases").min_depth(2).max_depth(2) {
        let path = entry.unwrap().into_path();
        if path.extension().is_some_and(|extension| extension == "in") {
            let beside = path.with_extension("out");
            assert!(
                beside.read_dir().is_ok_and(|mut files| files.next().is_some()),
                "{} is missing",
                beside.display()
            );
            cases += 1;
        }
    }
    assert!(cases > 10, "only {cases} found");
}
