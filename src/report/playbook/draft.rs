//! `onboard new`: what was made, or would be, and what a human owes first.

use serde::Serialize;

use crate::date::Date;
use crate::model::{Engagement, GateName, TeamRole};
use crate::phrase::Count;
use crate::playbook::{FirstTask, MilestoneTemplate, NewPlan};
use crate::remedy::commands;
use crate::report::{Cell, Column, Heading, Item, Items, Line, Pairs, Report, Table, Tone, gate};

/// A plan that was made, or only thought out.
#[derive(Clone, Copy, Debug)]
pub struct Made<'a> {
    /// The plan.
    pub draft: &'a NewPlan,
    /// The name of its directory.
    pub slug: &'a str,
    /// The directory, relative to the workspace.
    pub path: &'a str,
    /// The names of its files and their sizes in bytes.
    pub files: &'a [(&'static str, usize)],
    /// Whether nothing was written.
    pub is_dry_run: bool,
    /// What a human owes first.
    pub next: &'a [FirstTask],
    /// The days that an onboarding of its segment usually takes, from and to.
    pub usual_days: (u32, u32),
    /// What was decided without being asked.
    pub remarks: &'a [String],
}

impl Made<'_> {
    /// The day of the plan on which its last gate is to open.
    fn planned_days(&self) -> Option<i64> {
        let last = GateName::ALL.iter().filter_map(|gate| self.draft.dates.gate(*gate)).max()?;
        Some(self.draft.day(last))
    }
}

/// The answer for people.
pub fn draft_report(made: &Made<'_>) -> Report {
    let count = Count(made.files.len(), "file");
    let line = if made.is_dry_run {
        Line::new().plain("would make ").code(made.path).plain(format!(" with {count}; nothing was written"))
    } else {
        Line::new().plain("made ").code(made.path).plain(format!(" with {count}"))
    };
    let mut report = Report::new().with(line).with(head(made));
    if made.is_dry_run {
        report.push(Heading::part("Files"));
        report.push(files(made));
        report.push(Heading::part("Milestones"));
        report.push(milestones(made));
    }
    report.push(Heading::part("Gates"));
    report.push(gates(made));
    report.push(Heading::part("Next"));
    report.push(next(made));
    if !made.is_dry_run {
        let line = Line::new().code(commands::check(made.slug)).plain(" lists all that is still owed");
        report.push(line);
    }
    report
}

fn head(made: &Made<'_>) -> Pairs {
    let plan = &made.draft.onboarding;
    let segment = Line::new()
        .strong(plan.segment)
        .dim(plan.segment_reason.get().map_or_else(String::new, |why| format!(": {why}")));
    let mut playbook = plan.playbook.or("").to_owned();
    for overlay in &plan.overlays {
        playbook.push_str(&format!(", with {overlay}"));
    }
    Pairs::new()
        .pair("customer", plan.customer.as_str())
        .pair("signed", plan.contract.signed_on.to_string())
        .pair("segment", segment)
        .maybe("engagement", plan.engagement.map(Engagement::word))
        .pair("playbook", playbook)
        .maybe("length", length(made))
}

/// `day 60 at the last gate; mid-market usually takes 45 to 60 days`. Where a plan goes on after its value, because use has to
/// last before it graduates, the usual days are those until value, and the line says so.
fn length(made: &Made<'_>) -> Option<String> {
    let (least, most) = made.usual_days;
    let (days, segment) = (made.planned_days()?, made.draft.onboarding.segment);
    let value = made.draft.dates.first_value.map(|it| made.draft.day(it));
    if let Some(value) = value.filter(|value| *value <= i64::from(most) && days > i64::from(most)) {
        return Some(format!(
            "first value on day {value}; {segment} usually takes {least} to {most} days to get there; \
             the last gate on day {days}, once use has lasted"
        ));
    }
    Some(format!("day {days} at the last gate; {segment} usually takes {least} to {most} days"))
}

fn files(made: &Made<'_>) -> Table {
    let columns = [
        Column::left("file").of(made.files, |(name, _)| *name),
        Column::right("bytes").of(made.files, |(_, size)| *size),
    ];
    Table::new(columns)
}

fn milestones(made: &Made<'_>) -> Table {
    // Who is not known by name yet is called by the role.
    let owner = |role: TeamRole| match made.draft.person(role) {
        Some(person) => Cell::from(person),
        None => Cell::lacking(Tone::Dim.line(role)),
    };
    let milestones = made.draft.playbook.milestones.iter();
    let mut rows: Vec<(&MilestoneTemplate, &Date)> = milestones.zip(&made.draft.dates.milestones).collect();
    rows.sort_by_key(|(_, due)| **due);
    let columns = [
        Column::right("day").of(&rows, |(_, due)| made.draft.day(**due)),
        Column::left("due").of(&rows, |(_, due)| dated(**due)),
        Column::left("milestone").wraps().of(&rows, |(milestone, _)| milestone.title.as_str()),
        Column::left("owner").expendable(1).of(&rows, |(milestone, _)| milestone.owner.map(owner)),
        Column::left("phase").expendable(2).of(&rows, |(milestone, _)| milestone.phase.word()),
        Column::data("id").of(&rows, |(milestone, _)| milestone.id.as_str()),
    ];
    Table::new(columns).main()
}

