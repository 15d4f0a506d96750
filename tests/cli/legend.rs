//! The legend of every screen: no column is shown that it does not explain.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Output;

use serde_json::Value;

use crate::json_page;
use crate::program::{onboard, said, text};

/// Answers that are no screens: what they are about is told in sentences.
const WITHOUT: &[&str] = &["agenda", "call", "check", "diff", "digest", "new", "update"];

fn run(directory: &Path, line: &str, more: &[&str]) -> Output {
    onboard().current_dir(directory).args(line.split(' ')).args(more).output().unwrap()
}

/// The titles of the tables in a page of Markdown.
fn titles(page: &str) -> BTreeSet<String> {
    let lines: Vec<&str> = page.lines().collect();
    let is_rule = |line: &str| line.starts_with('|') && line.chars().all(|c| "|-: ".contains(c));
    let heads = lines.windows(2).filter(|pair| pair[0].starts_with('|') && is_rule(pair[1]));
    let cells = heads.flat_map(|pair| pair[0].split('|').map(str::trim));
    cells.filter(|title| !title.is_empty()).map(|title| title.replace('\\', "")).collect()
}

/// What the legend of a command explains.
fn explained(directory: &Path, line: &str) -> BTreeSet<String> {
    let output = run(directory, line, &["--legend", "--format", "json"]);
    let answer: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{line}: {error}: {}", said(&output)));
    let signs = answer["legend"].as_array().unwrap().iter().filter_map(|it| it["sign"].as_str());
    signs.flat_map(|sign| sign.split(", ")).map(str::to_owned).collect()
}

#[test]
fn every_column_of_every_screen_is_explained() {
    let workspace = tempfile::tempdir().unwrap();
    json_page::workspace(workspace.path());
    let mut told = 0;
    for line in json_page::FORMS.iter().flat_map(|(_, lines)| *lines) {
        let is_without = WITHOUT.iter().any(|command| line.split(' ').next() == Some(command));
        let page = run(workspace.path(), line, &["--format", "markdown"]);
        // What changes a plan answers programs, but not as Markdown.
        if is_without || page.status.code() == Some(2) {
            continue;
        }
        let titles = titles(text(&page.stdout));
        let unexplained: Vec<_> = titles.difference(&explained(workspace.path(), line)).cloned().collect();
        assert!(unexplained.is_empty(), "`onboard {line}` does not explain {unexplained:?}");
        told += titles.len();
    }
    assert!(told > 150, "{told}");
}

#[test]
fn a_legend_is_of_the_screen_that_is_asked_for() {
    let workspace = tempfile::tempdir().unwrap();
    json_page::workspace(workspace.path());
    let legend = |line: &str| text(&run(workspace.path(), line, &["--legend"]).stdout).to_owned();
    let status = legend("status --all");
    for sign in ["band", "order", "seen", "needs a person", "waivers", "colours"] {
        assert!(status.contains(sign), "{sign}: {status}");
    }
    assert!(!status.contains("pre, kick"), "{status}");
    assert!(legend("history").contains("pre, kick, impl, act, grad"));
    assert!(legend("metrics kestrel").contains("benchmark"));
    assert!(legend("slip kestrel").contains("cause"));
}
