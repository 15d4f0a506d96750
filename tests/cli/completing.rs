//! What a shell is offered at the cursor, asked for as its script asks.

use crate::program::{ONBOARD, onboard, program, text};

const EXAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples");

/// The candidates of a shell for the last of these words, options left out.
fn offered_by(shell: &str, words: &[&str]) -> Vec<String> {
    let output = onboard()
        .env("ONBOARD_COMPLETE", shell)
        .env("_CLAP_COMPLETE_INDEX", words.len().to_string())
        .env("_CLAP_IFS", "\n")
        .args(["--", "onboard"])
        .args(words)
        .current_dir(EXAMPLES)
        .output()
        .unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
    let values = text(&output.stdout)
        .split('\n')
        .filter(|line| !line.is_empty())
        .map(|line| line.split(if shell == "zsh" { ':' } else { '\t' }).next().unwrap_or_default());
    values.filter(|value| !value.starts_with("--")).map(str::to_owned).collect()
}

fn offered(words: &[&str]) -> Vec<String> {
    offered_by("fish", words)
}

#[test]
fn plans_by_slug() {
    assert_eq!(offered(&["status", "k"]), ["kestrel-pine-logistics"]);
    assert_eq!(offered(&["check", "kestrel-pine-logistics", "lum"]), ["lumenfold-health"]);
    assert_eq!(offered(&["status", ""]).len(), 6);
}

#[test]
fn the_workspace_that_the_line_names_counts() {
    assert_eq!(
        offered(&["-C", "onboardings/kestrel-pine-logistics", "status", "k"]),
        ["kestrel-pine-logistics"]
    );
    assert_eq!(offered(&["-C", "/", "status", ""]), [""; 0]);
}

#[test]
fn entries_that_the_command_can_be_about() {
    let open = offered(&["action", "done", "kestrel", ""]);
    let closed = offered(&["action", "reopen", "kestrel", ""]);
    let blocked = offered(&["action", "unblock", "kestrel", ""]);
    let all = offered(&["action", "show", "kestrel", ""]);
    assert!(!open.is_empty() && !closed.is_empty());
    assert_eq!(open.len() + closed.len(), all.len());
    assert!(open.iter().all(|id| !closed.contains(id)));
    assert_eq!(blocked, ["A-1rn8"]);
}

#[test]
fn an_id_by_what_follows_its_letter() {
    assert_eq!(offered(&["action", "done", "kestrel", "1r"]), ["A-1rn8"]);
    assert_eq!(offered(&["milestone", "done", "kestrel", "integ"]), ["M-integrations"]);
}

#[test]
fn criteria_of_the_gate_and_only_those_that_a_word_decides() {
    let attested = offered(&["gate", "attest", "kestrel", "go-live", ""]);
    let waived = offered(&["gate", "waive", "kestrel", "go_live", ""]);
    assert!(attested.contains(&"C-kpis".to_owned()));
    assert!(!attested.contains(&"C-integrations".to_owned()), "a milestone decides it");
    assert!(waived.contains(&"C-integrations".to_owned()));
}

#[test]
fn people_by_any_part_of_their_name() {
    assert_eq!(offered(&["action", "add", "kestrel", "Call", "--owner", "tom"]), ["Tomas Lind"]);
    assert_eq!(offered(&["action", "add", "kestrel", "Call", "--owner", "osei"]), ["Ben Osei"]);
}

/// The words that bash inserts for the last of these, which it hands over as it does: split at `=`, with the quotes on
/// them, and once more without the quote that is open.
fn inserted_by_bash(words: &[&str]) -> Vec<String> {
    let typed = words.last().unwrap();
    let is_open = |quote: char| typed.starts_with(quote) && typed.matches(quote).count() == 1;
    let after_quote = if is_open('"') || is_open('\'') { &typed[1..] } else { typed };
    let output = onboard()
        .env("ONBOARD_COMPLETE", "bash")
        .args([&words.len().to_string(), after_quote, "--", "onboard"])
        .args(words)
        .current_dir(EXAMPLES)
        .output()
        .unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
    let lines = text(&output.stdout).lines().filter(|value| !value.starts_with("--"));
    lines.map(str::to_owned).collect()
}

