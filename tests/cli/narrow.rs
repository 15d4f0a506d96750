//! What people copy stays whole at every width: ids, slugs, dates.

use std::collections::BTreeSet;
use std::path::Path;

use onboard::assessment::Assessment;
use onboard::basis::Basis;
use onboard::date::Date;
use onboard::render::terminal;
use onboard::report::View;
use onboard::report::collected::Collected;
use onboard::report::status::{PortfolioStatus, plan_report};
use onboard::status::{StatusRow, blocked};
use onboard::store::Workspace;
use serde_json::Value;

use crate::program;

/// What prints tables, on the sample.
const VIEWS: &[&str] = &[
    "status",
    "status kestrel",
    "gate",
    "gate lumenfold",
    "health",
    "health kestrel",
    "friction",
    "friction kestrel",
    "metrics",
    "metrics kestrel",
    "play list",
    "slip --all",
    "slip --all --by segment",
    "slip --all --by side",
    "slip kestrel",
    "milestone list kestrel",
    "action list",
];

fn printed(view: &str, width: usize, format: &str) -> String {
    let mut command = program::onboard();
    command.args(["-C", "examples"]).args(view.split(' ')).args(["--format", format]);
    command.current_dir(env!("CARGO_MANIFEST_DIR")).env("COLUMNS", width.to_string());
    String::from_utf8(command.output().unwrap().stdout).unwrap()
}

/// Every id, slug and date of an answer: texts without blanks, with a hyphen or an underscore in them.
fn names(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => {
            let is_name = |c: char| c.is_ascii_alphanumeric() || "-_".contains(c);
            if text.chars().all(is_name) && text.contains(['-', '_']) {
                into.insert(text.clone());
            }
        }
        Value::Array(items) => items.iter().for_each(|item| names(item, into)),
        Value::Object(entries) => entries.values().for_each(|entry| names(entry, into)),
        _ => {}
    }
}

/// Whether the two pieces of a name stand somewhere as the end and the beginning of cells, and the name nowhere.
fn is_torn(name: &str, page: &str) -> bool {
    let words: BTreeSet<&str> = page.split_whitespace().collect();
    let is_torn_at = |at: usize| words.contains(&name[..at]) && words.contains(&name[at..]);
    // Pieces of one or two letters are words of their own.
    !page.contains(name) && (4..name.len().saturating_sub(2)).any(is_torn_at)
}

#[test]
fn names_are_not_torn_at_any_width() {
    for view in VIEWS {
        let mut all = BTreeSet::new();
        names(&serde_json::from_str(&printed(view, 100, "json")).unwrap(), &mut all);
        assert!(!all.is_empty(), "{view}");
        for width in [40, 60, 80, 100, 120] {
            let page = printed(view, width, "table");
            for name in &all {
                assert!(!is_torn(name, &page), "`{name}` is torn in `{view}` at {width}:\n{page}");
            }
            for line in page.lines() {
                assert!(line.chars().count() <= width, "`{view}` is wider than {width}: {line}");
            }
        }
    }
}

/// The plans of the sample.
fn sample() -> Vec<Assessment> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let plans = Workspace::discover(&root).unwrap().unwrap().plans("onboardings").unwrap();
    let basis = Basis::on("2026-04-10".parse().unwrap());
    let plan = |slug: &String| onboard::plan::load(plans.read(slug)).plan.unwrap();
    plans.slugs().unwrap().iter().map(|slug| Assessment::of(plan(slug), &basis)).collect()
}

/// The portfolio of the sample, laid out without a process for each width.
fn portfolio() -> PortfolioStatus {
    let as_of: Date = "2026-04-10".parse().unwrap();
    let rows = sample().iter().map(|it| StatusRow::of(it).since_monday(it)).collect();
    let collected = Collected { rows, ..Collected::default() };
    PortfolioStatus {
        as_of,
        next_working_day: as_of,
        collected,
        filtered: 0,
        is_whole: true,
        graduated: 0,
        since: None,
    }
}

#[test]
fn the_customers_names_stand_whole_in_the_portfolio() {
    let portfolio = portfolio().report();
    for width in 70..=200 {
        let page = terminal::plain(&portfolio, width);
        let rows = page.split("\n\n").nth(1).unwrap();
        for customer in ["Kestrel & Pine Logistics", "Varnholt Industries", "Tidewick Bakery"] {
            assert!(rows.contains(&format!(" {customer} ")), "at {width}:\n{page}");
        }
        for line in page.lines() {
            assert!(line.chars().count() <= width, "wider than {width}: {line}");
        }
    }
}

#[test]
fn what_is_blocked_and_what_needs_somebody_stands_on_the_first_screenful() {
    for it in sample() {
        let row = StatusRow::of(&it).since_monday(&it);
        let page = terminal::plain(&plan_report(&it, &row, None, false), 120);
        let first: Vec<&str> = page.lines().take(24).collect();
        let needs: Vec<String> = row.needs.iter().filter_map(|need| need.play).map(str::to_owned).collect();
        let blocked = blocked(&it).into_iter().map(|one| one.what[..24].to_owned());
        for words in needs.into_iter().chain(blocked) {
            assert!(first.iter().any(|line| line.contains(&words)), "no `{words}` in\n{}", first.join("\n"));
        }
    }
}

#[test]
fn a_table_that_finds_no_room_is_told_row_by_row() {
    let page = printed("gate", 30, "table");
    assert!(
        page.starts_with("customer  Lumenfold Health\ngate      activation\nverdict   shut\n\n"),
        "{page}"
    );
    assert!(page.contains("\nno room for: criteria, opens,\nkept shut by\n"), "{page}");
}

#[test]
fn a_torn_name_would_be_found() {
    assert!(is_torn("go_live_slipping", "go_live_  x\nslipping  y\n"));
    assert!(!is_torn("go_live_slipping", "go_live_slipping  x\n"));
}
