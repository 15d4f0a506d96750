//! The JSON of `playbook list` and `playbook show`: its own shapes, so that the file format can grow.

use serde::Serialize;

use super::{decided_by, origin};
use crate::model::{
    Assessment, Engagement, Event, Fact, Frequency, GateName, RelativeDay, Role, Segment, TeamRole,
};
use crate::playbook::{
    Catalogue, CriterionTemplate, MilestoneTemplate, PhaseTemplate, Playbook, PlaybookSource,
    SessionTemplate, WorkstreamTemplate,
};

/// `onboard playbook list`.
#[derive(Debug, Serialize)]
pub struct ListJson {
    playbooks: Vec<EntryJson>,
}

#[derive(Debug, Serialize)]
struct EntryJson {
    name: String,
    version: Option<u32>,
    kind: Option<&'static str>,
    title: Option<String>,
    segment: Option<&'static str>,
    length_days: Option<u32>,
    milestones: Option<usize>,
    origin: &'static str,
    problems: usize,
}

impl ListJson {
    /// The playbooks of a workspace.
    pub fn of(catalogue: &Catalogue) -> Self {
        Self { playbooks: catalogue.entries().iter().map(entry).collect() }
    }
}

fn entry(entry: &PlaybookSource) -> EntryJson {
    let playbook = entry.playbook.as_ref().ok();
    EntryJson {
        name: entry.name.clone(),
        version: playbook.map(|playbook| playbook.version),
        kind: playbook.map(kind),
        title: playbook.and_then(|playbook| playbook.title.get()).map(str::to_owned),
        segment: playbook.and_then(|playbook| playbook.segment).map(Segment::word),
        length_days: playbook.and_then(|playbook| playbook.length_days),
        milestones: playbook.map(|playbook| playbook.milestones.len()),
        origin: origin(entry.origin),
        problems: entry.playbook.as_ref().err().map_or(0, Vec::len),
    }
}

fn kind(playbook: &Playbook) -> &'static str {
    if playbook.is_overlay() { "overlay" } else { "playbook" }
}

/// `onboard playbook show`.
#[derive(Debug, Serialize)]
pub struct PlaybookJson {
    name: String,
    version: u32,
    kind: &'static str,
    origin: &'static str,
    title: Option<String>,
    segment: Option<&'static str>,
    engagement: Option<&'static str>,
    length_days: Option<u32>,
    summary: Option<String>,
    source: Option<String>,
    handoff: HandoffJson,
    value: ValueJson,
    cadence: CadenceJson,
    phases: Vec<PhaseJson>,
    workstreams: Vec<WorkstreamJson>,
    milestones: Vec<MilestoneJson>,
    gates: Vec<GateJson>,
    training: Vec<SessionJson>,
    activation: Vec<ActivationJson>,
}

#[derive(Debug, Serialize)]
struct HandoffJson {
    customer_resources: Vec<ResourceJson>,
}

#[derive(Debug, Serialize)]
struct ResourceJson {
    role: String,
    hours_per_week: Option<f64>,
}

#[derive(Debug, Serialize)]
struct ValueJson {
    quick_win: Option<String>,
    first: Option<String>,
    full: Option<String>,
}

