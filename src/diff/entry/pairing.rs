//! Which entry of the base is which of the head: by its id or its name, else by what tells entries of its kind apart.

use std::collections::{BTreeMap, VecDeque};

use serde_json::Value;

use super::values;
use crate::diff::Both;
use crate::fields::{Kind, Shape};
use crate::steps;

/// By what an entry is known among those of its list.
pub(super) fn identity(shape: &Shape, entry: &Value) -> String {
    let text = |key: &str| values::get(Some(entry), key).and_then(Value::as_str).map(str::trim);
    let named = shape.fields.iter().filter(|it| matches!(it.kind, Kind::Id | Kind::Name));
    if let Some(name) = named.filter_map(|field| text(field.key)).next() {
        return name.to_owned();
    }
    if !shape.key.is_empty() {
        return shape.key.iter().map(|key| text(key).unwrap_or_default()).collect::<Vec<_>>().join(" ");
    }
    let mut days = shape.fields.iter().filter(|it| matches!(it.kind, Kind::Happened(_)));
    let day = days.find_map(|field| text(field.key));
    let who = shape.field("by").and_then(|_| text("by"));
    match (day, who) {
        (None, None) => entry.to_string(),
        (day, who) => [day, who].into_iter().flatten().collect::<Vec<_>>().join(" "),
    }
}

/// The entries of one day that are in another order than they were, as each side has them.
pub(super) fn reordered(
    shape: &Shape,
    lists: Both<&[Value]>,
    pairs: &[[Option<usize>; 2]],
) -> Option<Both<String>> {
    let key = shape.day()?.key;
    let mut of_day: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for pair in pairs {
        let [Some(base), Some(head)] = *pair else { continue };
        let day = |entry| values::get(Some(entry), key).and_then(Value::as_str);
        let days = Both::new(day(&lists.base[base]), day(&lists.head[head]));
        if let (Some(day), false) = (days.head, days.is_changed()) {
            of_day.entry(day).or_default().push(base);
        }
    }
    let moved = of_day.into_values().filter(|it| !it.is_sorted());
    let [mut base, mut head] = [Vec::new(), Vec::new()];
    for now in moved {
        let mut was = now.clone();
        was.sort_unstable();
        base.extend(was);
        head.extend(now);
    }
    let said = |order: &[usize]| {
        let each: Vec<String> = order.iter().map(|at| identity(shape, &lists.base[*at])).collect();
        each.join(", ")
    };
    (!base.is_empty()).then(|| Both::new(said(&base), said(&head)))
}

/// The entries of both lists by their places, those that are one side by side: the head's in its order, then what the head
/// has no more.
pub(super) fn pairs(shape: &Shape, base: &[Value], head: &[Value]) -> Vec<[Option<usize>; 2]> {
    let mut known: BTreeMap<String, VecDeque<usize>> = BTreeMap::new();
    for (index, entry) in base.iter().enumerate() {
        steps::count(1);
        known.entry(identity(shape, entry)).or_default().push_back(index);
    }
    let mut pairs: Vec<[Option<usize>; 2]> = Vec::new();
    for (index, entry) in head.iter().enumerate() {
        steps::count(1);
        let before = known.get_mut(&identity(shape, entry)).and_then(VecDeque::pop_front);
        pairs.push([before, Some(index)]);
    }
    let mut gone: Vec<usize> = known.into_values().flatten().collect();
    gone.sort_unstable();
    // The one part that is left on each side is the same with another day or another name.
    let mut new = pairs.iter_mut().filter(|[base, _]| base.is_none());
    if shape.is_part
        && let ([only], Some(pair), None) = (gone.as_slice(), new.next(), new.next())
    {
        pair[0] = Some(*only);
        gone.clear();
    }
    pairs.extend(gone.into_iter().map(|index| [Some(index), None]));
    pairs
}
