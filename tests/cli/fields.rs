//! The table of fields is held against the model: it has every key that is read, and no other; and a check looks at every
//! day and every reference that it has.

use std::collections::{BTreeMap, BTreeSet};

use onboard::document::ProblemKind;
use onboard::fields::{FILES, Field, Kind, Shape, To};
use onboard::model::PlanFile;

use crate::plan_page::{keys_of, orders_of_page, problems};

/// Every key of the table by the way to it, indexes left out.
fn listed() -> BTreeMap<String, &'static Field> {
    fn note(shape: &'static Shape, at: &str, listed: &mut BTreeMap<String, &'static Field>) {
        for field in shape.fields {
            let route = format!("{at}{}", field.key);
            if let Some(shape) = field.shape() {
                note(shape, &format!("{route}."), listed);
            }
            assert!(listed.insert(route.clone(), field).is_none(), "`{route}` is listed twice");
        }
    }
    let mut listed = BTreeMap::new();
    for fields in FILES {
        let root = fields.root.shape().expect("a file holds a struct");
        note(root, &format!("{}:", fields.file), &mut listed);
    }
    listed
}

/// Every key that the model reads, with what it holds.
fn read() -> BTreeMap<String, String> {
    let mut read = BTreeMap::new();
    for file in PlanFile::ALL {
        for (at, keys) in keys_of(file) {
            let at = at.replace("[]", "");
            let within = if at.is_empty() { String::new() } else { format!("{at}.") };
            read.extend(keys.into_iter().map(|(key, what)| (format!("{file}:{within}{key}"), what.value)));
        }
    }
    read
}

#[test]
fn the_table_has_every_key_that_is_read_and_no_other() {
    let (read, listed) = (read(), listed());
    let missing: Vec<_> = read.keys().filter(|key| !listed.contains_key(*key)).collect();
    let stale: Vec<_> = listed.keys().filter(|key| !read.contains_key(*key)).collect();
    assert!(missing.is_empty() && stale.is_empty(), "not in the table: {missing:#?}\nnot read: {stale:#?}");
}

#[test]
fn the_table_says_what_a_key_holds() {
    let read = read();
    for (route, field) in listed() {
        let Some(value) = read.get(&route) else { continue };
        let is_day =
            ["date", "list of dates", "planned day", "mapping of ids to dates"].contains(&value.as_str());
        assert_eq!(field.kind.is_day(), is_day, "`{route}` is {value}");
        let is_number = ["number", "whole number"].contains(&value.as_str());
        assert_eq!(matches!(field.kind, Kind::Number(..) | Kind::Count), is_number, "`{route}` is {value}");
        assert_eq!(matches!(field.kind, Kind::Truth), value == "`true` or `false`", "`{route}` is {value}");
        let is_past = matches!(field.kind, Kind::Happened(_));
        // The first day of a blocker has come, though it is called `since`.
        assert!(
            is_past == field.key.ends_with("_on") || field.key == "since" || field.key == "resumes_on",
            "`{route}`"
        );
    }
}

#[test]
fn every_day_and_every_reference_is_looked_at_by_a_check() {
    fn shapes(shape: &'static Shape, seen: &mut BTreeMap<&'static str, &'static Shape>) {
        seen.insert(shape.name, shape);
        shape.fields.iter().filter_map(Field::shape).for_each(|shape| shapes(shape, seen));
    }
    let mut all = BTreeMap::new();
    FILES.iter().filter_map(|file| file.root.shape()).for_each(|shape| shapes(shape, &mut all));
    let mut alone = BTreeSet::new();
    for (name, shape) in all {
        for field in shape.fields {
            let is_ordered = shape.order.iter().any(|order| [order.first, order.then].contains(&field.key));
            match field.kind {
                // `date-in-future`, `date-before-signature`, `due-before-signature`, `unknown-milestone`.
                Kind::Happened(_) | Kind::Planned | Kind::DayOf(To::Milestone) => {}
                // `date-order`.
                Kind::Since(_) | Kind::Until | Kind::Day if is_ordered => {}
                Kind::Since(_) | Kind::Until | Kind::Day | Kind::DayOf(_) => {
                    alone.insert(format!("{name}.{}", field.key));
                }
                Kind::Reference(to) => {
                    let check = format!("unknown-{}", noun(to));
                    assert!(
                        onboard::check::find(&check).is_some(),
                        "nothing looks at `{name}.{}`",
                        field.key
                    );
                }
                _ => {}
            }
        }
    }
    // Any day of the calendar may be a holiday.
    assert_eq!(alone, BTreeSet::from(["Onboarding.holidays".to_owned()]));
}

