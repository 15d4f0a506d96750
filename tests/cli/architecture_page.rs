//! `docs/architecture.md` names the layers and the dependencies that there are, no more and no fewer.

use std::collections::BTreeSet;

use crate::layers::{self, BINARY, LIBRARY};

const PAGE: &str = include_str!("../../docs/architecture.md");

#[test]
fn the_layers_are_those_that_are_kept() {
    let blocks: Vec<&str> =
        PAGE.split("```text\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    for (block, kept) in blocks.iter().zip([LIBRARY, BINARY]) {
        let drawn = block.lines().map(|line| line.split("  ").next().unwrap_or_default());
        let drawn: Vec<BTreeSet<&str>> = drawn.map(|line| line.split(", ").collect()).collect();
        let kept: Vec<BTreeSet<&str>> = kept.iter().map(|layer| layer.iter().copied().collect()).collect();
        assert_eq!(drawn, kept);
    }
}

/// The dependencies under a heading of `Cargo.toml`.
fn dependencies(heading: &str) -> BTreeSet<String> {
    let manifest: toml::Table = include_str!("../../Cargo.toml").parse().expect("a manifest");
    manifest[heading].as_table().expect("a table").keys().cloned().collect()
}

/// The first column of the tables of a part of the page.
fn explained(part: &str) -> BTreeSet<String> {
    let rows = part.lines().filter(|line| line.starts_with("| `"));
    let first = rows.filter_map(|row| row.split('|').nth(1));
    first.flat_map(|cell| cell.split('`').skip(1).step_by(2)).map(str::to_owned).collect()
}

#[test]
fn every_dependency_has_its_reason() {
    let section = PAGE.split("## Dependencies").nth(1).expect("a section on dependencies");
    let (own, dev) = section.split_once("For tests and benches only").expect("a part on tests");
    for (heading, part) in [("dependencies", own), ("dev-dependencies", dev)] {
        let explained = explained(part);
        let unexplained: Vec<_> =
            dependencies(heading).into_iter().filter(|name| !explained.contains(name)).collect();
        assert!(unexplained.is_empty(), "docs/architecture.md does not say why there is {unexplained:?}");
    }
}

/// The rows of the table under a heading, as cells.
fn rows(heading: &str) -> Vec<Vec<&'static str>> {
    let part = PAGE.split(heading).nth(1).unwrap_or_else(|| panic!("a part `{heading}`"));
    let part = part.split("\n#").next().unwrap_or_default();
    let rows = part.lines().filter(|line| line.starts_with("| ")).skip(1);
    rows.map(|row| {
        row.trim_matches('|').split(" | ").map(|cell| cell.trim().trim_matches('|').trim()).collect()
    })
    .collect()
}

#[test]
fn the_glossary_has_each_word_once_in_order() {
    for heading in ["### The practice\n", "### The code\n"] {
        let words: Vec<String> = rows(heading).iter().map(|row| row[0].to_lowercase()).collect();
        assert!(words.len() > 30, "{heading}");
        assert!(words.is_sorted_by(|one, next| one < next), "{heading}: {words:?}");
    }
}

#[test]
fn every_word_of_the_code_is_a_type_in_its_room() {
    for row in rows("### The code\n") {
        let [word, _, room] = row.as_slice() else { panic!("{row:?}") };
        let (word, room) = (word.trim_matches('`'), room.trim_matches('`'));
        let is_in_room = |file: &str| {
            file.strip_prefix("src/").is_some_and(|file| {
                file.starts_with(&format!("{room}.")) || file.starts_with(&format!("{room}/"))
            })
        };
        let defines = |text: &str| {
            ["struct", "enum", "trait", "type"].iter().any(|kind| {
                text.match_indices(&format!("{kind} {word}")).any(|(at, found)| {
                    !text[at + found.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_')
                })
            })
        };
        assert!(
            layers::sources().iter().any(|(file, text)| is_in_room(file) && defines(text)),
            "`{word}` is not in {room}"
        );
    }
}

#[test]
fn every_file_that_the_page_names_is_there() {
    let named = PAGE
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(|name| name.starts_with("src/") || name.starts_with("tests/"));
    for name in named.filter(|name| !name.contains("NAME")) {
        assert!(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(name).exists(), "{name}");
    }
}
