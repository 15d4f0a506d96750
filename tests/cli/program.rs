//! The one place that starts programs: ours, `git`, and what a shell has. Each sees the same environment, whoever runs
//! the tests, where and when, so that no test can pass or fail by what somebody has set.

use std::ffi::OsStr;
use std::process::{Command, Output, Stdio};

/// The program under test.
pub(crate) const ONBOARD: &str = env!("CARGO_BIN_EXE_onboard");

/// What every command sees: a case that forgets `--as-of` must not pass until midnight.
pub(crate) const ENVIRONMENT: &[(&str, &str)] =
    &[("NO_COLOR", "1"), ("COLUMNS", "100"), ("TZ", "UTC"), ("LC_ALL", "C"), ("ONBOARD_AS_OF", "2026-04-10")];

/// What a machine needs to start a program at all, and where it keeps files for a while.
const OF_THE_MACHINE: &[&str] = &["PATH", "TMPDIR", "TMP", "TEMP", "SystemRoot"];

/// Set in a process of tests that [`in_clean_environment`] has started.
const IS_CLEAN: &str = "TESTS_IN_CLEAN_ENVIRONMENT";

/// `onboard`, with nobody to ask.
pub(crate) fn onboard() -> Command {
    program(ONBOARD)
}

/// `git`, which knows no repository above the directory it runs in, and nobody's configuration.
pub(crate) fn git() -> Command {
    let mut command = program("git");
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    command.env("GIT_CEILING_DIRECTORIES", std::env::temp_dir());
    command
}

/// Any program, with nothing on stdin.
pub(crate) fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.env_clear().envs(ENVIRONMENT.iter().copied()).stdin(Stdio::null());
    for variable in OF_THE_MACHINE {
        if let Some(value) = std::env::var_os(variable) {
            command.env(variable, value);
        }
    }
    command
}

/// Runs the body of the test of this name in a process of its own, since `trycmd` hands on the environment it runs in.
#[track_caller]
pub(crate) fn in_clean_environment(test: &str, body: impl FnOnce()) {
    if std::env::var_os(IS_CLEAN).is_some() {
        return body();
    }
    let mut command = program(std::env::current_exe().unwrap());
    command.args(["--exact", test, "--nocapture"]).env(IS_CLEAN, "1");
    if let Some(mode) = std::env::var_os("TRYCMD") {
        command.env("TRYCMD", mode);
    }
    let output = command.output().unwrap();
    let is_run = text(&output.stdout).contains("1 passed");
    assert!(output.status.success() && is_run, "`{test}` fails:\n{}", said(&output));
}

/// What a command said, on stdout and then on stderr.
pub(crate) fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// The bytes as text, which everything that the program says must be.
#[track_caller]
pub(crate) fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}
