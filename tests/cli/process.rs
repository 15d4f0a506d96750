//! What a golden case cannot say: pipes that close, colour, environment.

use std::process::{Command, Output, Stdio};

use crate::program::{onboard, text};
use crate::workspace::Workspace;

fn run(command: &mut Command) -> Output {
    command.output().unwrap()
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let output =
        onboard().args(["completions", "bash"]).stdout(writer).stderr(Stdio::piped()).output().unwrap();
    assert_eq!(text(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = onboard().arg("man").stdout(full).stderr(Stdio::piped()).output().unwrap();
    assert!(
        text(&output.stderr).starts_with("error: could not write the answer"),
        "{}",
        text(&output.stderr)
    );
    assert_eq!(output.status.code(), Some(2));
}

#[cfg(target_os = "linux")]
#[test]
fn an_edit_that_cannot_be_reported_says_that_it_is_made() {
    let workspace = Workspace::with(&[]);
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let mut command = workspace.onboard(&["action", "add", "acme", "Open the port", "--owner", "Ana Ruiz"]);
    let output = command.stdout(full).stderr(Stdio::piped()).output().unwrap();
    let said = text(&output.stderr);
    assert!(said.starts_with("error: it is done as you said, but could not be reported"), "{said}");
    assert_eq!(output.status.code(), Some(2));
    assert!(workspace.read("actions.yaml").is_some());
}

#[test]
fn colour_obeys_the_flag_then_the_environment() {
    let is_coloured = |arguments: &[&str], environment: &[(&str, &str)]| {
        let output = run(onboard()
            .args(["man", "nonsense"])
            .args(arguments)
            .env_remove("NO_COLOR")
            .envs(environment.iter().copied()));
        text(&output.stderr).contains('\u{1b}')
    };
    assert!(!is_coloured(&[], &[]), "a pipe takes no colour by itself");
    assert!(is_coloured(&[], &[("CLICOLOR_FORCE", "1")]));
    assert!(!is_coloured(&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    assert!(!is_coloured(&["--color=never"], &[("CLICOLOR_FORCE", "1")]));
    assert!(is_coloured(&["--color", "always"], &[("NO_COLOR", "1")]));
}

#[test]
fn errors_of_the_command_line_are_coloured_as_asked() {
    let output = run(onboard().args(["--color=always", "nonsense"]));
    assert!(text(&output.stderr).contains('\u{1b}'));
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn the_variable_gives_the_day_unless_the_option_does() {
    let day = |arguments: &[&str], variable: &str| {
        let command = ["play", "show", "re-enablement", "--format", "json"];
        let output = run(onboard().args(command).args(arguments).env("ONBOARD_AS_OF", variable));
        text(&output.stdout).lines().find(|line| line.contains("as_of")).map(str::to_owned)
    };
    assert_eq!(day(&[], "2026-04-10").unwrap(), r#"  "as_of": "2026-04-10","#);
    assert_eq!(day(&["--as-of", "2026-05-01"], "2026-04-10").unwrap(), r#"  "as_of": "2026-05-01","#);
    assert!(day(&[], "").is_some(), "empty is as good as unset");
    assert_eq!(day(&[], "2026-02-30"), None);
    let output = run(onboard().arg("man").env("ONBOARD_AS_OF", "soon"));
    assert!(text(&output.stderr).starts_with("error: invalid value in `ONBOARD_AS_OF`"), "{output:?}");
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn without_a_command_there_is_help_whatever_the_environment() {
    let output = run(onboard().env("ONBOARD_AS_OF", "2026-04-10"));
    assert!(text(&output.stderr).contains("Usage: onboard [OPTIONS] [COMMAND]"), "{output:?}");
    assert!(!text(&output.stderr).starts_with("error"), "{output:?}");
}

#[test]
fn arguments_that_are_not_unicode_are_refused() {
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStrExt;
        let word = std::ffi::OsStr::from_bytes(b"\xff\x1b[31m");
        let output = run(onboard().arg(word));
        assert_eq!(output.status.code(), Some(2));
        assert!(!output.stderr.contains(&0x1b), "{:?}", output.stderr);
    }
}