#[derive(Debug, Serialize)]
struct CadenceJson {
    execution_call: Option<&'static str>,
    update: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct ActivationJson {
    id: String,
    title: String,
    day: u32,
}

#[derive(Debug, Serialize)]
struct PhaseJson {
    phase: &'static str,
    from_day: u32,
    to_day: u32,
    aim: Option<String>,
}

#[derive(Debug, Serialize)]
struct WorkstreamJson {
    id: String,
    name: Option<String>,
    owner: Option<&'static str>,
    customer_owner: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct MilestoneJson {
    id: String,
    title: String,
    phase: &'static str,
    event: Option<&'static str>,
    fact: Option<&'static str>,
    workstream: Option<String>,
    owner: Option<&'static str>,
    customer_owner: Option<&'static str>,
    due: String,
    working_days: u32,
    after: Vec<String>,
    core: bool,
    replaces: Option<String>,
    acceptance: Option<String>,
}

#[derive(Debug, Serialize)]
struct GateJson {
    gate: &'static str,
    criteria: Vec<CriterionJson>,
}

#[derive(Debug, Serialize)]
struct CriterionJson {
    id: String,
    text: String,
    decided_by: String,
    metric: Option<String>,
    at_least: Option<f64>,
    at_most: Option<f64>,
    milestone: Option<String>,
    by_role: Option<&'static str>,
    owner: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct SessionJson {
    id: String,
    title: String,
    audience: &'static str,
    due: String,
    assessment: Option<&'static str>,
}

impl PlaybookJson {
    /// All of one playbook; `entry` says where it comes from.
    pub fn of(entry: &PlaybookSource, playbook: &Playbook) -> Self {
        let owned = |text: &crate::model::Text| text.get().map(str::to_owned);
        Self {
            name: playbook.name.clone(),
            version: playbook.version,
            kind: kind(playbook),
            origin: origin(entry.origin),
            title: owned(&playbook.title),
            segment: playbook.segment.map(Segment::word),
            engagement: playbook.engagement.map(Engagement::word),
            length_days: playbook.length_days,
            summary: owned(&playbook.summary),
            source: owned(&playbook.source),
            handoff: handoff(playbook),
            value: value(playbook),
            cadence: CadenceJson {
                execution_call: playbook.cadence.execution_call.map(Frequency::word),
                update: playbook.cadence.update.map(Frequency::word),
            },
            phases: phases(playbook),
            workstreams: workstreams(playbook),
            milestones: milestones(playbook),
            gates: GateName::ALL.iter().map(|name| gate(playbook, *name)).collect(),
            training: playbook.training.iter().map(session).collect(),
            activation: activation(playbook),
        }
    }
}

fn handoff(playbook: &Playbook) -> HandoffJson {
    let resources = playbook.handoff.customer_resources.iter();
    HandoffJson {
        customer_resources: resources
            .map(|resource| ResourceJson {
                role: resource.role.clone(),
                hours_per_week: resource.hours_per_week,
            })
            .collect(),
    }
}

fn value(playbook: &Playbook) -> ValueJson {
    let value = &playbook.value;
    ValueJson {
        quick_win: time(value.quick_win.as_ref()),
        first: time(value.first.as_ref()),
        full: time(value.full.as_ref()),
    }
}

fn time(day: Option<&RelativeDay>) -> Option<String> {
    day.map(ToString::to_string)
}

fn activation(playbook: &Playbook) -> Vec<ActivationJson> {
    let steps = playbook.activation.iter();
    steps
        .map(|step| ActivationJson { id: step.id.clone(), title: step.title.clone(), day: step.day })
        .collect()
}

fn phases(playbook: &Playbook) -> Vec<PhaseJson> {
    let json = |phase: &PhaseTemplate| PhaseJson {
        phase: phase.phase.word(),
        from_day: phase.from_day,
        to_day: phase.to_day,
        aim: phase.aim.get().map(str::to_owned),
    };
    playbook.phases.iter().map(json).collect()
}

fn workstreams(playbook: &Playbook) -> Vec<WorkstreamJson> {
    let json = |stream: &WorkstreamTemplate| WorkstreamJson {
        id: stream.id.clone(),
        name: stream.name.get().map(str::to_owned),
        owner: stream.owner.map(TeamRole::word),
        customer_owner: stream.customer_owner.map(Role::word),
    };
    playbook.workstreams.iter().map(json).collect()
}

fn milestones(playbook: &Playbook) -> Vec<MilestoneJson> {
    let json = |milestone: &MilestoneTemplate| MilestoneJson {
        id: milestone.id.clone(),
        title: milestone.title.clone(),
        phase: milestone.phase.word(),
        event: milestone.event.map(Event::word),
        fact: milestone.fact.map(Fact::word),
        workstream: milestone.workstream.get().map(str::to_owned),
        owner: milestone.owner.map(TeamRole::word),
        customer_owner: milestone.customer_owner.map(Role::word),
        due: milestone.due.to_string(),
        working_days: milestone.days,
        after: milestone.after.to_vec(),
        core: milestone.core,
        replaces: milestone.replaces.get().map(str::to_owned),
        acceptance: milestone.acceptance.get().map(str::to_owned),
    };
    playbook.milestones.iter().map(json).collect()
}

fn gate(playbook: &Playbook, name: GateName) -> GateJson {
    let gate = playbook.gates.get(name);
    let json = |criterion: &CriterionTemplate| CriterionJson {
        id: criterion.id.clone(),
        text: criterion.text.clone(),
        decided_by: decided_by(criterion),
        metric: criterion.metric.get().map(str::to_owned),
        at_least: criterion.at_least,
        at_most: criterion.at_most,
        milestone: criterion.milestone.get().map(str::to_owned),
        by_role: criterion.by_role.map(Role::word),
        owner: criterion.owner.map(TeamRole::word),
    };
    GateJson { gate: name.word(), criteria: gate.criteria.iter().map(json).collect() }
}

fn session(session: &SessionTemplate) -> SessionJson {
    SessionJson {
        id: session.id.clone(),
        title: session.title.clone(),
        audience: session.audience.word(),
        due: session.due.to_string(),
        assessment: session.assessment.map(Assessment::word),
    }
}
