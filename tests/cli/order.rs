//! Wherever plans are side by side they are in one order: the most urgent first.

use serde_json::Value;

use crate::program::{onboard, text};

const EXAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples");

fn answer(line: &str) -> Value {
    let mut command = onboard();
    command.args(["-C", EXAMPLES, "--as-of", "2026-04-10"]).args(line.split(' ')).args(["--format", "json"]);
    serde_json::from_str(text(&command.output().unwrap().stdout)).unwrap()
}

/// The first list of things that have a slug.
fn listed(value: &Value) -> Option<&Vec<Value>> {
    match value {
        Value::Array(items) if items.first().is_some_and(|item| item["slug"].is_string()) => Some(items),
        Value::Object(fields) => fields.values().find_map(listed),
        _ => None,
    }
}

fn slug(item: &Value) -> String {
    item["slug"].as_str().unwrap().to_owned()
}

fn slugs(line: &str) -> Vec<String> {
    let answer = answer(line);
    listed(&answer).unwrap_or_else(|| panic!("{line}: {answer}")).iter().map(slug).collect()
}

#[test]
fn every_command_that_reads_all_plans_has_them_in_the_order_of_urgency() {
    let order = slugs("status --all");
    assert_eq!(order.first().map(String::as_str), Some("lumenfold-health"), "what needs a person most");
    for line in ["health --all", "gate --all", "metrics --all"] {
        assert_eq!(slugs(line), order, "{line}");
    }
}

#[test]
fn what_plans_have_on_one_day_is_listed_in_the_order_of_urgency() {
    let order = slugs("status --all");
    let place = |item: &Value| order.iter().position(|other| *other == slug(item));
    for line in ["action list --all", "milestone list --all", "training list --all"] {
        let answer = answer(line);
        let entries = listed(&answer).unwrap_or_else(|| panic!("{line}: {answer}"));
        let day = |item: &Value| item["due"].as_str().or(item["on"].as_str()).map(str::to_owned);
        for pair in entries.windows(2).filter(|pair| day(&pair[0]) == day(&pair[1])) {
            assert!(place(&pair[0]) <= place(&pair[1]), "{line}: {} before {}", pair[0], pair[1]);
        }
    }
}
