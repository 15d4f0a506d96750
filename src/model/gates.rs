//! `gates.yaml`: the criteria, evidence, waivers and sign-off of the five gates.

use serde::{Deserialize, Serialize};

use super::{GateName, List, Role, Text};
use crate::date::Date;

/// The file: one key, so that notes of one's own can stand beside it.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct Gates {
    /// The gates by name.
    pub gates: GateSet,
}

/// The five gates; an absent one has no criteria.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct GateSet {
    /// Closes pre-onboarding.
    pub handoff: Option<Gate>,
    /// Closes kickoff.
    pub kickoff: Option<Gate>,
    /// Closes implementation.
    pub go_live: Option<Gate>,
    /// Closes activation.
    pub activation: Option<Gate>,
    /// Closes graduation.
    pub graduation: Option<Gate>,
}

impl GateSet {
    /// The gate of that name.
    pub const fn get(&self, name: GateName) -> Option<&Gate> {
        match name {
            GateName::Handoff => self.handoff.as_ref(),
            GateName::Kickoff => self.kickoff.as_ref(),
            GateName::GoLive => self.go_live.as_ref(),
            GateName::Activation => self.activation.as_ref(),
            GateName::Graduation => self.graduation.as_ref(),
        }
    }
}

/// One gate.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct Gate {
    /// The day it is planned to open.
    pub due: Option<Date>,
    /// What must be true.
    pub criteria: List<Criterion>,
    /// Who opened it.
    pub signoff: Option<Signoff>,
}

/// One thing that must be true. Measured with `metric`, `milestone` when that is named, else attested.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Criterion {
    /// Unique in the plan.
    #[serde(deserialize_with = "super::text::written")]
    pub id: String,
    /// In words.
    #[serde(default)]
    pub text: Text,
    /// Who sees to it.
    #[serde(default)]
    pub owner: Text,
    /// The metric that decides.
    #[serde(default)]
    pub metric: Text,
    /// Met when the metric is at least this.
    pub at_least: Option<f64>,
    /// Met when the metric is at most this.
    pub at_most: Option<f64>,
    /// The milestone that decides.
    #[serde(default)]
    pub milestone: Text,
    /// The role that the attesting person must have.
    pub by_role: Option<Role>,
    /// Somebody's word, with evidence.
    pub attest: Option<Attestation>,
    /// Why the plan does not need it.
    #[serde(default)]
    pub not_applicable: Text,
    /// Permission to go on without it, for a time.
    pub waiver: Option<Waiver>,
}

/// Somebody's word that a criterion is met.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Attestation {
    /// Who.
    #[serde(default)]
    pub by: Text,
    /// When.
    pub on: Option<Date>,
    /// What they saw.
    #[serde(default)]
    pub evidence: Text,
}

/// Permission to go on without a criterion, for a time.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Waiver {
    /// Who gave it.
    #[serde(default)]
    pub by: Text,
    /// When.
    pub on: Option<Date>,
    /// The last day on which it holds.
    pub until: Option<Date>,
    /// Why.
    #[serde(default)]
    pub reason: Text,
}

/// The signature that opens a gate.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Signoff {
    /// Who.
    #[serde(default)]
    pub by: Text,
    /// When.
    pub on: Option<Date>,
    /// The decision behind it.
    #[serde(default)]
    pub decision: Text,
}
