//! The shape of a playbook's file: a template of a plan with roles for people and offsets for dates.

use std::fmt;

use serde::Deserialize;

use crate::model::{
    self, Alternative, Assessment, Audience, Engagement, Event, Fact, Frequency, GateName, GatesOpen, List,
    Phase, RelativeDay, Role, Segment, TeamRole, Text, names,
};

names! {
    /// What a file under `playbooks/` is.
    Kind {
        /// A whole template.
        Playbook = "playbook",
        /// Additions to a playbook, taken with `--with`.
        Overlay = "overlay",
    }
}

names! {
    /// What of the customer's technology something is there for: without it, it does not apply.
    AppliesIf {
        /// Single sign-on is needed.
        SsoRequired = "sso_required",
        /// There is data to bring along.
        DataMigration = "data_migration",
        /// There are systems to connect.
        Integrations = "integrations",
    }
}

names! {
    /// Who has a right where a plan names nobody: a part of ours, or a role at the customer.
    Right {
        /// Our CSM.
        Csm = "csm",
        /// Our implementation owner.
        Implementation = "implementation",
        /// Our account executive.
        Ae = "ae",
        /// Our support escalation owner.
        Support = "support",
        /// Their executive sponsor.
        ExecutiveSponsor = "executive_sponsor",
        /// Who decided on the purchase.
        DecisionMaker = "decision_maker",
        /// Their champion.
        Champion = "champion",
        /// Their admin.
        AdminOwner = "admin_owner",
        /// Their project lead.
        ProjectLead = "project_lead",
        /// Their technical owner.
        TechnicalOwner = "technical_owner",
    }
}

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
    pub(super) const fn get_mut(&mut self, name: GateName) -> &mut GateTemplate {
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
    /// Who of ours sees to it.
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

/// One training session.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SessionTemplate {
    /// Unique in the playbook.
    pub id: String,
    /// What it teaches.
    pub title: String,
    /// For whom.
    pub audience: Audience,
    /// When it is to be given.
    pub due: RelativeDay,
    /// How understanding is tested.
    pub assessment: Option<Assessment>,
}

/// What users should have done.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct ActivationTemplate {
    /// Unique in the playbook.
    pub id: String,
    /// In words.
    pub title: String,
    /// The day after go-live.
    pub day: u32,
}

/// A role in words: `executive sponsor`.
pub(crate) struct Spoken(pub(crate) Role);

impl fmt::Display for Spoken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.word().replace('_', " "))
    }
}
