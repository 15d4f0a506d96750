//! What is tracked beside the work itself: streams of it, what users should have done, what somebody was asked for.

use crate::model::{ActivationMilestone, Contact, ContactKind, Event, GateName, PlanFile, Side, Workstream};
use crate::plan_at::PlanAt;
use crate::remedy::commands;

use super::catalogue::CONTACTS;
use super::definition::{Log, LogEntry};

/// Streams of work with an owner on both sides.
pub const WORKSTREAMS: Log = Log {
    noun: "workstream",
    prefix: 'W',
    file: PlanFile::Jsp,
    list: "workstreams",
    key: "id",
    command: |plan| commands::workstream_list(plan),
    heads: ["what", "who"],
    is_by_day: false,
    is_record: false,
    is_work: false,
    until: None,
    has_kinds: false,
    entries: |at| at.plan.jsp.workstreams.iter().map(|it| workstream(at, it)).collect(),
};

fn workstream(at: &PlanAt, it: &Workstream) -> LogEntry {
    let (ours, theirs) = (it.owner.one_on(at.as_of()), it.customer_owner.one_on(at.as_of()));
    LogEntry {
        id: it.id.clone(),
        title: it.name.to_string(),
        owner: ours.unwrap_or_default().to_owned(),
        names: [ours, theirs].into_iter().flatten().map(str::to_owned).collect(),
        side: ours.map(|_| Side::Vendor),
        other_side: theirs.map(|_| Side::Customer),
        status: if it.is_owned_by_customer(at.as_of()) { "owned" } else { "not_started" },
        is_open: true,
        ..LogEntry::default()
    }
    .in_plan(it.added_on, &it.dropped, at.as_of())
}

/// What users should have done by a day after go-live.
pub const ACTIVATION: Log = Log {
    noun: "activation milestone",
    prefix: 'V',
    file: PlanFile::Adoption,
    list: "activation",
    key: "id",
    command: |plan| commands::activation_list(plan),
    heads: ["what", "after go-live"],
    is_by_day: false,
    is_record: false,
    is_work: false,
    until: Some(GateName::Activation),
    has_kinds: false,
    entries: |at| at.plan.adoption.activation.iter().map(|it| step(at, it)).collect(),
};

fn step(at: &PlanAt, it: &ActivationMilestone) -> LogEntry {
    let is_done = it.is_done_on(at.as_of());
    LogEntry {
        id: it.id.clone(),
        title: it.title.to_string(),
        owner: format!("day {}", it.day),
        due: at.happened_on(Event::GoLive).map(|live| live.plus_days(i64::from(it.day))).filter(|_| !is_done),
        on: it.done_by(at.as_of()),
        status: if is_done { "done" } else { "open" },
        is_open: !is_done,
        ..LogEntry::default()
    }
    .in_plan(it.added_on, &it.dropped, at.as_of())
}

/// What somebody was asked for. They are among the contacts: an entry that is none has no id here.
pub const ASKS: Log = Log {
    noun: "ask",
    command: |plan| commands::ask_list(plan),
    heads: ["what", "of whom"],
    is_record: false,
    entries: |at| {
        let contacts = at.plan.contacts.contacts.iter();
        (CONTACTS.entries)(at).into_iter().zip(contacts).map(|(entry, it)| ask(entry, it)).collect()
    },
    has_kinds: false,
    ..CONTACTS
};

fn ask(entry: LogEntry, it: &Contact) -> LogEntry {
    if it.kind == ContactKind::Ask {
        let status = if entry.is_open { "open" } else { "answered" };
        // What they were asked for, also once there is an answer.
        LogEntry { status, title: it.text.to_string(), ..entry }
    } else {
        LogEntry { is_absent: true, ..LogEntry::default() }
    }
}
