//! The legend of every screen: no column is shown that it does not explain.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Output;

use serde_json::Value;

use crate::json_page;
use crate::program::{onboard, said, text};

/// Answers that are no screens: what they are about is told in sentences.
const WITHOUT: &[&str] = &["call", "diff", "new", "update"];

fn run(directory: &Path, line: &str, more: &[&str]) -> Output {
    onboard().current_dir(directory).args(line.split(' ')).args(more).output().unwrap()
}

/// Signs that mean something wherever they stand.
const MARKS: &str = "✓✗○◐●↑↓≠★█▓░▁▃▆";

/// The tables of a page of Markdown: the titles of each, and its rows.
fn tables(page: &str) -> Vec<(Vec<&str>, Vec<Vec<&str>>)> {
    fn cells<'a>(line: &&'a str) -> Vec<&'a str> {
        line.split('|').map(str::trim).skip(1).collect()
    }
    let lines: Vec<&str> = page.lines().collect();
    let blocks = lines.split(|line| !line.starts_with('|')).filter(|block| block.len() > 2);
    blocks.map(|block| (cells(&block[0]), block[2..].iter().map(cells).collect())).collect()
}

/// What a page shows that is no word: signs, what a cell has in place of a value, letters of a band, kinds.
fn shown(page: &str) -> BTreeSet<String> {
    let mut shown: BTreeSet<String> =
        MARKS.chars().filter(|mark| page.contains(*mark)).map(|mark| mark.to_string()).collect();
    for (titles, rows) in tables(page) {
        for (title, cell) in rows.iter().flat_map(|row| titles.iter().zip(row)) {
            shown.extend(sign(title, &cell.replace('*', "")));
        }
    }
    shown
}

/// What a cell has that is no word.
fn sign(title: &str, cell: &str) -> Option<String> {
    let is_none = ["·", "–", "?"].contains(&cell);
    match title {
        _ if is_none => Some(cell.to_owned()),
        "band" => cell.split(' ').next().filter(|it| !it.is_empty()).map(|letter| format!("{letter} ")),
        "–30" | "–60" | "–90" => cell.ends_with('!').then(|| "!".to_owned()),
        "kind" => Some(cell.to_owned()),
        _ => None,
    }
}

/// The titles of the tables in a page of Markdown.
fn titles(page: &str) -> BTreeSet<String> {
    let lines: Vec<&str> = page.lines().collect();
    let is_rule = |line: &str| line.starts_with('|') && line.chars().all(|c| "|-: ".contains(c));
    let heads = lines.windows(2).filter(|pair| pair[0].starts_with('|') && is_rule(pair[1]));
    let cells = heads.flat_map(|pair| pair[0].split('|').map(str::trim));
    let title = |title: &str| {
        if title.starts_with("at ") && title != "at once" {
            "at the customer".to_owned()
        } else {
            title.replace('\\', "")
        }
    };
    cells.filter(|it| !it.is_empty()).map(title).collect()
}

/// What the legend of a command explains.
fn explained(directory: &Path, line: &str) -> BTreeSet<String> {
    // A message has no JSON, and no table either.
    if line.starts_with("digest") {
        return BTreeSet::new();
    }
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
fn every_sign_letter_and_kind_of_every_screen_is_explained() {
    const SCREENS: &[&str] = &[
        "status",
        "status --all",
        "status kestrel",
        "status corvane",
        "status quillmark",
        "status varnholt",
        "status tidewick",
        "check",
        "check --summary",
        "gate",
        "gate kestrel",
        "health",
        "health kestrel",
        "metrics",
        "metrics kestrel",
        "slip",
        "slip kestrel",
        "playbook show mid-market",
        "play list",
        "milestone list kestrel",
        "stakeholder list kestrel",
        "agenda kestrel",
        "agenda kestrel --internal",
        "digest",
        "digest --for Tomas",
        "share kestrel",
    ];
    let workspace = tempfile::tempdir().unwrap();
    json_page::workspace(workspace.path());
    let (mut told, mut unexplained) = (0, Vec::new());
    for line in SCREENS {
        let page = run(workspace.path(), line, &["--format", "markdown"]);
        let legend = run(workspace.path(), line, &["--legend", "--format", "markdown"]);
        assert_eq!(legend.status.code(), Some(0), "{line}: {}", said(&legend));
        let legend = text(&legend.stdout);
        let shown = shown(text(&page.stdout));
        told += shown.len();
        let is_kind_of_a_list = |sign: &str| line.contains(" list") && sign.chars().all(char::is_alphabetic);
        let lacking =
            shown.into_iter().filter(|sign| !legend.contains(sign.trim_end()) && !is_kind_of_a_list(sign));
        unexplained.extend(lacking.map(|sign| format!("`onboard {line}`: {sign}")));
    }
    assert!(unexplained.is_empty(), "{unexplained:#?}");
    assert!(told > 40, "{told}");
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
