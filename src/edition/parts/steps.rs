//! The steps of the plan, and what holds them up.

use serde::Serialize;

use crate::date::Date;
use crate::edition::{Name, Tag, Words};
use crate::model::{ContactKind, Phase};

/// A step of the plan.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Milestone {
    /// What calendars know it by.
    #[serde(skip)]
    pub tag: Tag,
    /// What will be true.
    pub title: Words,
    /// The phase it belongs to.
    pub phase: Option<Phase>,
    /// The strand of work.
    pub workstream: Option<Words>,
    /// Whether it is one of the few that a plan on one page shows.
    pub is_core: bool,
    /// The row that it shares with others there.
    pub row: Option<Words>,
    /// Whether with it the customer is live.
    pub is_go_live: bool,
    /// Whether go-live depends on it, and it is open.
    pub is_on_the_way: bool,
    /// The call or meeting that it is.
    pub meeting: Option<ContactKind>,
    /// Its day as both sides agreed on it.
    pub agreed: Option<Date>,
    /// Its day as planned now.
    pub planned: Option<Date>,
    /// When it is to be expected, while it is open.
    pub expected: Option<Date>,
    /// What was expected when the customer last heard.
    pub expected_before: Option<Date>,
    /// The day on which it was started.
    pub started_on: Option<Date>,
    /// The day on which it was done.
    pub done_on: Option<Date>,
    /// Whether it cannot go on.
    pub is_blocked: bool,
    /// Whether its day has passed.
    pub is_late: bool,
    /// Who has it at the customer.
    pub theirs: Option<Name>,
    /// Who has it with us.
    pub ours: Option<Name>,
    /// Whether whoever had it at the customer has gone, and nobody took it over.
    pub is_orphaned: bool,
    /// Working days that it takes.
    pub days: Option<u32>,
    /// What it waits for.
    pub after: Vec<Words>,
    /// How its day moved, the newest last.
    pub moves: Vec<Moved>,
    /// What holds it up, the longest first.
    pub waits: Vec<Wait>,
}

/// A planned day that was changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Moved {
    /// Where it was.
    pub from: Option<Date>,
    /// Where it is.
    pub to: Option<Date>,
    /// When that was changed.
    pub moved_on: Date,
    /// Why.
    pub reason: Option<Words>,
}

/// A date that the customer knew otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct Change<'a> {
    /// Of what.
    pub milestone: &'a Milestone,
    /// What they knew.
    pub from: Date,
    /// What is so now.
    pub to: Date,
}

/// What holds something up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Wait {
    /// Why it cannot go on; without words it is work on our side.
    pub reason: Option<Words>,
    /// What would end it: a task, in its own words.
    pub task: Option<Words>,
    /// Whom it waits for.
    pub from: Option<Name>,
    /// Whether that is the customer's.
    pub is_theirs: bool,
    /// Since when.
    pub since: Date,
    /// The day on which it was answered.
    pub answered_on: Option<Date>,
    /// The steps that it holds up: the one that is blocked first.
    pub holds_up: Vec<Words>,
}

/// Why go-live is not expected earlier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cause {
    /// The step that decides it; nothing where that is work of ours that is not shown.
    pub milestone: Option<Words>,
    /// What holds that up.
    pub wait: Option<Wait>,
    /// The last day on which that may end for the expected day to hold; then each working day moves it by one. Only where
    /// it is the customer's to end.
    pub holds_until: Option<Date>,
}

/// What somebody does, or was asked for.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Task {
    /// What.
    pub title: Words,
    /// Who.
    pub owner: Option<Name>,
    /// Whether whoever had it has gone, and nobody took it over.
    pub is_orphaned: bool,
    /// Whether it is the customer's.
    pub is_theirs: bool,
    /// Whether go-live waits for it.
    pub is_awaited: bool,
    /// Since when it was asked for.
    pub asked_on: Option<Date>,
    /// By when.
    pub due: Option<Date>,
    /// The day on which it was started.
    pub started_on: Option<Date>,
    /// The day on which it was done or answered.
    pub done_on: Option<Date>,
    /// The step that it belongs to.
    pub milestone: Option<Words>,
    /// How its day moved.
    pub moves: Vec<Moved>,
    /// What holds it up.
    pub waits: Vec<Wait>,
}

impl Milestone {
    /// Whether it is still to be done.
    pub const fn is_open(&self) -> bool {
        self.done_on.is_none()
    }

    /// Whether it comes after the day for which it is planned.
    pub fn is_behind(&self) -> bool {
        self.is_late || self.expected.zip(self.planned).is_some_and(|(expected, planned)| expected > planned)
    }

    /// Who has it on both sides, theirs first.
    pub fn owners(&self) -> impl Iterator<Item = &Name> {
        self.theirs.iter().chain(&self.ours)
    }
}
