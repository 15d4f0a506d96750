//! What an act has changed, place by place.

use serde_json::{Map, Number, Value};

use super::Draft;
use crate::edit::{Change, Yaml, item, read};
use crate::model::PlanFile;
use crate::route::Route;

/// One place that is otherwise than before.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed {
    /// Where it stands now; where it stood, if it is gone.
    pub route: Route,
    /// The id of the entry that it is, or is in, if that has one.
    pub id: Option<String>,
    /// What stood there; nothing where it is new.
    pub before: Value,
    /// What is there now; nothing where it is gone.
    pub after: Value,
}

impl Draft {
    /// What the edits change, in their order, given the texts that they make; what is so already is left out.
    pub fn changed(&self, texts: &[(PlanFile, String)]) -> Vec<Changed> {
        let all = self.edits.iter().map(|(file, change)| self.change(file, change, texts));
        all.filter(|changed| changed.before != changed.after).collect()
    }

    fn change(&self, file: PlanFile, change: &Change, texts: &[(PlanFile, String)]) -> Changed {
        let to = |steps: &[_]| Route { file, steps: steps.to_vec() };
        let old = self.text(file).ok().flatten().unwrap_or_default();
        let new = texts.iter().find(|(its, _)| *its == file).map_or(old, |(_, text)| text.as_str());
        let before = |route: &Route| read(old, route).map_or(Value::Null, |there| json(&there));
        let (route, before, after) = match change {
            Change::Set { at, value } => (to(at), before(&to(at)), json(value)),
            Change::Remove { at } => (to(at), before(&to(at)), Value::Null),
            Change::Insert { list, entry, .. } => (inserted(to(list), entry, new), Value::Null, json(entry)),
        };
        Changed { id: id_around(&route, new), route, before, after }
    }
}

/// The id of the innermost entry around a place that has one.
fn id_around(route: &Route, text: &str) -> Option<String> {
    let mut around = route.clone();
    loop {
        if let Some(id) = read(text, &around).as_ref().and_then(|it| it.get("id")).and_then(Yaml::scalar) {
            return Some(id.to_owned());
        }
        around.steps.pop()?;
    }
}

/// Where a new entry stands: the item with its id, else the last one that is like it.
fn inserted(list: Route, entry: &Yaml, new: &str) -> Route {
    let id = entry.get("id").and_then(Yaml::scalar);
    if let Some(route) = id.and_then(|id| item(new, &list, "id", id).ok()) {
        return route;
    }
    match read(new, &list) {
        Some(Yaml::List(items)) => {
            let last = items.iter().rposition(|item| json(item) == json(entry));
            list.index(last.unwrap_or(items.len().saturating_sub(1)))
        }
        _ => list,
    }
}

/// A value as programs read it: numbers and truth values as such, days and words as text.
fn json(value: &Yaml) -> Value {
    match value {
        Yaml::Null => Value::Null,
        Yaml::Text(text) => Value::String(text.clone()),
        Yaml::Plain(text) => plain(text),
        Yaml::List(items) => Value::Array(items.iter().map(json).collect()),
        Yaml::Map(entries) => {
            let entries = entries.iter().map(|(key, value)| (key.clone(), json(value)));
            Value::Object(Map::from_iter(entries))
        }
    }
}

fn plain(text: &str) -> Value {
    let number = || match text.parse::<i64>() {
        Ok(whole) => Some(Number::from(whole)),
        Err(_) => text.parse::<f64>().ok().and_then(Number::from_f64),
    };
    match text {
        "true" => Value::Bool(true),
        "false" => Value::Bool(false),
        _ => number().map_or_else(|| Value::String(text.to_owned()), Value::Number),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::act::testing::draft;
    use crate::act::work::{ACTION, Finish};

    fn changes(draft: &Draft) -> Vec<(String, Value, Value)> {
        let all = draft.changed(&draft.texts().expect("edits that can be made")).into_iter();
        all.map(|it| (it.route.to_string(), it.before, it.after)).collect()
    }

    #[test]
    fn a_place_says_what_stood_there_and_what_stands_there_now() {
        let actions = "actions:\n  - {id: A-1, title: Send it}\n  - {id: A-2, title: Read it}\n";
        let mut draft = draft(&[("actions.yaml", actions)], "2026-03-12");
        let target = ACTION.named(&draft, "A-2").unwrap();
        Finish { on: None, evidence: Some("the mail") }.act(&mut draft, &target).unwrap();
        let want = [
            ("actions.yaml:actions[1].done_on".to_owned(), Value::Null, json!("2026-03-12")),
            ("actions.yaml:actions[1].evidence".to_owned(), Value::Null, json!("the mail")),
        ];
        assert_eq!(changes(&draft), want);
    }

    #[test]
    fn a_new_entry_is_where_its_id_has_put_it_and_what_is_so_already_is_no_change() {
        let actions =
            "actions:\n  - {id: A-1aaa, title: Send it, urgent: true}\n  - {id: A-9zzz, title: Read it}\n";
        let mut draft = draft(&[("actions.yaml", actions)], "2026-03-12");
        let list = Route::to(PlanFile::Actions).key("actions");
        let entry = Yaml::map([("id", Some(Yaml::text("A-5mmm"))), ("x-weight", Some(Yaml::plain(3)))]);
        draft.edits.add(list.clone(), entry);
        draft.edits.set(list.index(0).key("title"), Yaml::text("Send it"));
        let after = json!({"id": "A-5mmm", "x-weight": 3});
        assert_eq!(changes(&draft), [("actions.yaml:actions[1]".to_owned(), Value::Null, after)]);
    }
}