fn dated(date: Date) -> Cell {
    Cell::text(date.short_with_weekday(), date.to_string())
}

fn gates(made: &Made<'_>) -> Table {
    let due = |gate: GateName| made.draft.dates.gate(gate);
    let columns = [
        Column::left("gate").of(GateName::ALL, |gate| Cell::text(gate::name(*gate), gate.word())),
        Column::left("closes").of(GateName::ALL, |gate| gate.phase().word()),
        Column::right("day").of(GateName::ALL, |gate| due(*gate).map(|due| made.draft.day(due))),
        Column::left("planned").of(GateName::ALL, |gate| due(*gate).map(dated)),
        Column::right("criteria")
            .expendable(1)
            .of(GateName::ALL, |gate| made.draft.playbook.gates.get(*gate).criteria.len()),
    ];
    Table::new(columns)
}

fn next(made: &Made<'_>) -> Items {
    let items = made.next.iter().map(|task| {
        let by =
            task.by.map_or_else(Line::new, |by| Line::new().plain(format!("by {}", by.short_with_weekday())));
        let place = Line::new().code(format!("{}/{}", made.path, task.file)).dim(format!(": {}", task.key));
        let command = task.command.as_ref().map_or_else(Line::new, Line::command);
        Item::new(task.what.as_str()).below(Line::joined([by, place], " · ")).below(command)
    });
    Items::numbered(items)
}

/// The answer for programs.
#[derive(Debug, Serialize)]
pub struct DraftJson<'a> {
    slug: &'a str,
    path: &'a str,
    written: bool,
    customer: &'a str,
    signed: Date,
    segment: &'static str,
    segment_reason: Option<&'a str>,
    engagement: Option<&'static str>,
    playbook: Option<&'a str>,
    overlays: Vec<&'a str>,
    planned_days: Option<i64>,
    usual_days: [u32; 2],
    remarks: &'a [String],
    files: Vec<FileJson>,
    milestones: Vec<MilestoneJson<'a>>,
    gates: Vec<GateJson>,
    next: Vec<NextJson>,
}

#[derive(Debug, Serialize)]
struct FileJson {
    name: &'static str,
    bytes: usize,
}

#[derive(Debug, Serialize)]
struct MilestoneJson<'a> {
    id: &'a str,
    title: &'a str,
    phase: &'static str,
    day: i64,
    due: Date,
    owner: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct GateJson {
    gate: &'static str,
    due: Option<Date>,
    criteria: usize,
}

#[derive(Debug, Serialize)]
struct NextJson {
    what: String,
    by: Option<Date>,
    file: &'static str,
    key: &'static str,
    command: Option<String>,
}

impl<'a> DraftJson<'a> {
    /// What was made, or would be.
    pub fn of(made: &Made<'a>) -> Self {
        let plan = &made.draft.onboarding;
        let NewPlan { playbook, dates, .. } = made.draft;
        let milestones =
            playbook.milestones.iter().zip(&dates.milestones).map(|(milestone, due)| MilestoneJson {
                id: &milestone.id,
                title: &milestone.title,
                phase: milestone.phase.word(),
                day: made.draft.day(*due),
                due: *due,
                owner: milestone.owner.and_then(|role| made.draft.person(role)),
            });
        let gates = GateName::ALL.iter().map(|name| GateJson {
            gate: name.word(),
            due: dates.gate(*name),
            criteria: playbook.gates.get(*name).criteria.len(),
        });
        Self {
            slug: made.slug,
            path: made.path,
            written: !made.is_dry_run,
            customer: &plan.customer,
            signed: plan.contract.signed_on,
            segment: plan.segment.word(),
            segment_reason: plan.segment_reason.get(),
            engagement: plan.engagement.map(Engagement::word),
            playbook: plan.playbook.get(),
            overlays: plan.overlays.iter().map(String::as_str).collect(),
            planned_days: made.planned_days(),
            usual_days: made.usual_days.into(),
            remarks: made.remarks,
            files: made.files.iter().map(|(name, bytes)| FileJson { name, bytes: *bytes }).collect(),
            milestones: milestones.collect(),
            gates: gates.collect(),
            next: made.next.iter().map(NextJson::from).collect(),
        }
    }
}

impl From<&FirstTask> for NextJson {
    fn from(task: &FirstTask) -> Self {
        Self {
            what: task.what.clone(),
            by: task.by,
            file: task.file.name(),
            key: task.key,
            command: task.command.as_ref().map(ToString::to_string),
        }
    }
}
