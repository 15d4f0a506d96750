//! What shows the course of a plan: when it stood still, and what was written about it.

use crate::model::{Hold, PlanFile, Update, UpdatePart};
use crate::plan_at::PlanAt;
use crate::remedy::commands;

use super::definition::{Log, LogEntry};

/// The times when a plan stands still.
pub const HOLDS: Log = Log {
    noun: "hold",
    prefix: 'H',
    file: PlanFile::Onboarding,
    list: "holds",
    key: "id",
    command: |plan| commands::hold_list(plan),
    heads: ["why", "agreed to by"],
    is_by_day: true,
    is_record: true,
    is_work: false,
    until: None,
    has_kinds: false,
    entries: |at| at.plan.onboarding.holds.iter().map(|it| hold(at, it)).collect(),
};

fn hold(at: &PlanAt, it: &Hold) -> LogEntry {
    let is_open = it.is_running_on(at.as_of());
    LogEntry {
        id: it.id.clone(),
        title: it.reason.to_string(),
        owner: it.by.to_string(),
        on: Some(it.since),
        side: it.side,
        status: match is_open {
            true => "running",
            false if it.is_withdrawn(at.as_of()) => "withdrawn",
            false => "ended",
        },
        is_open,
        is_absent: it.since > at.as_of(),
        ..LogEntry::default()
    }
}

/// The written updates, drafts among them.
pub const UPDATES: Log = Log {
    noun: "update",
    prefix: 'U',
    file: PlanFile::Updates,
    list: "updates",
    key: "id",
    command: |plan| commands::update_list(plan),
    heads: ["what shipped", "written by"],
    is_by_day: true,
    is_record: true,
    is_work: false,
    until: None,
    has_kinds: false,
    entries: |at| at.plan.updates.updates.iter().map(|it| update(at, it)).collect(),
};

fn update(at: &PlanAt, it: &Update) -> LogEntry {
    let sent = it.sent_by(at.as_of());
    let on = sent.or(it.drafted_on);
    LogEntry {
        id: it.id.to_string(),
        title: shipped(it),
        owner: it.by.to_string(),
        on,
        status: match (sent, it.sent_on) {
            (Some(_), _) => "sent",
            (None, Some(on)) if on <= at.as_of() => "withdrawn",
            (None, _) => "draft",
        },
        is_open: sent.is_none() && it.sent_on.is_none_or(|on| on > at.as_of()),
        is_absent: it.sent_on.is_some_and(|on| on > at.as_of())
            && it.drafted_on.is_none_or(|on| on > at.as_of()),
        ..LogEntry::default()
    }
}

/// What shipped; of a draft whose list comes from the plan, that it does.
fn shipped(it: &Update) -> String {
    let from_plan =
        it.from_plan.contains(&UpdatePart::Shipped).then_some("what the plan says when it goes out");
    from_plan.into_iter().chain(it.shipped.iter().map(String::as_str)).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};

    fn listed(log: &Log, files: &[(&str, &str)], day: &str) -> Vec<String> {
        let at = PlanAt::of(plan_from(files), &Basis::on(date(day)));
        let there = (log.entries)(&at).into_iter().filter(|it| !it.is_absent);
        there
            .map(|it| {
                format!("{} {} {}", it.id, it.date().map_or_else(String::new, |on| on.to_string()), it.status)
            })
            .collect()
    }

    #[test]
    fn a_hold_is_there_from_its_first_day_and_ends_on_its_last() {
        let head = "{customer: Acme, segment: smb, contract: {signed_on: 2026-03-02}, holds: [{id: H-1, since: 2026-03-23, \
                    ended_on: 2026-03-26, reason: stocktaking}, {id: H-2, since: 2026-04-08, reason: audit}]}";
        let on = |day: &str| listed(&HOLDS, &[("onboarding.yaml", head)], day);
        assert_eq!(on("2026-03-25"), ["H-1 2026-03-23 running"]);
        assert_eq!(on("2026-04-10"), ["H-1 2026-03-23 ended", "H-2 2026-04-08 running"]);
    }

    #[test]
    fn an_update_is_a_draft_until_the_day_on_which_it_was_sent() {
        let updates = "updates: [{id: U-1, drafted_on: 2026-04-01, sent_on: 2026-04-03, shipped: [pilot]}, \
                       {id: U-2, sent_on: 2026-04-09}, {id: U-3}]";
        let on = |day: &str| listed(&UPDATES, &[("updates.yaml", updates)], day);
        assert_eq!(on("2026-04-02"), ["U-1 2026-04-01 draft", "U-3  draft"]);
        assert_eq!(on("2026-04-10"), ["U-1 2026-04-03 sent", "U-2 2026-04-09 sent", "U-3  draft"]);
    }
}