#[test]
fn bash_is_given_one_word_for_one_name() {
    let owner = |typed: &str| inserted_by_bash(&["action", "add", "kestrel", "Call", "--owner", typed]);
    assert_eq!(owner("Tomas\\ "), ["Tomas\\ Lind"]);
    assert_eq!(owner("tomas"), ["Tomas\\ Lind"]);
    assert_eq!(inserted_by_bash(&["gate", "kestrel", "go"]), ["go_live"]);
    assert_eq!(inserted_by_bash(&["status", ""]).len(), 6);
}

#[test]
fn bash_is_given_no_backslashes_within_quotes() {
    let owner = |typed: &str| inserted_by_bash(&["action", "add", "kestrel", "Call", "--owner", typed]);
    for open in ["\"Tom", "'Tom", "\"Tomas L", "'Tomas L", "\"", "'"] {
        assert!(owner(open).contains(&"Tomas Lind".to_owned()), "{open}: {:?}", owner(open));
    }
    assert_eq!(owner("\"Tomas\""), ["Tomas\\ Lind"], "a quote that is closed is typed anew");
}

#[test]
fn what_was_typed_before_is_read_without_its_quotes() {
    let words = ["action", "add", "\"kestrel\"", "'A call'", "--owner", "Tom"];
    assert_eq!(inserted_by_bash(&words), ["Tomas\\ Lind"]);
    assert_eq!(offered_by("zsh", &words), ["Tomas Lind"]);
    // Bash splits words there.
    assert_eq!(
        inserted_by_bash(&["action", "add", "kestrel", "Call", "--owner", "=", "\"Tom"]),
        ["Tomas Lind"]
    );
}

#[test]
fn zsh_and_fish_are_given_the_name_within_quotes_too() {
    for shell in ["zsh", "fish"] {
        for typed in ["Tom", "\"Tom", "'Tomas L", "Tomas\\ L"] {
            let words = ["action", "add", "kestrel", "Call", "--owner", typed];
            assert_eq!(offered_by(shell, &words), ["Tomas Lind"], "{shell} {typed}");
        }
    }
}

#[test]
fn the_script_of_bash_hands_on_what_bash_gives_it() {
    let script = "source <(onboard completions bash)
        COMP_WORDS=(onboard action add kestrel Call --owner '\"Tom'); COMP_CWORD=6; COMPREPLY=(old)
        $(complete -p onboard | sed 's/.*-F \\([^ ]*\\) .*/\\1/') onboard Tom --owner
        printf '[%s]' \"${COMPREPLY[@]}\"";
    let path = std::env::var("PATH").unwrap_or_default();
    let own = std::path::Path::new(ONBOARD).parent().unwrap().display();
    let bash = program("bash")
        .args(["-c", script])
        .env("PATH", format!("{own}:{path}"))
        .current_dir(EXAMPLES)
        .output();
    // Not every system has it.
    if let Ok(output) = bash {
        assert_eq!(text(&output.stdout), "[Tomas Lind]", "{output:?}");
    }
}

#[test]
fn what_is_the_same_everywhere() {
    assert_eq!(offered(&["explain", "kickoff-l"]), ["kickoff-late"]);
    assert_eq!(offered(&["check", "--only", "kickoff-l"]), ["kickoff-late"]);
    assert_eq!(offered(&["metrics", "--metric", "seat_a"]), ["seat_activation"]);
    assert_eq!(offered(&["milestone", "move", "kestrel", "M-sso", "tom"]), ["tomorrow"]);
    assert_eq!(offered(&["new", "Acme", "--playbook", "en"]), ["enterprise"]);
    assert_eq!(offered(&["play", "run", "kestrel", "re-"]), ["re-enablement"]);
    assert_eq!(offered(&["close", "kestrel", "--result", "g"]), ["graduated"]);
}

#[test]
fn what_cannot_be_read_offers_nothing() {
    assert_eq!(offered(&["action", "done", "nobody", ""]), [""; 0]);
    assert_eq!(offered(&["gate", "attest", "kestrel", "nonsense", ""]), [""; 0]);
}
