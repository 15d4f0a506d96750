//! `docs/architecture.md` names the layers and the dependencies that there are, no more and no fewer.

use std::collections::BTreeSet;

use crate::layers::{BINARY, LIBRARY};

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
