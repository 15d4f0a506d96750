//! What a change is meant to come to, and what it came to, as another parser reads it.

use serde_yaml::Value;

use super::super::{Change, Yaml};
use crate::route::Step;

/// The value of `text` as the other parser has it.
pub(super) fn parsed(text: &str) -> Value {
    let bare = text.strip_prefix('\u{feff}').unwrap_or(text);
    serde_yaml::from_str(bare).unwrap_or_else(|error| panic!("{error}:\n{text}"))
}

/// The old value with the change.
pub(super) fn intended(old: &str, change: &Change) -> Value {
    let mut value = parsed(old);
    match change {
        Change::Set { at, value: new } => *place(&mut value, at) = other(new),
        Change::Remove { at } => {
            let (Some(Step::Key(key)), parent) = (at.last(), &at[..at.len() - 1]) else { unreachable!() };
            let parent = place(&mut value, parent);
            parent.as_mapping_mut().unwrap().shift_remove(key.as_ref());
            if parent.as_mapping().unwrap().is_empty() {
                *parent = Value::Null;
            }
        }
        Change::Insert { list, entry, .. } => match place(&mut value, list) {
            Value::Sequence(items) => items.push(other(entry)),
            list => *list = Value::Sequence(vec![other(entry)]),
        },
    }
    value
}

/// The new value: the new item of a list put last, and a mapping that was emptied being nothing.
pub(super) fn read(new: &str, change: &Change) -> Value {
    let mut value = parsed(new);
    match change {
        Change::Insert { list, entry, .. } => {
            let items = place(&mut value, list).as_sequence_mut().unwrap();
            let entry = other(entry);
            let at = items.iter().position(|item| *item == entry).unwrap();
            let entry = items.remove(at);
            items.push(entry);
        }
        Change::Remove { at } => {
            let parent = place(&mut value, &at[..at.len() - 1]);
            if parent.as_mapping().is_some_and(serde_yaml::Mapping::is_empty) {
                *parent = Value::Null;
            }
        }
        Change::Set { .. } => {}
    }
    value
}

/// The ids of the list at `steps`, `None` for an item without one.
pub(super) fn ids(text: &str, steps: &[Step]) -> Vec<Option<String>> {
    let mut value = parsed(text);
    let items = place(&mut value, steps).as_sequence().cloned().unwrap_or_default();
    items.iter().map(|item| item.get("id").and_then(Value::as_str).map(str::to_owned)).collect()
}

/// The keys of the mapping at `steps`, in their order.
pub(super) fn keys(text: &str, steps: &[Step]) -> Vec<String> {
    let mut value = parsed(text);
    let entries = place(&mut value, steps).as_mapping().cloned().unwrap_or_default();
    entries.keys().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// The place below `steps`, made where it is missing.
fn place<'v>(value: &'v mut Value, steps: &[Step]) -> &'v mut Value {
    steps.iter().fold(value, |value, step| match step {
        Step::Index(index) => &mut value[*index],
        Step::Key(key) => {
            if value.is_null() {
                *value = Value::Mapping(serde_yaml::Mapping::new());
            }
            value.as_mapping_mut().unwrap().entry(Value::String(key.to_string())).or_insert(Value::Null)
        }
    })
}

fn other(value: &Yaml) -> Value {
    match value {
        Yaml::Null => Value::Null,
        Yaml::Plain(text) => serde_yaml::from_str(text).unwrap(),
        Yaml::Text(text) => Value::String(text.clone()),
        Yaml::List(items) => Value::Sequence(items.iter().map(other).collect()),
        Yaml::Map(entries) => Value::Mapping(
            entries.iter().map(|(key, value)| (Value::String(key.clone()), other(value))).collect(),
        ),
    }
}
