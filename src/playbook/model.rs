//! The shape of a playbook's file: a template of a plan with roles for people and offsets for dates.

mod adoption;
mod gates;
mod milestones;
mod words;

use std::fmt;

use serde::Deserialize;

use crate::model::{
    self, Engagement, Event, Fact, Frequency, GatesOpen, List, Phase, RelativeDay, Role, Segment, TeamRole,
    Text,
};

pub use adoption::{ActivationTemplate, SessionTemplate};
pub use gates::{CriterionTemplate, GateTemplate, GateTemplates};
pub use milestones::{ConditionTemplate, MilestoneTemplate};
pub use words::{AppliesIf, Kind, Right};

/// A named, versioned template of a plan, or an overlay on one.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Playbook {
    /// The name by which `--playbook` and `--with` call it.
    pub name: String,
    /// Raised with every change, so that a plan can say what it was made from.
    pub version: u32,
    /// Whole template or overlay; a playbook when absent.
    pub kind: Option<Kind>,
    /// As people say it.
    #[serde(default)]
    pub title: Text,
    /// The segment it was made for.
    pub segment: Option<Segment>,
    /// How much human help it assumes.
    pub engagement: Option<Engagement>,
    /// Calendar days from signature to the last gate.
    pub length_days: Option<u32>,
    /// How its gates open; signed when absent.
    pub gates_open: Option<GatesOpen>,
    /// Who decides where a plan gives nobody the right.
    #[serde(default)]
    pub decision_rights: RightsTemplate,
    /// What it is for, in a sentence.
    #[serde(default)]
    pub summary: Text,
    /// Where its contents come from.
    #[serde(default)]
    pub source: Text,
    /// The handoff meeting and the people a customer has to commit.
    #[serde(default)]
    pub handoff: HandoffTemplate,
    /// The targets of quick win, first and full value.
    #[serde(default)]
    pub value: ValueTemplate,
    /// The operating rhythm.
    #[serde(default)]
    pub cadence: CadenceTemplate,
    /// The phases with their day ranges.
    #[serde(default)]
    pub phases: List<PhaseTemplate>,
    /// Streams of work.
    #[serde(default)]
    pub workstreams: List<WorkstreamTemplate>,
    /// Operational steps.
    #[serde(default)]
    pub milestones: List<MilestoneTemplate>,
    /// The criteria of the five gates.
    #[serde(default)]
    pub gates: GateTemplates,
    /// Training by audience.
    #[serde(default)]
    pub training: List<SessionTemplate>,
    /// What users should have done, by day after go-live.
    #[serde(default)]
    pub activation: List<ActivationTemplate>,
}

impl Playbook {
    /// Whether it only adds to another.
    pub fn is_overlay(&self) -> bool {
        self.kind == Some(Kind::Overlay)
    }

    /// `NAME@VERSION`, as a plan stores it.
    pub fn stamp(&self) -> String {
        format!("{}@{}", self.name, self.version)
    }

    /// The index of the milestone that is this event.
    pub fn event(&self, event: Event) -> Option<usize> {
        self.milestones.iter().position(|milestone| milestone.event == Some(event))
    }

    /// The index of the milestone that rests on this fact.
    pub fn fact(&self, fact: Fact) -> Option<usize> {
        self.milestones.iter().position(|milestone| milestone.fact == Some(fact))
    }
}

/// Who decides where a plan gives nobody the right.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct RightsTemplate {
    /// On a change of scope.
    pub scope: List<Right>,
    /// On a change of the timeline.
    pub timeline: List<Right>,
    /// On going live.
    pub go_live: List<Right>,
    /// On the other gates.
    pub gates: List<Right>,
}

impl RightsTemplate {
    /// Who has a right.
    pub const fn of(&self, right: model::Right) -> &List<Right> {
        match right {
            model::Right::Scope => &self.scope,
            model::Right::Timeline => &self.timeline,
            model::Right::GoLive => &self.go_live,
            model::Right::Gates => &self.gates,
        }
    }
}

/// What has to be handed over, and when.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct HandoffTemplate {
    /// The parts of the customer that need somebody's hours.
    pub customer_resources: List<ResourceTemplate>,
}

/// Hours that the customer has to commit.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct ResourceTemplate {
    /// The part to be played.
    pub role: String,
    /// Hours a week that the plan assumes.
    pub hours_per_week: Option<f64>,
}

/// Targets of value.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct ValueTemplate {
    /// One tangible result, early.
    pub quick_win: Option<RelativeDay>,
    /// The first meaningful win.
    pub first: Option<RelativeDay>,
    /// The outcome that justified the purchase.
    pub full: Option<RelativeDay>,
}

/// The operating rhythm.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct CadenceTemplate {
    /// How often both sides meet to execute.
    pub execution_call: Option<Frequency>,
    /// How often a written update goes out.
    pub update: Option<Frequency>,
}

/// One phase.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PhaseTemplate {
    /// Which.
    pub phase: Phase,
    /// Its first day, counted from signature.
    pub from_day: u32,
    /// Its last day.
    pub to_day: u32,
    /// What it is there for.
    #[serde(default)]
    pub aim: Text,
}

/// A stream of work.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct WorkstreamTemplate {
    /// The id that milestones name.
    pub id: String,
    /// As people say it.
    #[serde(default)]
    pub name: Text,
    /// Who leads it on our side.
    pub owner: Option<TeamRole>,
    /// Who leads it at the customer.
    pub customer_owner: Option<Role>,
}

/// A role in words: `executive sponsor`.
pub(crate) struct Spoken(pub(crate) Role);

impl fmt::Display for Spoken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.word().replace('_', " "))
    }
}
