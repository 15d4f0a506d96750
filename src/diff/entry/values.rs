//! The values of a file beside the table of fields: what is there, and how it reads.

use std::borrow::Cow;

use serde_json::Value;

use crate::fields::{Field, Kind, Walked};
use crate::model::PlanFile;
use crate::phrase::{Number, cut};
use crate::plan::Plan;

/// The bytes of a value that are told.
const LONGEST: usize = 300;

/// What a file of a plan says.
pub(super) fn of_file(plan: &Plan, file: PlanFile) -> Value {
    plan.file(file, serde_json::value::Serializer).unwrap_or(Value::Null)
}

/// The value of a key, where there is one. What is empty says nothing.
pub(super) fn get<'v>(entry: Option<&'v Value>, key: &str) -> Option<&'v Value> {
    entry?.get(key).filter(|value| !is_empty(value))
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(keys) => keys.values().all(is_empty),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// A value as people read it, as far as anybody reads.
pub(super) fn said(field: &Field, value: &Value) -> String {
    cut(plain(field, value).into_owned(), LONGEST)
}

/// Whether two values say the same: in whatever order their items are, unless that says something.
pub(super) fn are_same(field: &Field, base: Option<&Value>, head: Option<&Value>) -> bool {
    if base == head {
        return true;
    }
    let (Some(base), Some(head)) = (base, head) else { return false };
    let said = |value| {
        let mut each: Vec<String> = items(value).iter().map(|item| plain(field, item).into_owned()).collect();
        if !field.is_ordered() {
            each.sort();
        }
        each
    };
    said(base) == said(head)
}

/// Whether a key still says what it said: who held something is still there, in the same order, each perhaps with an end by now.
pub(super) fn is_kept(field: &Field, base: Option<&Value>, head: Option<&Value>) -> bool {
    let (Some(base), Some(head)) = (base, head) else { return base.is_none() };
    let mut terms = items(head).iter();
    matches!(field.kind, Kind::Holders(_) | Kind::Roles)
        && items(base).iter().all(|was| terms.any(|is| is_same_but_for_its_end(was, is)))
}

fn is_same_but_for_its_end(was: &Value, is: &Value) -> bool {
    let text = |term, key| get(Some(term), key).and_then(Value::as_str);
    let who =
        |term| text(term, "name").or_else(|| text(term, "role")).or_else(|| term.as_str()).map(str::trim);
    let until = text(was, "until");
    who(was) == who(is)
        && text(was, "since") == text(is, "since")
        && (until.is_none() || until == text(is, "until"))
}

/// The items of a list, or the one value that is in the place of a list.
pub(super) fn items(value: &Value) -> &[Value] {
    match value {
        Value::Array(items) => items,
        one => std::slice::from_ref(one),
    }
}

fn plain<'v>(field: &Field, value: &'v Value) -> Cow<'v, str> {
    match value {
        Value::Null => "".into(),
        Value::Bool(is_so) => if *is_so { "yes" } else { "no" }.into(),
        Value::Number(number) => number.as_f64().map(|it| Number(it).to_string()).unwrap_or_default().into(),
        Value::String(text) => text.trim().into(),
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(|item| plain(field, item)).collect();
            items.join(", ").into()
        }
        Value::Object(_) if matches!(field.kind, Kind::Holders(_) | Kind::Roles) => term(value).into(),
        Value::Object(keys) => {
            let keys = keys.iter().filter(|(_, value)| !is_empty(value));
            let keys: Vec<String> =
                keys.map(|(key, value)| format!("{key} {}", plain(field, value))).collect();
            keys.join(", ").into()
        }
    }
}

/// Somebody who holds something, or a role, with the time for which they do.
fn term(value: &Value) -> String {
    let text = |key| get(Some(value), key).and_then(Value::as_str);
    let who = text("name").or_else(|| text("role")).unwrap_or("nobody");
    let time = [("since", text("since")), ("until", text("until")), ("by", text("decision"))];
    let time: Vec<String> = time.iter().filter_map(|(word, it)| Some(format!("{word} {}", (*it)?))).collect();
    if time.is_empty() { who.to_owned() } else { format!("{who} ({})", time.join(", ")) }
}
