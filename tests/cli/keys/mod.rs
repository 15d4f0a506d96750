//! Every key of a plan, of a playbook and of the configuration matters: with another value of it, some answer is another.
//!
//! The keys are those that are read: of a plan the table of fields, of a playbook its types, of the configuration the default.
//! A key that matters in some situation alone has a plan in that situation in `tests/workspaces/keys`.

mod config;
mod plans;
mod playbook;
mod said;
mod search;
mod value;

use std::collections::BTreeSet;
use std::fs;

use onboard::fields::{Kind, Who};

use crate::program::text;
use crate::workspace::Workspace;
use search::Search;
use value::{Key, keys};

/// What `show` says of an entry, and no other answer: words for whoever looks it up, and who is said to have done it where
/// nothing follows from that.
const SHOWN_ALONE: [Key; 31] = [
    ("Action", "evidence"),
    // The day of words that nothing else says.
    ("Action", "evidence_on"),
    ("Action", "note"),
    ("ActivationMilestone", "evidence"),
    ("Baseline", "by"),
    ("Baseline", "reason"),
    ("Closed", "by"),
    ("Closed", "reason"),
    ("Commitment", "evidence"),
    ("Contact", "evidence"),
    ("Contact", "note"),
    ("Decision", "options"),
    ("Decision", "rationale"),
    ("Dropped", "by"),
    ("Dropped", "reason"),
    ("Occurred", "by"),
    ("OutcomeReading", "evidence"),
    ("Person", "email"),
    ("Person", "note"),
    ("Person", "phone"),
    ("Reopened", "by"),
    ("Reopened", "evidence"),
    ("Reopened", "reason"),
    ("Review", "by"),
    ("Review", "note"),
    ("Sentiment", "by"),
    // No answer names a page that was sent; edits and `diff` tell one from the other by it.
    ("Share", "id"),
    ("Technical", "identity_provider"),
    ("Try", "evidence"),
    ("Withdrawn", "by"),
    ("Withdrawn", "reason"),
];

/// What `share --diff` alone reads: see the test of its own.
const FINGERPRINT: Key = ("Share", "hash");

const fn is_text(kind: Kind) -> bool {
    matches!(kind, Kind::Text)
}

/// Of these keys those without an effect.
fn without_effect(search: &Search, of: impl Fn(Kind) -> bool, but: &BTreeSet<Key>) -> Vec<Key> {
    let is_meant = |key: &Key| !but.contains(key) && !SHOWN_ALONE.contains(key) && *key != FINGERPRINT;
    let all = keys().into_iter().filter(|(key, kind)| of(*kind) && is_meant(key));
    all.map(|(key, _)| key).filter(|key| !search.has_effect(*key)).collect()
}

#[test]
fn every_key_is_written_in_some_plan_of_this_test() {
    let written = Search::new().written();
    let missing: Vec<Key> = keys().into_keys().filter(|key| !written.contains(key)).collect();
    assert_eq!(missing, []);
}

#[test]
fn every_text_of_a_plan_is_said_or_has_an_effect() {
    let search = Search::new();
    assert_eq!(without_effect(&search, is_text, &search.said()), []);
}

#[test]
fn every_day_number_and_truth_of_a_plan_has_an_effect() {
    let of = |kind: Kind| {
        kind.is_day()
            || matches!(kind, Kind::Number(..) | Kind::Count | Kind::CountOrEntries(_) | Kind::Truth)
    };
    assert_eq!(without_effect(&Search::new(), of, &BTreeSet::new()), []);
}

#[test]
fn every_word_and_name_of_a_plan_has_an_effect() {
    let of = |kind: Kind| {
        use Kind::{Holders, Id, Name, Person, Reference, Roles, Word};
        matches!(kind, Id | Name | Reference(_) | Person(_) | Holders(_) | Roles | Word)
    };
    assert_eq!(without_effect(&Search::new(), of, &BTreeSet::new()), []);
}

#[test]
fn what_is_shown_alone_is_in_no_other_answer() {
    let search = Search::new();
    assert_eq!(search.answers_to(&SHOWN_ALONE, 0), [""; 0]);
    // … and nothing asks whether it is there: this is `TBD`.
    assert_eq!(search.answers_to(&SHOWN_ALONE, 1), [""; 0]);
    let keys = keys();
    let others = SHOWN_ALONE.iter().filter(|key| {
        !matches!(keys[*key], Kind::Text | Kind::Person(Who::Anybody))
            && !["id", "evidence_on"].contains(&key.1)
    });
    assert_eq!(others.count(), 0, "what is no words has to matter");
}

#[test]
fn the_fingerprint_of_a_page_says_whether_it_is_new() {
    let workspace = Workspace::with(&[]);
    let news = || text(&workspace.onboard(&["share", "acme", "--diff"]).output().unwrap().stdout).to_owned();
    assert!(workspace.onboard(&["share", "acme", "--sent"]).output().unwrap().status.success());
    let sent = news();
    let updates = workspace.read("updates.yaml").unwrap();
    fs::write(workspace.plan().join("updates.yaml"), updates.replace("fnv1a-", "fnv1a-0")).unwrap();
    assert_ne!(news(), sent);
}
