//! Answers on a terminal: longer ones go through a pager, and nothing else changes.

use std::io::Read;
use std::process::Stdio;

use crate::program;
use crate::terminal::{Session, terminal};
use crate::workspace::Workspace;

/// A pager that marks what went through it.
const MARKING: &str = "sed 's/^/paged: /'";

/// What was seen on the terminal, and on stderr, and the exit code.
struct Seen {
    screen: String,
    stderr: String,
    code: Option<i32>,
}

/// Runs a command line on a terminal, with these variables.
fn run(line: &str, variables: &[(&str, &str)]) -> Seen {
    let (mut master, slave) = terminal();
    let mut command = program::onboard();
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args(["-C", "examples"]).args(line.split(' '));
    command.env("TERM", "xterm").env_remove("COLUMNS").envs(variables.iter().copied());
    command.stdout(slave).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // It holds the terminal's other end, which would never close.
    drop(command);
    let mut bytes = Vec::new();
    // Linux calls it an error when the last program has left the terminal.
    let _ = master.read_to_end(&mut bytes);
    let mut stderr = String::new();
    child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
    let code = child.wait().unwrap().code();
    Seen { screen: String::from_utf8(bytes).unwrap().replace('\r', ""), stderr, code }
}

impl Seen {
    #[track_caller]
    fn is_paged(&self, want: bool) {
        let lines = self.screen.lines().filter(|line| !line.is_empty());
        let paged = lines.clone().filter(|line| line.starts_with("paged: ")).count();
        assert_eq!(paged, if want { lines.count() } else { 0 }, "{}", self.screen);
        assert!(!self.screen.is_empty());
    }
}

#[test]
fn an_answer_longer_than_the_screen_is_paged_and_a_shorter_one_is_not() {
    let long = run("check", &[("PAGER", MARKING)]);
    long.is_paged(true);
    assert_eq!((long.stderr.as_str(), long.code), ("", Some(0)));
    let short = run("risk list kestrel", &[("PAGER", MARKING)]);
    short.is_paged(false);
    let json = run("check --format json", &[("PAGER", MARKING)]);
    json.is_paged(true);
}

#[test]
fn the_exit_code_is_that_of_the_answer() {
    let shut = run("gate kestrel", &[("PAGER", MARKING)]);
    shut.is_paged(true);
    assert_eq!(shut.code, Some(1));
    let failing = run("check", &[("PAGER", "sh -c 'cat; exit 3'")]);
    assert_eq!(failing.code, Some(0));
}

#[test]
fn the_option_and_the_variables_decide() {
    run("check --no-pager", &[("PAGER", MARKING)]).is_paged(false);
    run("check", &[("PAGER", MARKING), ("ONBOARD_PAGER", "cat")]).is_paged(false);
    run("check", &[("PAGER", MARKING), ("ONBOARD_PAGER", "")]).is_paged(false);
    run("check", &[("PAGER", "false"), ("ONBOARD_PAGER", MARKING)]).is_paged(true);
    let less = |variables: &[(&str, &str)]| {
        let mut all = vec![("PAGER", "sh -c 'echo [$LESS]'")];
        all.extend(variables);
        run("check", &all).screen
    };
    assert_eq!(less(&[]), "[FRX]\n");
    assert_eq!(less(&[("LESS", "-i")]), "[-i]\n");
    // Whoever has set it gets colours as such all the same, and not as text.
    let coloured = run("check --color always", &[("PAGER", "sh -c 'echo [$LESS]'"), ("LESS", "-i")]);
    assert_eq!(coloured.screen, "[-R -i]\n");
}

#[test]
fn what_was_done_is_not_paged() {
    let line = "new Harbour --signed 2026-04-09 --segment smb --dry-run";
    run(line, &[("PAGER", MARKING)]).is_paged(false);
}

#[test]
fn a_reader_who_has_read_enough_is_no_error() {
    let left = run("check", &[("PAGER", "head -n 1")]);
    assert_eq!(left.screen.lines().count(), 1);
    assert_eq!((left.stderr.as_str(), left.code), ("", Some(0)));
}

#[test]
fn a_pager_may_have_blanks_in_its_path_and_be_a_line_of_the_shell() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("My Pager");
    std::fs::create_dir(&folder).unwrap();
    std::os::unix::fs::symlink("/bin/sh", folder.join("it")).unwrap();
    let path = folder.join("it").display().to_string();
    let script = "-c \"sed 's/^/paged: /'\"";
    for line in [format!("'{path}' {script}"), format!("{} {script}", path.replace(' ', "\\ "))] {
        run("check", &[("PAGER", &line)]).is_paged(true);
        run("check", &[("ONBOARD_PAGER", &line)]).is_paged(true);
    }
    run("check", &[("PAGER", "MARK='paged: '; sed \"s/^/$MARK/\" | cat")]).is_paged(true);
}

#[test]
fn without_the_pager_the_answer_is_there_all_the_same() {
    let pager = [("PAGER", "no-such-pager -x")];
    let plain = run("check", &pager);
    assert_eq!((plain.stderr.as_str(), plain.code), ("", Some(0)));
    assert_eq!(plain.screen, run("check --no-pager", &[]).screen);
    let told = run("check --verbose", &pager);
    assert!(told.stderr.contains("note: the pager `no-such-pager` cannot be started"), "{}", told.stderr);
}

#[test]
fn an_interrupt_is_the_pagers_and_leaves_the_rest() {
    let pager = "sh -c 'kill -INT $PPID; echo still here; cat >/dev/null'";
    let seen = run("gate kestrel", &[("PAGER", pager)]);
    assert_eq!((seen.screen.as_str(), seen.code), ("still here\n", Some(1)));
}

#[test]
fn names_from_right_to_left_turn_nothing_on_a_screen_and_are_bare_elsewhere() {
    let head = "{customer: שירות לקוחות, segment: smb, contract: {signed_on: 2026-03-02}, team: {csm: Jo}}";
    let workspace = Workspace::with(&[("onboarding.yaml", head)]);
    let shown = |pager: &str| {
        let mut command = workspace.onboard(&["health"]);
        command.env("ONBOARD_PAGER", pager);
        Session::start(command).ends().0
    };
    let screen = shown("cat");
    assert!(screen.contains("\u{2068}שירות לקוחות\u{2069}"), "{screen:?}");
    let piped = workspace.onboard(&["health"]).output().unwrap();
    let piped = program::text(&piped.stdout);
    assert!(piped.contains("שירות לקוחות") && !piped.contains(['\u{2068}', '\u{2069}']), "{piped:?}");
}
