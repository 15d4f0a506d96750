//! `expansion.yaml`: signals of further need, as they are heard while onboarding (S0, S2, S4).

use serde::{Deserialize, Serialize};

use super::{Dropped, List, Need, Text, is_in_plan};
use crate::date::Date;

/// Signals of further need.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct Expansion {
    /// What was heard while onboarding.
    pub signals: List<ExpansionSignal>,
}

/// Something the customer could need next.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct ExpansionSignal {
    /// Unique in the plan.
    #[serde(deserialize_with = "super::text::written")]
    pub id: String,
    /// In words.
    #[serde(default)]
    pub text: Text,
    /// What kind of need.
    pub kind: Option<Need>,
    /// Who said it, or would sponsor it.
    #[serde(default)]
    pub by: Text,
    /// When it was heard.
    pub heard_on: Option<Date>,
    /// When it left the plan.
    #[serde(default)]
    pub dropped: List<Dropped>,
}

impl ExpansionSignal {
    /// Whether it has been heard by the end of `day`, and not been dropped.
    pub fn is_heard_on(&self, day: Date) -> bool {
        is_in_plan(self.heard_on, &self.dropped, day)
    }
}
