//! `updates.yaml` and `expansion.yaml`: written updates after each call, and signals of further need.

use serde::Deserialize;

use super::{List, Need, Text};
use crate::date::Date;

/// The written updates (S1: after every call).
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Updates {
    /// Any order; read by date.
    pub updates: List<Update>,
}

/// One written update.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Update {
    /// The day it was sent.
    pub on: Date,
    /// Who wrote it.
    #[serde(default)]
    pub by: Text,
    /// What shipped.
    #[serde(default)]
    pub shipped: List<String>,
    /// What is blocked.
    #[serde(default)]
    pub blocked: List<String>,
    /// What is next.
    #[serde(default)]
    pub next: List<String>,
}

/// Signals of further need (S0, S2, S4).
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Expansion {
    /// What was heard while onboarding.
    pub signals: List<ExpansionSignal>,
}

/// Something the customer could need next.
#[derive(Clone, Debug, PartialEq, Deserialize)]
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
    pub who: Text,
    /// When it was heard.
    pub on: Option<Date>,
}
