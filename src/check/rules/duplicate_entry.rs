//! `duplicate-entry`: two entries of a list that nothing tells apart.

use std::collections::{BTreeMap, BTreeSet};

use crate::assessment::Assessment;
use crate::check::{Check, ENOUGH, Problem, Relies, Run, Topic};
use crate::fields::{Field, Shape, walk};
use crate::finding::Severity;
use crate::person;
use crate::phrase::List;
use crate::plan::Plan;
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "duplicate-entry",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::Sense,
    summary: "two entries of a list that nothing tells apart",
    docs: r"
Fires where two entries of a list without ids are about the same: two confirmations of one fact by one person, two baselines
agreed on one day. What was withdrawn may be said again.

## Why it matters

Only one of the two can be meant, and a command that names the one may change the other. Most often a merge left both.

## How to fix it

Keep the one that is true, or withdraw the other.

```yaml fires
# jsp.yaml
confirmations:
  - {fact: plan_agreed, by: Ana Ruiz, confirmed_on: 2026-03-09}
  - {fact: plan_agreed, by: Ana Ruiz, confirmed_on: 2026-03-10}
```

```yaml clean
# jsp.yaml
confirmations:
  - {fact: plan_agreed, by: Ana Ruiz, confirmed_on: 2026-03-09}
  - {fact: plan_agreed, by: Lee Novak, confirmed_on: 2026-03-10}
```
",
    source: "",
    run: Run::always(Relies::OnNothing, find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let mut seen = BTreeSet::new();
    // An entry that says of its key only what it is about is a form yet to be filled in, and the same as no other.
    let is_form = |entry: &Entry| {
        let written = entry.key.iter().filter(|value| !value.is_empty()).count();
        written < entry.key.len().min(2)
    };
    let is_told = |entry: &Entry| !entry.is_withdrawn && !is_form(entry);
    let again = entries(&assessment.plan).into_iter().filter(is_told).filter(|entry| {
        let list = &entry.route.steps[..entry.route.steps.len() - 1];
        !seen.insert((entry.route.file, list.to_vec(), entry.key.clone()))
    });
    let problem = |entry: Entry| {
        let keys: Vec<String> = entry.shape.key.iter().map(|key| format!("`{key}`")).collect();
        let message =
            format!("{} with the same {} is in the list already", entry.shape.noun, List::and(&keys));
        Problem::new(entry.route, message).help("keep the one that is true, or withdraw the other")
    };
    again.take(ENOUGH).map(problem).collect()
}

/// An entry that is told apart by what it says.
struct Entry {
    shape: &'static Shape,
    route: Route,
    /// The values of the keys that tell it apart, in their order; nothing for one that is not written.
    key: Vec<String>,
    is_withdrawn: bool,
}

/// The entries of all lists that have such a key, in the order of the files.
fn entries(plan: &Plan) -> Vec<Entry> {
    let mut all: BTreeMap<usize, Entry> = BTreeMap::new();
    let wants = |shape: &Shape, field: &Field| shape.key.contains(&field.key) || field.key == "withdrawn_on";
    walk(plan, wants, |found| {
        let Some(at) = found.shape.key.iter().position(|key| *key == found.field.key) else {
            let withdrawn = found.entries.iter().rev().nth(1).and_then(|entry| all.get_mut(entry));
            withdrawn.into_iter().for_each(|entry| entry.is_withdrawn = true);
            return;
        };
        let entry = all.entry(found.entry()).or_insert_with(|| {
            let mut route = found.route();
            route.steps.pop();
            let key = vec![String::new(); found.shape.key.len()];
            Entry { shape: found.shape, route, key, is_withdrawn: false }
        });
        entry.key[at] = person::key(found.text().unwrap_or_default()).into_owned();
    });
    all.into_values().collect()
}
