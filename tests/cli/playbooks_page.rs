//! `docs/playbooks.md` is held against the playbook's model, and its example is one that can be used.

use std::collections::BTreeMap;

use onboard::metric::METRICS;
use onboard::playbook::Playbook;

use crate::plan_page::{documented, lines};
use crate::probe;

const PAGE: &str = include_str!("../../docs/playbooks.md");

#[test]
fn every_key_of_a_playbook_is_described_and_every_described_key_is_read() {
    let mut read = BTreeMap::new();
    for (at, keys) in probe::mappings::<Playbook>() {
        read.insert(if at.is_empty() { "playbook".to_owned() } else { at }, keys);
    }
    let (read, documented) = (lines(&read), lines(&documented(PAGE)));
    let missing: Vec<_> = read.difference(&documented).collect();
    let stale: Vec<_> = documented.difference(&read).collect();
    assert!(missing.is_empty() && stale.is_empty(), "not described: {missing:#?}\nnot read: {stale:#?}");
}

#[test]
fn the_example_is_a_sound_playbook() {
    let block = PAGE.split("```yaml\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let metrics: Vec<&str> = METRICS.iter().map(|metric| metric.id).collect();
    let playbook = Playbook::read(block.as_bytes(), &metrics);
    assert_eq!(playbook.map(|playbook| playbook.stamp()), Ok("partner-led@1".to_owned()));
}
