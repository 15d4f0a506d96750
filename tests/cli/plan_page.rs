//! `docs/plan.md` is held against the model: every key is described, with what it holds and whether it is
//! required, and nothing else is.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use onboard::document::{self, Problem};
use onboard::model::{
    About, Actions, Adoption, ContactKind, Contacts, Decisions, Engagement, Event, Expansion, Fact, Friction,
    GateName, Gates, Handoff, Jsp, Need, Onboarding, Phase, PlanFile, RiskKind, RiskNature, RiskResponse,
    Risks, Role, Segment, Side, Stakeholders, Tier, Training, Updates,
};

use crate::probe::{self, Key, Mappings};
use crate::program;

const PAGE: &str = include_str!("../../docs/plan.md");

/// One line of a table: its cells, without the bars.
fn cells(line: &str) -> Option<Vec<&str>> {
    let inner = line.trim().strip_prefix('|')?.strip_suffix('|')?;
    Some(inner.split('|').map(str::trim).collect())
}

/// The words of a line that are in backticks.
fn quoted(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

/// The tables of keys: where each mapping is → its keys. A heading names the mappings that the table below it
/// describes; `GATE` stands for every gate, and a heading without a file, such as `moves[]`, for every mapping that
/// stands behind that key.
pub(crate) fn documented(page: &str) -> Mappings {
    let mut found = Mappings::new();
    let mut headings: Vec<String> = Vec::new();
    for line in page.lines() {
        if line.starts_with('#') {
            headings = quoted(line).flat_map(every_gate).collect();
        }
        let Some(cells) = cells(line) else { continue };
        let (Some(key), false) = (quoted(cells[0]).next(), headings.is_empty()) else { continue };
        let what = Key { value: cells[1].to_owned(), required: cells[0].ends_with("(required)") };
        for at in &headings {
            let keys = found.entry(at.clone()).or_default();
            assert!(
                keys.insert(key.to_owned(), what.clone()).is_none(),
                "`{key}` is described twice at {at}"
            );
        }
    }
    found
}

/// The keys of each table in the order of the page, by the way to the mapping, indexes left out.
pub(crate) fn orders_of_page(page: &str) -> BTreeMap<String, Vec<&str>> {
    let mut orders: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    let mut headings: Vec<String> = Vec::new();
    for line in page.lines() {
        if line.starts_with('#') {
            headings = quoted(line).flat_map(every_gate).map(|at| at.replace("[]", "")).collect();
        }
        let Some(key) = cells(line).and_then(|cells| quoted(cells[0]).next()) else { continue };
        for at in &headings {
            orders.entry(at.clone()).or_default().push(key);
        }
    }
    orders
}

fn every_gate(route: &str) -> Vec<String> {
    if route.contains("GATE") {
        GateName::WORDS.iter().map(|gate| route.replace("GATE", gate)).collect()
    } else {
        vec![route.to_owned()]
    }
}

/// The keys of every file, as the model reads them.
fn read() -> Mappings {
    let mut found = Mappings::new();
    for file in PlanFile::ALL {
        for (at, keys) in keys_of(file) {
            let route = if at.is_empty() { file.name().to_owned() } else { format!("{file}:{at}") };
            found.insert(route, keys);
        }
    }
    found
}

pub(crate) fn keys_of(file: PlanFile) -> Mappings {
    match file {
        PlanFile::Onboarding => probe::mappings::<Onboarding>(),
        PlanFile::Handoff => probe::mappings::<Handoff>(),
        PlanFile::Stakeholders => probe::mappings::<Stakeholders>(),
        PlanFile::Jsp => probe::mappings::<Jsp>(),
        PlanFile::Gates => probe::mappings::<Gates>(),
        PlanFile::Actions => probe::mappings::<Actions>(),
        PlanFile::Decisions => probe::mappings::<Decisions>(),
        PlanFile::Risks => probe::mappings::<Risks>(),
        PlanFile::Contacts => probe::mappings::<Contacts>(),
        PlanFile::Adoption => probe::mappings::<Adoption>(),
        PlanFile::Training => probe::mappings::<Training>(),
        PlanFile::Friction => probe::mappings::<Friction>(),
        PlanFile::Updates => probe::mappings::<Updates>(),
        PlanFile::Expansion => probe::mappings::<Expansion>(),
    }
}

/// One line a key, so that a difference shows as the lines that differ.
pub(crate) fn lines(mappings: &Mappings) -> BTreeSet<String> {
    let mut lines = BTreeSet::new();
    for (at, keys) in mappings {
        for (key, what) in keys {
            let required = if what.required { " (required)" } else { "" };
            lines.insert(format!("{at}: {key}{required}: {}", what.value));
        }
    }
    lines
}

/// What the page says of each mapping that is read: of those behind a key that is described once for all, the same.
fn described(read: &Mappings) -> Mappings {
    let (of_a_file, of_a_key): (Mappings, Mappings) =
        documented(PAGE).into_iter().partition(|(at, _)| at.contains(".yaml"));
    let mut described = of_a_file;
    for (key, keys) in of_a_key {
        let behind = read.keys().filter(|at| at.ends_with(&format!(".{key}")));
        let behind: Vec<_> = behind.filter(|at| !described.contains_key(*at)).cloned().collect();
        assert!(!behind.is_empty(), "nothing has `{key}`");
        described.extend(behind.into_iter().map(|at| (at, keys.clone())));
    }
    described
}

#[test]
fn every_key_is_described_and_every_described_key_is_read() {
    let read = read();
    let (read, documented) = (lines(&read), lines(&described(&read)));
    assert!(read.len() > 200, "the probe found {} keys only", read.len());
    let missing: Vec<_> = read.difference(&documented).collect();
    let stale: Vec<_> = documented.difference(&read).collect();
    assert!(missing.is_empty() && stale.is_empty(), "not described: {missing:#?}\nnot read: {stale:#?}");
}

#[test]
fn every_word_is_explained() {
    let mut explained: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let section = PAGE.split("\n## Words\n").nth(1).expect("the page ends with the words");
    for cells in section.lines().filter_map(cells) {
        if let Some(word) = quoted(cells[0]).next() {
            explained.entry(cells[1]).or_default().push(word);
        }
    }
    let sets = [
        ("phase", Phase::WORDS),
        ("segment", Segment::WORDS),
        ("engagement", Engagement::WORDS),
        ("role", Role::WORDS),
        ("tier", Tier::WORDS),
        ("side", Side::WORDS),
        ("event", Event::WORDS),
        ("fact", Fact::WORDS),
        ("contact", ContactKind::WORDS),
        ("about", About::WORDS),
        ("log", RiskNature::WORDS),
        ("risk", RiskKind::WORDS),
        ("response", RiskResponse::WORDS),
        ("need", Need::WORDS),
    ];
    for (of, words) in sets {
        assert_eq!(explained.remove(of).as_deref(), Some(words), "the words of {of}");
    }
    assert!(explained.is_empty(), "{explained:?}");
}

/// The YAML blocks of the page, each with the file that it shows.
fn examples() -> Vec<(PlanFile, &'static str)> {
    let mut examples = Vec::new();
    for block in PAGE.split("\n```").skip(1).step_by(2) {
        let (info, text) = block.split_once('\n').expect("a block has a first line");
        if let Some(name) = info.strip_prefix("yaml ") {
            examples.push((PlanFile::from_name(name).expect("the info string names a file of a plan"), text));
        }
    }
    examples
}

pub(crate) fn problems(file: PlanFile, text: &str) -> Vec<Problem> {
    let bytes = text.as_bytes();
    match file {
        PlanFile::Onboarding => document::read::<Onboarding>(bytes).problems,
        PlanFile::Handoff => document::read::<Handoff>(bytes).problems,
        PlanFile::Stakeholders => document::read::<Stakeholders>(bytes).problems,
        PlanFile::Jsp => document::read::<Jsp>(bytes).problems,
        PlanFile::Gates => document::read::<Gates>(bytes).problems,
        PlanFile::Actions => document::read::<Actions>(bytes).problems,
        PlanFile::Decisions => document::read::<Decisions>(bytes).problems,
        PlanFile::Risks => document::read::<Risks>(bytes).problems,
        PlanFile::Contacts => document::read::<Contacts>(bytes).problems,
        PlanFile::Adoption => document::read::<Adoption>(bytes).problems,
        PlanFile::Training => document::read::<Training>(bytes).problems,
        PlanFile::Friction => document::read::<Friction>(bytes).problems,
        PlanFile::Updates => document::read::<Updates>(bytes).problems,
        PlanFile::Expansion => document::read::<Expansion>(bytes).problems,
    }
}

#[test]
fn every_example_is_read_without_a_problem() {
    let examples = examples();
    for file in PlanFile::ALL {
        assert!(examples.iter().any(|(shown, _)| *shown == file), "no example of {file}");
    }
    for (file, text) in examples {
        assert_eq!(problems(file, text), [], "the example of {file}:\n{text}");
    }
}

#[test]
fn the_examples_are_one_plan_without_an_error() {
    let dir = tempfile::tempdir().unwrap();
    let plan = dir.path().join("onboardings/harbour-foods");
    fs::create_dir_all(&plan).unwrap();
    fs::write(dir.path().join("onboard.toml"), "format = 1\n").unwrap();
    let mut whole: BTreeMap<&str, &str> = BTreeMap::new();
    for (file, text) in examples() {
        let shown = whole.entry(file.name()).or_default();
        *shown = if text.len() > shown.len() { text } else { shown };
    }
    for (name, text) in whole {
        fs::write(plan.join(name), text).unwrap();
    }
    let mut check = program::onboard();
    let output = check.current_dir(dir.path()).args(["check", "--format", "json"]).output().unwrap();
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(answer["errors"], 0, "{answer:#}");
}
