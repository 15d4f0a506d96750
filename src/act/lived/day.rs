//! A day of a life: the plan in the morning, and what is written into its files until the evening.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::{Map, Value};

use crate::date::Date;
use crate::edit::{Yaml, read};
use crate::model::PlanFile;
use crate::plan::Plan;
use crate::plan_at::PlanAt;
use crate::route::Route;

pub(super) struct Day {
    pub(super) at: PlanAt,
    pub(super) plan: Arc<Plan>,
    written: Vec<Written>,
}

/// A value of a key, or one more entry of a list.
struct Written {
    place: String,
    value: Value,
    is_entry: bool,
}

impl Day {
    pub(super) fn of(at: PlanAt) -> Self {
        Self { plan: Arc::clone(&at.plan), at, written: Vec::new() }
    }

    pub(super) fn today(&self) -> Date {
        self.at.as_of()
    }

    /// Gives a key its value, such as `jsp.yaml:value.first.definition`.
    pub(super) fn fill_in(&mut self, place: &str, value: &str) {
        self.written.push(Written { place: place.to_owned(), value: typed(value), is_entry: false });
    }

    /// Adds an entry to a list.
    pub(super) fn enter(&mut self, list: &str, entry: &str) {
        self.written.push(Written { place: list.to_owned(), value: typed(entry), is_entry: true });
    }

    /// Writes all of it into the files; which of them that changes.
    pub(super) fn write(self, files: &mut BTreeMap<PlanFile, Value>) -> BTreeSet<PlanFile> {
        let mut changed = BTreeSet::new();
        for Written { place, value, is_entry } in self.written {
            let (file, way) = place.split_once(':').expect("a file and the way in it");
            let file = PlanFile::from_name(file).expect("a file of a plan");
            let at = at_way(files.get_mut(&file).expect("a new plan has all files"), way);
            match at {
                Value::Array(entries) if is_entry => entries.push(value),
                at if is_entry => *at = Value::Array(vec![value]),
                at => *at = value,
            }
            changed.insert(file);
        }
        changed
    }
}

/// What is at the end of a way such as `milestones.3.done_on`; nothing, where nothing did.
fn at_way<'v>(file: &'v mut Value, way: &str) -> &'v mut Value {
    way.split('.').fold(file, |at, step| match step.parse::<usize>() {
        Ok(index) => &mut at[index],
        Err(_) => {
            if at.is_null() {
                *at = Value::Object(Map::new());
            }
            &mut at[step]
        }
    })
}

/// What somebody types, as it is read.
fn typed(text: &str) -> Value {
    let route = Route::to(PlanFile::Onboarding).key("a");
    value(read(&format!("a: {text}\n"), &route).expect("a value"))
}

fn value(typed: Yaml) -> Value {
    match typed {
        Yaml::Null => Value::Null,
        Yaml::Plain(text) | Yaml::Text(text) => match text.as_str() {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            number => number
                .parse::<serde_json::Number>()
                .map_or_else(|_| Value::String(text.clone()), Value::Number),
        },
        Yaml::List(items) => Value::Array(items.into_iter().map(value).collect()),
        Yaml::Map(entries) => Value::Object(entries.into_iter().map(|(key, it)| (key, value(it))).collect()),
    }
}
