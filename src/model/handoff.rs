//! `handoff.yaml`: what sales knows and success must (S0, S1, S2, S3).

use serde::{Deserialize, Serialize};

use super::{CommitmentStatus, List, Text};
use crate::date::Date;

/// The sales-to-success handoff.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct Handoff {
    /// Why they bought: the primary use case.
    pub use_case: Text,
    /// Why somebody was allowed to spend the money.
    pub business_case: Text,
    /// The numbers they expect to move.
    pub success_metrics: List<SuccessMetric>,
    /// How return on investment will be measured.
    pub roi: Text,
    /// What was wrong with the old way.
    pub pain_points: List<String>,
    /// Why us.
    pub reason_for_choice: Text,
    /// Hostile IT, tight timeline, and the like; `[none known]` is an answer.
    pub red_flags: List<String>,
    /// Channels and manners the customer prefers.
    pub communication: Text,
    /// Whom we displaced or beat.
    pub competitive_context: Text,
    /// What the product meets at the customer.
    pub technical: Technical,
    /// The timeline agreed during the sale.
    pub timeline: Text,
    /// What happens to them if this fails.
    pub consequences: Text,
    /// Objections met in the sale.
    pub objections: List<String>,
    /// Every promise made to close the deal.
    pub commitments: List<Commitment>,
    /// The people and hours the customer has promised.
    pub customer_resources: List<Resource>,
}

/// A number the customer expects to move.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct SuccessMetric {
    /// What is measured.
    #[serde(deserialize_with = "super::text::written")]
    pub metric: String,
    /// Where it stands today.
    #[serde(default)]
    pub baseline: Text,
    /// Where it should be.
    #[serde(default)]
    pub target: Text,
    /// How it is measured.
    #[serde(default)]
    pub how: Text,
}

/// The technical environment.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct Technical {
    /// In words.
    pub environment: Text,
    /// Whether single sign-on is needed to go live.
    pub sso_required: Option<bool>,
    /// The customer's identity provider.
    pub identity_provider: Text,
    /// Systems to connect.
    pub integrations: List<String>,
    /// Whether data has to be migrated.
    pub data_migration: Option<bool>,
}

/// A promise made to close the deal, verbal ones included.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Commitment {
    /// Unique in the plan.
    #[serde(deserialize_with = "super::text::written")]
    pub id: String,
    /// What was promised.
    #[serde(default)]
    pub text: Text,
    /// Who promised it.
    #[serde(default)]
    pub by: Text,
    /// Whether it is in no document of the deal.
    #[serde(default)]
    pub verbal: bool,
    /// By when.
    pub due: Option<Date>,
    /// What became of it; open when absent.
    pub status: Option<CommitmentStatus>,
    /// When it was delivered.
    pub delivered_on: Option<Date>,
    /// The decision that declined it.
    #[serde(default)]
    pub decision: Text,
}

impl Commitment {
    /// Whether it is still owed.
    pub fn is_open(&self) -> bool {
        self.status.unwrap_or(CommitmentStatus::Open) == CommitmentStatus::Open
    }
}

/// Somebody's time that the customer commits, such as an IT admin 5 hours a week (S1).
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Resource {
    /// The part to be played.
    #[serde(deserialize_with = "super::text::written")]
    pub role: String,
    /// Who.
    #[serde(default)]
    pub name: Text,
    /// Hours a week.
    pub hours_per_week: Option<f64>,
    /// The day the customer committed it; absent while it has not.
    pub committed_on: Option<Date>,
}
