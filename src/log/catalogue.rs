//! Every log, each with what a list shows of its entries.

use crate::model::{
    Action, Commitment, Contact, Decision, DecisionState, Due, ExpansionSignal, Milestone, Need, Person,
    PlanFile, Risk, RiskStatus, Role, Session, Side,
};
use crate::plan_at::{LastContacts, PlanAt};
use crate::remedy::commands;

use super::definition::{Log, LogEntry};

/// What most lists call the title of an entry, and whose it is.
const WHAT_AND_WHO: [&str; 2] = ["what", "who"];

/// Tasks.
pub const ACTIONS: Log = Log {
    noun: "action",
    prefix: 'A',
    file: PlanFile::Actions,
    list: "actions",
    key: "id",
    command: |plan| commands::action_list(plan),
    heads: WHAT_AND_WHO,
    is_by_day: false,
    is_record: false,
    is_work: true,
    until: None,
    has_kinds: false,
    entries: |at| {
        at.plan.actions.actions.iter().enumerate().map(|(index, it)| action(at, index, it)).collect()
    },
};

fn action(at: &PlanAt, index: usize, it: &Action) -> LogEntry {
    let state = at.action_state(index);
    let waits_on = at.action_waits(index).first().and_then(|wait| wait.side);
    LogEntry {
        id: it.id.clone(),
        title: it.title.to_string(),
        owner: at.action_owner(index).unwrap_or_default().to_owned(),
        due: at.action_due(index),
        due_from: at.action_due_from(index),
        owed_on: at.action_owed_on(index),
        done_on: at.action_done_at(index),
        side: waits_on.or_else(|| at.action_side(index)),
        status: state.word(),
        is_open: state.is_open(),
        ..LogEntry::default()
    }
    .in_plan(it.added_on, &it.dropped, at.as_of())
}

/// What was decided, or has to be.
pub const DECISIONS: Log = Log {
    noun: "decision",
    prefix: 'D',
    file: PlanFile::Decisions,
    list: "decisions",
    key: "id",
    command: |plan| commands::decision_list(plan),
    heads: ["what", "approved by"],
    is_by_day: false,
    is_record: false,
    is_work: false,
    until: None,
    has_kinds: false,
    entries: decisions,
};

fn decisions(at: &PlanAt) -> Vec<LogEntry> {
    let states = at.plan.decisions.states_on(at.as_of());
    let decisions = at.plan.decisions.decisions.iter();
    decisions.zip(states).map(|(it, state)| decision(at, it, state)).collect()
}

fn decision(at: &PlanAt, it: &Decision, state: Option<DecisionState>) -> LogEntry {
    // Until it is made, it is theirs who are asked for it.
    let is_asked = state == Some(DecisionState::Open);
    let who = if is_asked { it.of.one_on(at.as_of()) } else { it.by.get() }.unwrap_or_default();
    LogEntry {
        id: it.id.clone(),
        title: it.words_on(at.as_of()),
        owner: who.to_owned(),
        due: at.decision_due(it).filter(|_| is_asked),
        on: if is_asked { it.asked_on } else { it.decided_on },
        side: at.side_of(who),
        status: state.map_or("", DecisionState::word),
        is_open: matches!(state, Some(DecisionState::Open | DecisionState::InForce)),
        is_absent: state.is_none(),
        ..LogEntry::default()
    }
}

/// What could go wrong.
pub const RISKS: Log = Log {
    noun: "risk",
    prefix: 'R',
    file: PlanFile::Risks,
    list: "risks",
    key: "id",
    command: |plan| commands::risk_list(plan),
    heads: WHAT_AND_WHO,
    is_by_day: false,
    is_record: false,
    is_work: false,
    until: None,
    has_kinds: true,
    entries: |at| at.plan.risks.risks.iter().map(|it| risk(at, it)).collect(),
};

fn risk(at: &PlanAt, it: &Risk) -> LogEntry {
    let status = it.status_on(at.as_of());
    let owner = it.owner.one_on(at.as_of()).unwrap_or_default();
    LogEntry {
        id: it.id.clone(),
        title: it.text.to_string(),
        owner: owner.to_owned(),
        due: at.risk_due(it),
        side: at.side_of(owner),
        is: it.nature().word(),
        status: status.map_or("", RiskStatus::word),
        is_open: status == Some(RiskStatus::Open),
        is_absent: status.is_none(),
        ..LogEntry::default()
    }
}

