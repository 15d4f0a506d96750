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

/// What every golden command sees, whoever runs the tests and whenever: a case that forgets `--as-of` must not pass
/// until midnight.
pub(crate) const ENVIRONMENT: &[(&str, &str)] =
    &[("NO_COLOR", "1"), ("COLUMNS", "100"), ("TZ", "UTC"), ("LC_ALL", "C"), ("ONBOARD_AS_OF", "2026-04-10")];
