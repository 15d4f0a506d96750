//! Milestones of a playbook.

use serde::Deserialize;

use super::words::AppliesIf;
use crate::model::{Event, Fact, List, Phase, RelativeDay, Role, TeamRole, Text};

/// An operational step.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct MilestoneTemplate {
    /// Unique in the playbook.
    pub id: String,
    /// What will be true.
    pub title: String,
    /// The phase it belongs to.
    pub phase: Phase,
    /// The event it is.
    pub event: Option<Event>,
    /// The fact it rests on.
    pub fact: Option<Fact>,
    /// The id of its workstream.
    #[serde(default)]
    pub workstream: Text,
    /// Who owns it on our side.
    pub owner: Option<TeamRole>,
    /// Who owns it at the customer.
    pub customer_owner: Option<Role>,
    /// When it is due, should nothing that it depends on push it.
    pub due: RelativeDay,
    /// Working days it takes once it can start.
    pub days: u32,
    /// What must be done before it can start.
    #[serde(default)]
    pub after: List<String>,
    /// What measures that it is done: all of it, on one day.
    #[serde(default)]
    pub done_when: List<ConditionTemplate>,
    /// What of the customer's technology it is there for.
    pub applies_if: Option<AppliesIf>,
    /// In an overlay: the milestone of the playbook whose place it takes.
    #[serde(default)]
    pub replaces: Text,
    /// Whether it belongs to the few that every customer sees first.
    #[serde(default)]
    pub core: bool,
    /// The row of the short plan that it shares with others.
    #[serde(default)]
    pub row: Text,
    /// What must be shown for it to count.
    #[serde(default)]
    pub acceptance: Text,
}

/// A metric and its bounds.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct ConditionTemplate {
    /// The metric.
    pub metric: String,
    /// Met when the metric is at least this.
    pub at_least: Option<f64>,
    /// Met when the metric is at most this.
    pub at_most: Option<f64>,
}
