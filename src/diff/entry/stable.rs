//! What a place of a plan is called whatever its line and number in a list are: by the ids of the entries that lead to it.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::Value;

use super::{pairing, values};
use crate::fields::{FILES, Shape};
use crate::finding::Place;
use crate::model::PlanFile;
use crate::plan::Plan;
use crate::route::{Route, Step};

/// The entries of a plan, by which places are called.
pub(in crate::diff) struct Entries<'p> {
    plan: Option<&'p Plan>,
    files: BTreeMap<PlanFile, Value>,
}

impl<'p> Entries<'p> {
    /// Those of a plan; of none where its files make no plan.
    pub(in crate::diff) const fn of(plan: Option<&'p Plan>) -> Self {
        Self { plan, files: BTreeMap::new() }
    }

    /// What a place is called: `gates.yaml:gates.go_live.criteria[C-sso].metric`. Bytes of a file have no name but its own.
    pub(in crate::diff) fn name(&mut self, place: &Place) -> String {
        match place {
            Place::Plan => String::new(),
            Place::Entry(name) => name.clone(),
            Place::Bytes(file, _) => file.name().to_owned(),
            Place::Node(route) => self.name_of(route).0,
        }
    }

    /// The entry that a place is in: the outermost that has a name.
    pub(in crate::diff) fn entry(&mut self, place: &Place) -> Option<String> {
        match place {
            Place::Node(route) => self.name_of(route).1,
            _ => None,
        }
    }

    /// The name of a place, and that of the first entry on the way to it.
    fn name_of(&mut self, route: &Route) -> (String, Option<String>) {
        let mut name = format!("{}:", route.file.name());
        let mut entry = None;
        let plan = self.plan;
        let file = self.files.entry(route.file);
        let mut value = Some(
            &*file.or_insert_with(|| plan.map_or(Value::Null, |plan| values::of_file(plan, route.file))),
        );
        let mut shape = FILES.iter().find(|it| it.file == route.file).and_then(|it| it.root.shape());
        for step in &route.steps {
            // Writing to a string cannot fail.
            match step {
                Step::Key(key) => {
                    let _ = write!(name, ".{key}");
                    value = value.and_then(|it| it.get(&**key));
                    shape = shape.and_then(|it: &Shape| it.field(key)?.shape());
                }
                Step::Index(index) => {
                    value = value.and_then(|it| it.get(index));
                    let called = match (value, shape) {
                        (Some(entry @ Value::Object(_)), Some(shape)) => pairing::identity(shape, entry),
                        (Some(Value::String(text)), _) => text.clone(),
                        _ => index.to_string(),
                    };
                    let _ = write!(name, "[{called}]");
                    entry.get_or_insert(called);
                }
            }
        }
        (name, entry)
    }
}
