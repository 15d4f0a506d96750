//! `actions.yaml`: the action log (S1).

use serde::{Deserialize, Serialize};

use super::{Blocker, Dropped, Due, Edition, Holders, List, Move, Reopened, Side, Text, due_on};
use crate::date::Date;

/// The action log.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct Actions {
    /// Sorted by id where the ids are generated.
    pub actions: List<Action>,
}

/// A task with an owner and a date.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Action {
    /// Unique in the plan.
    #[serde(deserialize_with = "super::text::written")]
    pub id: String,
    /// What is to be done.
    #[serde(default)]
    pub title: Text,
    /// By when.
    pub due: Option<Due>,
    /// How that day moved.
    #[serde(default)]
    pub moves: List<Move>,
    /// When somebody began.
    pub started_on: Option<Date>,
    /// When it was done.
    pub done_on: Option<Date>,
    /// What was shown.
    #[serde(default)]
    pub evidence: Text,
    /// When it was shown, where that was later.
    pub evidence_on: Option<Date>,
    /// Why it cannot go on, and why it could not.
    #[serde(default)]
    pub blockers: List<Blocker>,
    /// When it was done and then was not.
    #[serde(default)]
    pub reopened: List<Reopened>,
    /// When it left the plan, and came back.
    #[serde(default)]
    pub dropped: List<Dropped>,
    /// Who does it.
    #[serde(default)]
    pub owner: Holders,
    /// Whose it is, where nobody is named.
    pub side: Option<Side>,
    /// The milestone it serves.
    #[serde(default)]
    pub milestone: Text,
    /// Actions that must be done before it can start.
    #[serde(default)]
    pub after: List<String>,
    /// When it was written down; at the signature when absent.
    pub added_on: Option<Date>,
    /// Who may read it.
    pub audience: Option<Edition>,
    /// Free words.
    #[serde(default)]
    pub note: Text,
}

impl Action {
    /// The title, or the id where there is none.
    pub fn label(&self) -> &str {
        self.title.or(&self.id)
    }

    /// When it was to be done, as that stood at the end of `day`.
    pub fn due_on(&self, day: Date) -> Option<&Due> {
        due_on(self.due.as_ref(), &self.moves, day)
    }
}