/// What the check of such references is called after.
fn noun(to: To) -> &'static str {
    match to {
        To::Action | To::ActionOrAsk => "action",
        To::Anything => "id",
        To::Decision => "decision",
        To::Hold => "hold",
        To::Metric => "metric",
        To::Milestone => "milestone",
        To::Outcome => "outcome",
        To::Workstream => "workstream",
    }
}

/// Whether a reader of YAML 1.1 takes a bare text for something else.
fn is_ambiguous(text: &str) -> bool {
    let words = ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", ""];
    words.contains(&text.to_ascii_lowercase().as_str())
        || text.starts_with(|c: char| !c.is_ascii_alphabetic())
}

#[test]
fn no_key_and_no_word_of_ours_is_something_else_to_another_reader() {
    for (route, value) in read() {
        let key = route.rsplit([':', '.']).next().expect("a route ends with its key");
        assert!(!is_ambiguous(key), "{route}");
        if value != "`true` or `false`" {
            let words = value.split('`').skip(1).step_by(2);
            assert!(!words.into_iter().any(is_ambiguous), "{route}: {value}");
        }
    }
}

#[test]
fn the_examples_read_the_same_everywhere() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut plans = vec![folder];
    let mut seen = 0;
    while let Some(folder) = plans.pop() {
        for entry in std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                plans.push(entry);
                continue;
            }
            let Some(file) = PlanFile::from_name(&entry.file_name().unwrap().to_string_lossy()) else {
                continue;
            };
            let text = std::fs::read_to_string(&entry).unwrap();
            let found = problems(file, &text);
            let is_wrong = |kind| matches!(kind, ProblemKind::AmbiguousText | ProblemKind::ValueInComment);
            assert!(!found.iter().any(|problem| is_wrong(problem.kind)), "{}: {found:?}", entry.display());
            seen += 1;
        }
    }
    assert!(seen > 20, "{seen} files only");
}

/// The keys of every mapping in the order of the table, by the way to it, indexes left out.
fn orders() -> BTreeMap<String, Vec<&'static str>> {
    fn note(shape: &'static Shape, at: &str, orders: &mut BTreeMap<String, Vec<&'static str>>) {
        for field in shape.fields {
            if let Some(shape) = field.shape() {
                let separator = if at.ends_with(".yaml") { ':' } else { '.' };
                note(shape, &format!("{at}{separator}{}", field.key), orders);
            }
        }
        orders.insert(at.to_owned(), shape.fields.iter().map(|field| field.key).collect());
    }
    let mut orders = BTreeMap::new();
    for fields in FILES {
        note(fields.root.shape().expect("a file holds a struct"), fields.file.name(), &mut orders);
    }
    orders
}

#[test]
fn the_page_has_the_keys_in_the_order_of_the_table() {
    let (orders, page) = (orders(), orders_of_page(include_str!("../../docs/plan.md")));
    assert!(page.len() > 50, "{} tables only", page.len());
    for (at, keys) in &page {
        let behind = format!(".{at}");
        // What stands behind a key is described once for all, but where a file has a table of its own.
        let is_meant = |way: &str| way == at || way.ends_with(&behind) && !page.contains_key(way);
        let described: BTreeSet<_> =
            orders.iter().filter(|(way, _)| is_meant(way)).map(|(_, keys)| keys).collect();
        assert!(!described.is_empty(), "{at}");
        assert!(described.iter().all(|order| *order == keys), "{at} is {described:?}, on the page {keys:?}");
    }
}

#[test]
fn the_page_lists_the_settings() {
    let page = include_str!("../../docs/plan.md");
    let section = page.split("**Settings are read as they are now.**").nth(1).expect("the page says so");
    let section = section.split("\n\n").next().unwrap_or_default();
    let documented: BTreeSet<&str> = section.split('`').skip(1).step_by(2).collect();
    let settings = listed().into_values().filter(|field| !field.is_timed && field.shape().is_none());
    let settings: BTreeSet<&str> = settings.map(|field| field.key).collect();
    let missing: Vec<_> = settings.difference(&documented).collect();
    let stale: Vec<_> = documented.difference(&settings).collect();
    assert!(missing.is_empty() && stale.is_empty(), "not on the page: {missing:?}\nno settings: {stale:?}");
}
