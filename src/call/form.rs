//! What a form says, once it is read.

use super::ticked::Ticked;
use crate::act::work::WaitingFor;
use crate::date::Date;
use crate::model::{About, Confirmed, ContactKind, Side};
use crate::report::customer::update::UpdateDraft;

/// What a form says of a call. Names are those of people as the plan writes them.
#[derive(Clone, Debug, PartialEq)]
pub struct CallForm {
    /// The day of the call, which all that it says happened on.
    pub day: Date,
    /// What it was.
    pub kind: ContactKind,
    /// Who was there.
    pub present: Vec<String>,
    /// Who was expected and did not come.
    pub absent: Vec<String>,
    /// When both sides speak next.
    pub next: Option<Next>,
    /// What came of it, for both sides.
    pub summary: Option<String>,
    /// What only we need to know.
    pub note: Option<String>,
    /// What became of open entries.
    pub ticks: Vec<OnLine<Tick>>,
    /// Who does what from now on.
    pub actions: Vec<OnLine<NewAction>>,
    /// What was decided.
    pub decisions: Vec<OnLine<Decided>>,
    /// What somebody was asked for.
    pub asks: Vec<OnLine<Ask>>,
    /// What somebody has confirmed.
    pub confirmed: Vec<OnLine<Confirms>>,
    /// How people feel.
    pub moods: Vec<OnLine<Mood>>,
    /// What the update says besides its draft; no update is written without it.
    pub update: Option<UpdateDraft>,
}

impl CallForm {
    /// A form that says nothing but when it was.
    pub(super) fn new(day: Date, kind: ContactKind) -> Self {
        Self {
            day,
            kind,
            present: Vec::new(),
            absent: Vec::new(),
            next: None,
            summary: None,
            note: None,
            ticks: Vec::new(),
            actions: Vec::new(),
            decisions: Vec::new(),
            asks: Vec::new(),
            confirmed: Vec::new(),
            moods: Vec::new(),
            update: Some(UpdateDraft::default()),
        }
    }

    /// Whether it changes nothing beside the log of contacts and the draft of an update.
    pub fn changes_nothing(&self) -> bool {
        self.ticks.is_empty()
            && self.actions.is_empty()
            && self.decisions.is_empty()
            && self.asks.is_empty()
            && self.confirmed.is_empty()
            && self.moods.is_empty()
    }
}

/// Something, and the line of the form that says it, from 0.
#[derive(Clone, Debug, PartialEq)]
pub struct OnLine<T> {
    /// Which line.
    pub number: usize,
    /// What it says.
    pub what: T,
}

/// When both sides speak next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// The day.
    pub day: Date,
    /// What stands after it: the hour, the place.
    pub text: String,
}

/// What became of an open entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Which.
    pub entry: Ticked,
    /// What.
    pub became: WhatBecame,
}

/// What becomes of an entry in a call.
#[derive(Clone, Debug, PartialEq)]
pub enum WhatBecame {
    /// It is done.
    Done {
        /// When; on the day of the call when absent.
        on: Option<Date>,
        /// What shows it.
        evidence: Option<String>,
    },
    /// It has another day.
    Moved {
        /// The day.
        to: Date,
        /// Why.
        reason: Option<String>,
        /// Whose doing it is.
        side: Option<Side>,
    },
    /// It cannot go on.
    Blocked {
        /// Why.
        reason: String,
        /// Who has to move.
        waiting_for: WaitingFor,
    },
    /// It goes on.
    Unblocked,
    /// The plan does without it.
    Dropped {
        /// Why.
        reason: String,
    },
}

/// Who does what from now on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAction {
    /// Who does it.
    pub owner: String,
    /// What.
    pub title: String,
    /// By when.
    pub due: Option<Date>,
    /// Whether the customer is to read it though it is ours.
    pub is_shared: bool,
}

/// What was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// Who approved it.
    pub by: String,
    /// What.
    pub text: String,
    /// What it is about.
    pub about: Option<About>,
}

/// What somebody was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// Who was asked.
    pub of: String,
    /// For what.
    pub text: String,
    /// By when an answer is needed.
    pub due: Option<Date>,
}

/// What somebody has confirmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirms {
    /// Whose word it is.
    pub by: String,
    /// What.
    pub fact: Confirmed,
    /// Where it is written.
    pub evidence: Option<String>,
}

/// How somebody feels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mood {
    /// Who.
    pub name: String,
    /// From 1, hostile, to 5, advocate.
    pub score: u8,
    /// Why.
    pub note: Option<String>,
}
