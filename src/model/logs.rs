//! `actions.yaml`, `decisions.yaml`, `risks.yaml`: the three logs (S1).

use serde::{Deserialize, Serialize};

use super::{
    Blocker, Dropped, Due, Edition, Holders, List, Move, Origin, Reopened, RiskResponse, RiskStatus, Side,
    Text, due_on,
};
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

    /// Whether the customer must not read it.
    pub fn is_internal(&self) -> bool {
        self.audience == Some(Edition::Internal)
    }

    /// When it was to be done, as that stood at the end of `day`.
    pub fn due_on(&self, day: Date) -> Option<&Due> {
        due_on(self.due.as_ref(), &self.moves, day)
    }
}

/// The decision log.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct Decisions {
    /// Sorted by id where the ids are generated.
    pub decisions: List<Decision>,
}

/// A choice and who approved it.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Decision {
    /// Unique in the plan.
    #[serde(deserialize_with = "super::text::written")]
    pub id: String,
    /// What was decided.
    #[serde(default)]
    pub text: Text,
    /// Who approved it.
    #[serde(default)]
    pub by: Text,
    /// When.
    pub on: Option<Date>,
    /// Why.
    #[serde(default)]
    pub rationale: Text,
    /// What else was on the table.
    #[serde(default)]
    pub options: List<String>,
    /// Ids of what it changes.
    #[serde(default)]
    pub affects: List<String>,
    /// The id of the decision it replaces.
    #[serde(default)]
    pub supersedes: Text,
}

/// The risk log.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct Risks {
    /// Sorted by id where the ids are generated.
    pub risks: List<Risk>,
}

/// What could derail the timeline.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Risk {
    /// Unique in the plan.
    #[serde(deserialize_with = "super::text::written")]
    pub id: String,
    /// What could happen.
    #[serde(default)]
    pub text: Text,
    /// Where the plan has it from.
    pub origin: Option<Origin>,
    /// Who watches it.
    #[serde(default)]
    pub owner: Text,
    /// 1 (unlikely) to 5 (nearly certain).
    pub probability: Option<u8>,
    /// 1 (a nuisance) to 5 (the onboarding fails).
    pub impact: Option<u8>,
    /// What is done about it.
    pub response: Option<RiskResponse>,
    /// How it is made smaller.
    #[serde(default)]
    pub mitigation: Text,
    /// What escalates it.
    #[serde(default)]
    pub trigger: Text,
    /// The day on which the trigger is judged.
    pub trigger_date: Option<Date>,
    /// The last time somebody looked at it.
    pub last_review: Option<Date>,
    /// Open when absent.
    pub status: Option<RiskStatus>,
    /// The action it became when it occurred.
    #[serde(default)]
    pub action: Text,
}

impl Risk {
    /// Whether it may still happen.
    pub fn is_open(&self) -> bool {
        self.status.unwrap_or(RiskStatus::Open) == RiskStatus::Open
    }

    /// Probability × impact, 1–25, when both are judged.
    pub fn exposure(&self) -> Option<u32> {
        Some(u32::from(self.probability?) * u32::from(self.impact?))
    }
}
