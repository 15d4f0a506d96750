//! The traps that editors of YAML fall into, by name. `property` looks for those that have none yet.

mod costs;
mod files;
mod keys;
mod lists;
mod values;

use super::{Change, Position, Yaml, apply_one};
use crate::route::Step;

/// `actions[0].due` as steps.
pub(super) fn steps(place: &str) -> Vec<Step> {
    let parts = place.split(['.', '[']).filter(|part| !part.is_empty());
    parts
        .map(|part| match part.strip_suffix(']') {
            Some(index) => Step::Index(index.parse().unwrap()),
            None => Step::Key(part.to_owned().into()),
        })
        .collect()
}

fn set(place: &str, value: Yaml) -> Change {
    Change::Set { at: steps(place), value }
}

fn remove(place: &str) -> Change {
    Change::Remove { at: steps(place) }
}

fn insert(list: &str, id: &str) -> Change {
    let entry = Yaml::map([("id", Some(Yaml::text(id))), ("title", Some(Yaml::text("Call IT")))]);
    Change::Insert { list: steps(list), entry, position: Position::SortedById }
}

fn order(_: &[Step]) -> &'static [&'static str] {
    &["id", "title", "owner", "due", "status", "note"]
}

#[track_caller]
fn case(before: &str, change: &Change, after: &str) {
    match apply_one(before, change, &order) {
        Ok(new) => assert_eq!(new, after, "\n--- have\n{new}\n--- want\n{after}"),
        Err(refusal) => panic!("{refusal}"),
    }
}

#[track_caller]
fn refused(before: &str, change: &Change, line: usize, why: &str) {
    let refusal = apply_one(before, change, &order).unwrap_err();
    assert_eq!((refusal.line, refusal.why.as_str()), (line, why));
}

fn done() -> Yaml {
    Yaml::plain("done")
}
