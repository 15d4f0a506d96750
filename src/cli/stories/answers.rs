//! What is noted of a day: what its screens, lists and programs would have said.

use onboard::assessment::Assessment;
use onboard::metric::METRICS;
use onboard::model::PlanFile;
use onboard::plan::Sources;
use onboard::plan_at::PlanAt;
use onboard::report::View;
use onboard::report::gate::GateAnswer;
use onboard::report::health::HealthAnswer;
use onboard::report::metrics::{Extent, PlanMetrics};
use onboard::report::source::Lines;
use onboard::report::status::plan_json;
use onboard::route::Route;
use onboard::status::StatusRow;
use serde_json::{Map, Value, json};

use onboard::log::{self, Log, LogEntry};

const LOGS: [&Log; 9] = [
    &log::ACTIONS,
    &log::MILESTONES,
    &log::RISKS,
    &log::DECISIONS,
    &log::COMMITMENTS,
    &log::PEOPLE,
    &log::SESSIONS,
    &log::SIGNALS,
    &log::CONTACTS,
];

/// Where something is in a file says nothing of the day: entries that come later move it.
const PLACES: [&str; 4] = ["file", "line", "path", "column"];

/// The answers of a day.
pub(super) fn of(at: PlanAt, sources: &Sources) -> Value {
    let it = Assessment::from(at);
    let head = &it.plan.onboarding;
    let (slug, customer) = (it.plan.slug.clone(), head.customer.clone());
    let ended = it.ending().map(|ending| ending.result);
    let gates = GateAnswer {
        as_of: it.as_of(),
        slug: slug.clone(),
        customer: customer.clone(),
        lines: Lines::of(sources, []),
        gates: it.gates.clone(),
        ended,
        named: None,
    };
    let health = HealthAnswer {
        slug,
        customer,
        reported: head.colour_on(it.as_of()).map(|(_, reported)| reported.clone()),
        measure: None,
        lines: Lines::of(sources, []),
        health: it.health.clone(),
    };
    let said = |view: &dyn View| view.data().expect("keys are texts");
    let mut all = json!({
        "status": serde_json::to_value(plan_json(&it, &StatusRow::of(&it).since_monday(&it), None)).expect("keys are texts"),
        "metrics": said(&PlanMetrics::of(&it, sources, METRICS, Extent::All)),
        "gates": said(&gates),
        "health": said(&health),
        "lists": lists(&it),
    });
    leave_out_places(&mut all);
    all
}

fn lists(it: &PlanAt) -> Value {
    let rows = |log: &Log| {
        let entries = (log.entries)(it).into_iter().filter(|entry| !entry.is_absent);
        let placeless = |entry: LogEntry| LogEntry {
            due_from: None,
            done_on: entry.done_on.map(|(on, _)| (on, Route::to(PlanFile::Jsp))),
            ..entry
        };
        let mut rows: Vec<String> = entries.map(|entry| format!("{:?}", placeless(entry))).collect();
        // A list is shown by date; which of two of a day is first in the file may change with what comes later.
        rows.sort();
        Value::from(rows)
    };
    let all: Map<String, Value> = LOGS.iter().map(|log| (log.noun.to_owned(), rows(log))).collect();
    Value::Object(all)
}

fn leave_out_places(value: &mut Value) {
    match value {
        Value::Object(entries) => {
            entries.retain(|key, _| !PLACES.contains(&key.as_str()));
            entries.values_mut().for_each(leave_out_places);
        }
        Value::Array(items) => items.iter_mut().for_each(leave_out_places),
        _ => {}
    }
}
