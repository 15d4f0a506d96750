//! What an edit costs is in proportion to the file, whatever is in it.

use super::{insert, remove, set};
use crate::edit::{Change, Edits, Yaml, apply, ids, item};
use crate::model::PlanFile;
use crate::route::Route;
use crate::steps;

fn log(entries: usize, entry: impl Fn(usize) -> String) -> String {
    let entries: String = (0..entries).map(entry).collect();
    format!("actions:\n{entries}")
}

/// Four times as many entries take four times as many steps, and no more.
#[track_caller]
fn linear(what: &str, entry: impl Fn(usize) -> String, change: impl Fn(usize) -> Change) {
    let taken = |entries: usize| {
        let text = log(entries, &entry);
        let (new, taken) = steps::of(|| apply(PlanFile::Actions, &text, &[change(entries - 1)]));
        assert!(new.is_ok(), "{what}: {:?}", new.map(|_| ()));
        taken
    };
    let (few, many) = (taken(500), taken(2_000));
    assert!(many < few * 5, "{what}: {few} steps for 500 entries, {many} for 2,000");
}

#[test]
fn an_edit_costs_in_proportion_to_the_entries() {
    let lines = |at: usize| {
        format!(
            "  - id: A-{at:05}x\n    title: t # c\n    started_on: 2026-04-01\n    done_on: 2026-04-08 # c\n"
        )
    };
    let braces = |at: usize| {
        format!("  - {{id: A-{at:05}x, title: t, started_on: 2026-04-01, done_on: 2026-04-08}} # c\n")
    };
    let wrong = |at: usize| format!("  - id: A-{at:05}x\n    due: soon\n");
    linear("a value", lines, |last| set(&format!("actions[{last}].title"), Yaml::text("u")));
    linear("a key", lines, |last| set(&format!("actions[{last}].due"), Yaml::plain("2026-05-01")));
    linear("a key that goes", lines, |last| remove(&format!("actions[{last}].done_on")));
    linear("a key in braces", braces, |last| set(&format!("actions[{last}].due"), Yaml::plain("2026-05-01")));
    linear("a key that goes from braces", braces, |last| remove(&format!("actions[{last}].done_on")));
    linear("an entry", lines, |last| insert("actions", &format!("A-{last:05}a")));
    linear("among problems", wrong, |last| set(&format!("actions[{last}].title"), Yaml::text("u")));
    linear(
        "among nothing",
        |_| "  -\n".to_owned(),
        |last| set(&format!("actions[{last}]"), Yaml::map([("id", Some(Yaml::text("A-1")))])),
    );
}

#[test]
fn an_entry_is_found_among_many_in_proportion() {
    let taken = |entries: usize| {
        let text = log(entries, |at| format!("  - id: A-{at:05}x\n"));
        let list = Route::to(PlanFile::Actions).key("actions");
        let last = format!("A-{:05}x", entries - 1);
        let (_, taken) = steps::of(|| {
            assert_eq!(item(&text, &list, "id", &last), Ok(list.clone().index(entries - 1)));
            assert_eq!(ids(&text).len(), entries);
            let mut edits = Edits::new();
            edits.set(list.index(entries - 1).key("id"), Yaml::text(&last));
            assert!(edits.apply(&[(PlanFile::Actions, text.as_str())].into()).unwrap().is_empty());
        });
        taken
    };
    let (few, many) = (taken(500), taken(2_000));
    assert!(many < few * 5, "{few} steps for 500 entries, {many} for 2,000");
}
