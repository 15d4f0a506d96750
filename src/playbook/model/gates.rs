//! Gates of a playbook, and what they ask.

use serde::Deserialize;

use super::words::AppliesIf;
use crate::model::{Alternative, Fact, GateName, List, Role, TeamRole, Text};

/// The five gates.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct GateTemplates {
    /// Closes pre-onboarding.
    pub handoff: GateTemplate,
    /// Closes kickoff.
    pub kickoff: GateTemplate,
    /// Closes implementation.
    pub go_live: GateTemplate,
    /// Closes activation.
    pub activation: GateTemplate,
    /// Closes graduation.
    pub graduation: GateTemplate,
}

impl GateTemplates {
    /// The gate of that name.
    pub const fn get(&self, name: GateName) -> &GateTemplate {
        match name {
            GateName::Handoff => &self.handoff,
            GateName::Kickoff => &self.kickoff,
            GateName::GoLive => &self.go_live,
            GateName::Activation => &self.activation,
            GateName::Graduation => &self.graduation,
        }
    }

    /// The gate of that name, to be added to.
    pub(in crate::playbook) const fn get_mut(&mut self, name: GateName) -> &mut GateTemplate {
        match name {
            GateName::Handoff => &mut self.handoff,
            GateName::Kickoff => &mut self.kickoff,
            GateName::GoLive => &mut self.go_live,
            GateName::Activation => &mut self.activation,
            GateName::Graduation => &mut self.graduation,
        }
    }
}

/// One gate.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct GateTemplate {
    /// What must be true.
    pub criteria: List<CriterionTemplate>,
}

/// One thing that must be true: measured, a milestone, or somebody's word.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct CriterionTemplate {
    /// Unique in the playbook.
    pub id: String,
    /// In words.
    pub text: String,
    /// The heading of a longer list that starts here, such as `Technical`.
    #[serde(default)]
    pub group: Text,
    /// Who of ours owns it.
    pub owner: Option<TeamRole>,
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
    /// The fact that decides.
    pub fact: Option<Fact>,
    /// Alternatives of which one is enough.
    #[serde(default)]
    pub any_of: List<Alternative>,
    /// The fact that its attestation is.
    pub attests: Option<Fact>,
    /// What of the customer's technology it is there for.
    pub applies_if: Option<AppliesIf>,
    /// The role that the attesting person must have.
    pub by_role: Option<Role>,
    /// Whether the gate may open without it for a time; it may when absent.
    pub waivable: Option<bool>,
    /// Advice that the plan carries as a comment.
    #[serde(default)]
    pub note: Text,
}
