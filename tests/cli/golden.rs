//! Golden command lines: `tests/cases/<command>/<case>.md`.
//!
//! A case is Markdown; each `console` block in it is run in the repository's root, or in
//! `<case>.in/` where that exists (with `<case>.out/` beside it: in a copy of it, and what the
//! commands wrote is compared). `TRYCMD=overwrite cargo test --test cli` rewrites the output.

#[test]
fn cases() {
    let cases = trycmd::TestCases::new();
    for (key, value) in ENVIRONMENT {
        cases.env(*key, *value);
    }
    cases.case("tests/cases/*/*.md");
    cases.run();
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

/// What every golden command sees, whoever runs the tests and whenever: a case that forgets `--as-of` must not pass
/// until midnight.
pub(crate) const ENVIRONMENT: &[(&str, &str)] =
    &[("NO_COLOR", "1"), ("COLUMNS", "100"), ("TZ", "UTC"), ("LC_ALL", "C"), ("ONBOARD_AS_OF", "2026-04-10")];
