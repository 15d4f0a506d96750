//! Two versions of a plan, compared key by key along the table of fields.

use std::collections::BTreeSet;

use serde_json::Value;

use super::pairing::{identity, pairs, reordered};
use super::{EntryChange, EntryFate, KeyChange, values};
use crate::diff::Both;
use crate::fields::{FILES, Field, Kind, Shape};
use crate::model::PlanFile;
use crate::plan::Plan;
use crate::route::Route;
use crate::steps;

/// What each entry of a plan says that it did not, and what it says no more. Entries come in the order of the files; those
/// in the head first, what the head has no more last.
pub(in crate::diff) fn compare(
    plans: Both<Option<&Plan>>,
    is_same: impl Fn(PlanFile) -> bool,
) -> Vec<EntryChange> {
    let files = FILES.iter().filter(|it| !is_same(it.file));
    let changed = files.filter_map(|fields| {
        let of = |plan: Option<&Plan>| plan.map(|plan| values::of_file(plan, fields.file));
        let both = plans.map(of);
        let place = |it: &Option<Value>| it.as_ref().map(|_| Route::to(fields.file));
        let routes = both.as_ref().map(place);
        let shape = fields.root.shape()?;
        let compared = Compared { file: fields.file, shape, of: &fields.root };
        compared.entry(both.as_ref().map(Option::as_ref), routes)
    });
    changed.flat_map(entries).collect()
}

/// The entries that a file holds, each with what became of it; what the file itself says is first.
fn entries(mut root: EntryChange) -> Vec<EntryChange> {
    let parts = std::mem::take(&mut root.parts);
    let own = (!root.keys.is_empty()).then_some(root);
    own.into_iter().chain(parts.into_iter().flat_map(groups)).collect()
}

/// An entry, or the entries of what only groups others: the points of value, the gates.
fn groups(mut group: EntryChange) -> Vec<EntryChange> {
    let is_group = group.shape.fields.iter().all(|field| matches!(field.kind, Kind::Entries(_)));
    if !is_group {
        return vec![group];
    }
    let parts = std::mem::take(&mut group.parts);
    let own = (!group.keys.is_empty()).then_some(group);
    own.into_iter().chain(parts.into_iter().flat_map(groups)).collect()
}

/// Entries of one kind at one place of a file.
#[derive(Clone, Copy)]
struct Compared {
    file: PlanFile,
    shape: &'static Shape,
    of: &'static Field,
}

impl Compared {
    /// What changed in one entry; nothing where nothing did.
    fn entry(self, both: Both<Option<&Value>>, routes: Both<Option<Route>>) -> Option<EntryChange> {
        steps::count(1);
        if both.base == both.head {
            return None;
        }
        let (mut keys, mut parts) = (Vec::new(), Vec::new());
        for field in self.shape.fields {
            let values = both.map(|entry| values::get(entry, field.key));
            if values.base == values.head {
                continue;
            }
            let below = routes.as_ref().map(|route| route.as_ref().map(|it| it.clone().key(field.key)));
            self.field(field, values, &below, &mut keys, &mut parts);
        }
        let fate = match (both.base, both.head) {
            (None, _) => EntryFate::Added,
            (_, None) => EntryFate::Removed,
            _ if keys.is_empty() && parts.is_empty() => return None,
            _ => EntryFate::Changed,
        };
        let shown = both.head.or(both.base)?;
        let is_named = self.shape.fields.iter().any(|it| matches!(it.kind, Kind::Id | Kind::Name));
        Some(EntryChange {
            file: self.file,
            shape: self.shape,
            of: self.of,
            name: if is_named { identity(self.shape, shown) } else { String::new() },
            title: self.title(shown),
            fate,
            keys,
            parts,
            base: routes.base,
            head: routes.head,
        })
    }

    fn field(
        self,
        field: &'static Field,
        both: Both<Option<&Value>>,
        routes: &Both<Option<Route>>,
        keys: &mut Vec<KeyChange>,
        parts: &mut Vec<EntryChange>,
    ) {
        match field.kind {
            Kind::Entries(shape) | Kind::CountOrEntries(shape) if !has_number(both) => {
                let within = Self { file: self.file, shape, of: field };
                let (changed, order) = within.entries(both, routes);
                parts.extend(changed);
                keys.extend(order);
            }
            Kind::DayOf(_) => keys.extend(days(field, both)),
            _ if values::are_same(field, both.base, both.head) => {}
            _ => keys.push(KeyChange::of(field, None, both)),
        }
    }

    /// One entry, or those of a list; and that they are in another order, where that says something.
    fn entries(
        self,
        both: Both<Option<&Value>>,
        routes: &Both<Option<Route>>,
    ) -> (Vec<EntryChange>, Option<KeyChange>) {
        let is_list = |value: Option<&Value>| value.is_some_and(Value::is_array);
        if !is_list(both.base) && !is_list(both.head) {
            return (self.entry(both, routes.clone()).into_iter().collect(), None);
        }
        // What is alone is a list of itself.
        let lists = both.map(|value| value.map(values::items).unwrap_or_default());
        let of_item = |side: Option<&Route>, index: Option<usize>| Some(side?.clone().index(index?));
        let pairs = pairs(self.shape, lists.base, lists.head);
        let order = self.of.is_ordered().then(|| reordered(self.shape, lists, &pairs)).flatten();
        let each = pairs.into_iter().filter_map(|[base, head]| {
            let both = Both::new(base.map(|it| &lists.base[it]), head.map(|it| &lists.head[it]));
            let routes = Both::new(of_item(routes.base.as_ref(), base), of_item(routes.head.as_ref(), head));
            self.entry(both, routes)
        });
        (each.collect(), order.map(|order| KeyChange::in_order(self.of, order)))
    }

    /// What an entry is about.
    fn title(self, entry: &Value) -> String {
        const WORDS: [&str; 6] = ["title", "text", "statement", "definition", "summary", "reason"];
        let said = |key: &&str| {
            let words = values::get(Some(entry), key).filter(|it| it.is_string())?;
            Some(values::said(self.shape.field(key)?, words))
        };
        WORDS.iter().find_map(said).unwrap_or_default()
    }
}

impl KeyChange {
    fn of(field: &'static Field, about: Option<String>, both: Both<Option<&Value>>) -> Self {
        let is_kept = values::is_kept(field, both.base, both.head);
        let Both { base, head } = both.map(|value| value.map(|it| values::said(field, it)));
        Self { field, about, before: base, after: head, is_kept }
    }

    /// That a list has what it had in another order.
    fn in_order(field: &'static Field, order: Both<String>) -> Self {
        let Both { base, head } = order;
        Self { field, about: None, before: Some(base), after: Some(head), is_kept: false }
    }
}

/// The days of each entry that has another, or none any more.
fn days(field: &'static Field, both: Both<Option<&Value>>) -> Vec<KeyChange> {
    let names = |value: Option<&Value>| {
        value.and_then(Value::as_object).map(|it| it.keys().cloned().collect::<Vec<_>>()).unwrap_or_default()
    };
    let all: BTreeSet<String> = names(both.base).into_iter().chain(names(both.head)).collect();
    let each = all.into_iter().filter_map(|name| {
        let days = both.map(|value| values::get(value, &name));
        (days.base != days.head).then(|| KeyChange::of(field, Some(name.clone()), days))
    });
    each.collect()
}

fn has_number(both: Both<Option<&Value>>) -> bool {
    [both.base, both.head].into_iter().flatten().any(Value::is_number)
}