/// The steps of the joint success plan.
pub const MILESTONES: Log = Log {
    noun: "milestone",
    prefix: 'M',
    file: PlanFile::Jsp,
    list: "milestones",
    key: "id",
    command: |plan| commands::milestone_list(plan),
    heads: WHAT_AND_WHO,
    is_by_day: false,
    is_record: false,
    is_work: true,
    until: None,
    has_kinds: false,
    entries: |at| {
        at.plan.jsp.milestones.iter().enumerate().map(|(index, it)| milestone(at, index, it)).collect()
    },
};

fn milestone(at: &PlanAt, index: usize, it: &Milestone) -> LogEntry {
    let state = at.state(index);
    let (ours, theirs) = (it.owner.one_on(at.as_of()), at.customer_owner(index));
    let through = at.owner_through_stream(index);
    let [side, other_side] = sides(at, index, ours, theirs);
    LogEntry {
        id: it.id.clone(),
        title: it.title.to_string(),
        owner: ours.unwrap_or_default().to_owned(),
        due: at.due(index),
        due_from: at.due_from(index),
        done_on: at.done_at(index),
        names: [ours, theirs].into_iter().flatten().map(str::to_owned).collect(),
        side,
        other_side,
        beside: through.map(|name| ("customer_owner", format!("{name}, through the workstream"))),
        status: state.word(),
        is_open: state.is_open(),
        ..LogEntry::default()
    }
    .in_plan(it.added_on, &it.dropped, at.as_of())
}

/// On whom a milestone waits; one that waits on nobody is both sides' whose owners it names.
fn sides(at: &PlanAt, index: usize, ours: Option<&str>, theirs: Option<&str>) -> [Option<Side>; 2] {
    let (ours, theirs) = (ours.map(|_| Side::Vendor), theirs.map(|_| Side::Customer));
    match at.waits(index).first().and_then(|wait| wait.side) {
        Some(side) => [Some(side), None],
        None if ours.is_none() => [theirs, None],
        None => [ours, theirs],
    }
}

/// What was promised to close the deal.
pub const COMMITMENTS: Log = Log {
    noun: "commitment",
    prefix: 'C',
    file: PlanFile::Handoff,
    list: "commitments",
    key: "id",
    command: |plan| commands::commitment_list(plan),
    heads: ["what", "promised by"],
    is_by_day: false,
    is_record: false,
    is_work: false,
    until: None,
    has_kinds: false,
    entries: |at| at.plan.handoff.commitments.iter().map(|it| commitment(at, it)).collect(),
};

fn commitment(at: &PlanAt, it: &Commitment) -> LogEntry {
    LogEntry {
        id: it.id.clone(),
        title: it.text.to_string(),
        owner: it.by.to_string(),
        due: at.commitment_owed(it),
        put_off_to: at.put_off_to(it),
        side: at.side_of(it.by.or("")),
        status: it.status_on(at.as_of()).word(),
        is_open: it.is_owed_on(at.as_of()),
        is_absent: !it.is_in_plan(at.as_of()),
        ..LogEntry::default()
    }
}

/// Training.
pub const SESSIONS: Log = Log {
    noun: "training session",
    prefix: 'T',
    file: PlanFile::Training,
    list: "sessions",
    key: "id",
    command: |plan| commands::training_list(plan),
    heads: ["what", "audience"],
    is_by_day: false,
    is_record: false,
    is_work: false,
    until: None,
    has_kinds: false,
    entries: |at| at.plan.training.sessions.iter().map(|it| session(at, it)).collect(),
};

fn session(at: &PlanAt, it: &Session) -> LogEntry {
    let is_open = it.delivered_by(at.as_of()).is_none();
    let status = match it.results_on(at.as_of()) {
        _ if is_open => "planned",
        (_, None) => "delivered",
        (Some(tested), Some(passed)) if passed < tested => "partly_passed",
        _ => "passed",
    };
    LogEntry {
        id: it.id.clone(),
        title: it.title.to_string(),
        owner: it.audience.map(|audience| audience.to_string()).unwrap_or_default(),
        is_owner_a_word: true,
        due: at.session_due(it),
        owed_on: at.session_owed_on(it),
        status,
        is_open,
        ..LogEntry::default()
    }
    .in_plan(it.added_on, &it.dropped, at.as_of())
}

