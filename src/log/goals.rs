//! What was bought, and what the customer gives for it: outcomes, objectives, resources.

use crate::model::{BusinessOutcome, Objective, PlanFile, Resource, Side};
use crate::phrase::Number;
use crate::plan_at::PlanAt;
use crate::remedy::commands;

use super::definition::{Log, LogEntry};

/// What the customer bought.
pub const OUTCOMES: Log = Log {
    noun: "outcome",
    prefix: 'O',
    file: PlanFile::Jsp,
    list: "outcomes",
    key: "id",
    command: |plan| commands::outcome_list(plan),
    heads: ["what", "measure"],
    is_by_day: false,
    is_record: false,
    is_work: false,
    until: None,
    has_kinds: false,
    entries: |at| at.plan.jsp.outcomes.iter().map(|it| outcome(at, it)).collect(),
};

fn outcome(at: &PlanAt, it: &BusinessOutcome) -> LogEntry {
    let reached = it.reached_by(at.as_of());
    LogEntry {
        id: it.id.clone(),
        title: it.statement.to_string(),
        owner: measure(at, it),
        due: at.day_of(it.due_on(at.as_of())).filter(|_| reached.is_none()),
        on: reached,
        status: status(reached.is_some(), it.claimed_by(at.as_of()).is_some()),
        is_open: reached.is_none(),
        ..LogEntry::default()
    }
    .in_plan(it.added_on, &it.dropped, at.as_of())
}

/// The metric, where it stands and where it should: `late orders a month: 390 of 210 orders`.
fn measure(at: &PlanAt, it: &BusinessOutcome) -> String {
    let now = it.readings_on(at.as_of()).last().map(|(_, reading)| Number(reading.value).to_string());
    let numbers = match (now, it.target) {
        (Some(now), Some(target)) => format!("{now}, to be {}", Number(target)),
        (Some(now), None) => now,
        (None, Some(target)) => format!("to be {}", Number(target)),
        (None, None) => String::new(),
    };
    let unit =
        it.unit.get().filter(|_| !numbers.is_empty()).map(|unit| format!(" {unit}")).unwrap_or_default();
    let parts = [it.metric.or("").to_owned(), format!("{numbers}{unit}")];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ")
}

/// The steps on the way to them.
pub const OBJECTIVES: Log = Log {
    noun: "objective",
    prefix: 'B',
    file: PlanFile::Jsp,
    list: "objectives",
    key: "id",
    command: |plan| commands::objective_list(plan),
    heads: ["what", "measure"],
    is_by_day: false,
    is_record: false,
    is_work: false,
    until: None,
    has_kinds: false,
    entries: |at| at.plan.jsp.objectives.iter().map(|it| objective(at, it)).collect(),
};

fn objective(at: &PlanAt, it: &Objective) -> LogEntry {
    let reached = it.reached_by(at.as_of());
    let bound = |word: &str, bound: Option<f64>| bound.map(|bound| format!(" {word} {}", Number(bound)));
    let measure = [bound("at least", it.at_least), bound("at most", it.at_most)];
    LogEntry {
        id: it.id.clone(),
        title: it.statement.to_string(),
        owner: format!("{}{}", it.metric, measure.into_iter().flatten().collect::<String>()),
        due: at.day_of(it.due_on(at.as_of())).filter(|_| reached.is_none()),
        on: reached,
        // Whether a metric is within its bound is not a plan's to say alone: `onboard metrics` does.
        status: if it.metric.is_written() {
            "measured"
        } else {
            status(reached.is_some(), it.claimed_by(at.as_of()).is_some())
        },
        is_open: reached.is_none(),
        ..LogEntry::default()
    }
    .in_plan(it.added_on, &it.dropped, at.as_of())
}

const fn status(is_reached: bool, is_claimed: bool) -> &'static str {
    match (is_reached, is_claimed) {
        (true, _) => "reached",
        (false, true) => "claimed",
        (false, false) => "open",
    }
}

/// The people and hours that the plan needs of the customer, known by the part that they play.
pub const RESOURCES: Log = Log {
    noun: "customer resource",
    prefix: 'R',
    file: PlanFile::Handoff,
    list: "customer_resources",
    key: "role",
    command: |plan| commands::resource_list(plan),
    heads: ["who", "hours a week"],
    is_by_day: false,
    is_record: false,
    is_work: false,
    until: None,
    has_kinds: false,
    entries: |at| at.plan.handoff.customer_resources.iter().map(|it| resource(at, it)).collect(),
};

fn resource(at: &PlanAt, it: &Resource) -> LogEntry {
    let is_committed = it.is_committed_on(at.as_of());
    let who = it.name.one_on(at.as_of()).unwrap_or_default();
    LogEntry {
        id: it.role.clone(),
        title: who.to_owned(),
        owner: it.hours_per_week.map(|hours| Number(hours).to_string()).unwrap_or_default(),
        names: (!who.is_empty()).then(|| who.to_owned()).into_iter().collect(),
        side: Some(Side::Customer),
        on: it.committed_by(at.as_of()),
        status: if is_committed { "committed" } else { "open" },
        is_open: !is_committed,
        ..LogEntry::default()
    }
    .in_plan(it.added_on, &it.dropped, at.as_of())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};
    use crate::log::{ACTIVATION, SESSIONS, SIGNALS, WORKSTREAMS};

    #[test]
    fn what_was_dropped_is_that_in_every_list_until_it_is_back() {
        let dropped = "dropped: [{dropped_on: 2026-04-02, reason: not bought, restored_on: 2026-04-09}]";
        let jsp = format!(
            "{{outcomes: [{{id: O-1, {dropped}}}], objectives: [{{id: B-1, metric: csat, {dropped}}}], \
             workstreams: [{{id: W-1, {dropped}}}]}}"
        );
        let list = |key: &str, rest: &str| format!("{key}: [{{id: X-1, {rest}{dropped}}}]");
        let files = [
            ("jsp.yaml", jsp.as_str()),
            ("handoff.yaml", &format!("customer_resources: [{{role: IT admin, {dropped}}}]")),
            ("adoption.yaml", &list("activation", "day: 1, ")),
            ("training.yaml", &list("sessions", "")),
            ("expansion.yaml", &list("signals", "heard_on: 2026-04-01, ")),
        ];
        let logs = [&OUTCOMES, &OBJECTIVES, &RESOURCES, &WORKSTREAMS, &ACTIVATION, &SESSIONS, &SIGNALS];
        let on = |day: &str| {
            let at = PlanAt::of(plan_from(&files), &Basis::on(date(day)));
            logs.map(|log| (log.entries)(&at).remove(0))
        };
        for (entry, log) in on("2026-04-02").iter().zip(logs) {
            assert_eq!(entry.status, "dropped", "{}", log.noun);
            assert!(!entry.is_open && !entry.is_absent, "{}", log.noun);
            assert_eq!(entry.dropped, Some((date("2026-04-02"), "not bought".to_owned())), "{}", log.noun);
        }
        for day in ["2026-04-01", "2026-04-09"] {
            assert!(on(day).iter().all(|it| it.status != "dropped" && it.dropped.is_none()), "{day}");
        }
    }
}