/// The customer's people, who are named by their names.
pub const PEOPLE: Log = Log {
    noun: "stakeholder",
    prefix: 'P',
    file: PlanFile::Stakeholders,
    list: "people",
    key: "name",
    command: |plan| commands::stakeholder_list(plan),
    heads: ["title", "roles"],
    is_by_day: false,
    is_record: false,
    is_work: false,
    until: None,
    has_kinds: false,
    entries: |at| {
        let contacts = at.last_contacts();
        at.plan.stakeholders.people.iter().map(|it| person(at, contacts, it)).collect()
    },
};

fn person(at: &PlanAt, contacts: &LastContacts, it: &Person) -> LogEntry {
    let is_there = it.is_there_on(at.as_of()) && !it.has_left_by(at.as_of());
    LogEntry {
        id: it.name.clone(),
        title: it.title.to_string(),
        names: vec![it.name.clone()],
        side: Some(Side::Customer),
        on: contacts.with(&it.name).map(|(on, _)| *on),
        owner: it.roles_on(at.as_of()).map(Role::word).collect::<Vec<_>>().join(", "),
        is_owner_a_word: true,
        status: if is_there { "active" } else { "departed" },
        is_open: is_there,
        is_absent: !it.is_known_on(at.as_of()),
        ..LogEntry::default()
    }
}

/// Calls, meetings, mails and asks that counted.
pub const CONTACTS: Log = Log {
    noun: "contact",
    prefix: 'L',
    file: PlanFile::Contacts,
    list: "contacts",
    key: "id",
    command: |plan| commands::contact_list(plan),
    heads: ["what", "with"],
    is_by_day: true,
    is_record: true,
    is_work: false,
    until: None,
    has_kinds: true,
    entries: |at| at.plan.contacts.contacts.iter().map(|it| contact(at, it)).collect(),
};

fn contact(at: &PlanAt, it: &Contact) -> LogEntry {
    let day = at.as_of();
    let asked = it.of.one_on(day);
    let people: Vec<String> = it.present.iter().cloned().chain(asked.map(str::to_owned)).collect();
    let is_open = it.is_unanswered(day);
    LogEntry {
        id: it.id.clone(),
        title: it.summary.get().or_else(|| it.text.get()).unwrap_or_default().to_owned(),
        owner: people.join(", "),
        due: it.due_on(day).and_then(Due::day).filter(|_| is_open),
        on: it.happened_on(),
        side: asked.and_then(|name| at.side_of(name)),
        is: it.kind.word(),
        status: it.kind.word(),
        is_open,
        is_absent: it.happened_on().is_some_and(|on| on > day) || it.is_withdrawn(day),
        ..LogEntry::default()
    }
}

/// Signs of further need.
pub const SIGNALS: Log = Log {
    noun: "expansion signal",
    prefix: 'E',
    file: PlanFile::Expansion,
    list: "signals",
    key: "id",
    command: |plan| commands::expansion_list(plan),
    heads: WHAT_AND_WHO,
    is_by_day: false,
    is_record: false,
    is_work: false,
    until: None,
    has_kinds: true,
    entries: |at| at.plan.expansion.signals.iter().map(|it| signal(at, it)).collect(),
};

fn signal(at: &PlanAt, it: &ExpansionSignal) -> LogEntry {
    LogEntry {
        id: it.id.clone(),
        title: it.text.to_string(),
        owner: it.by.to_string(),
        on: it.heard_on,
        side: at.side_of(it.by.or("")),
        is: it.kind.map_or("", Need::word),
        status: it.kind.map_or("", Need::word),
        is_open: true,
        ..LogEntry::default()
    }
    .in_plan(it.heard_on, &it.dropped, at.as_of())
}

/// The logs whose entries others name: what a decision can affect.
pub const LINKED: [&Log; 5] = [&ACTIONS, &MILESTONES, &RISKS, &DECISIONS, &COMMITMENTS];
