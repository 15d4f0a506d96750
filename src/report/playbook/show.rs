//! `onboard playbook show`: a whole playbook, in the order in which a plan goes through it.

use super::{decided_by, origin};
use crate::model::{
    Engagement, Event, Fact, Frequency, GateName, GatesOpen, RelativeDay, Role, Segment, TeamRole,
};
use crate::phrase::Days;
use crate::playbook::{GateTemplate, Playbook, PlaybookSource};
use crate::report::{Cell, Column, Heading, Item, Items, Line, Pairs, Report, Table, Tone};

/// All of one playbook; `entry` says where it comes from.
pub fn show_report(entry: &PlaybookSource, playbook: &Playbook) -> Report {
    let mut report =
        Report::new().with(Heading::top(playbook.title.or(&playbook.name))).with(head(entry, playbook));
    if let Some(summary) = playbook.summary.get() {
        report.push(summary);
    }
    for part in [phases, targets, milestones, acceptance, gates, workstreams, training, activation] {
        report.append(part(playbook));
    }
    report
}

fn head(entry: &PlaybookSource, playbook: &Playbook) -> Pairs {
    let kind =
        if playbook.is_overlay() { "overlay: adds to the playbook it is taken with" } else { "playbook" };
    Pairs::new()
        .pair("name", Line::new().code(playbook.stamp()))
        .pair("kind", kind)
        .pair("from", origin(entry.origin))
        .maybe("segment", playbook.segment.map(Segment::word))
        .maybe("engagement", playbook.engagement.map(Engagement::word))
        .maybe("length", playbook.length_days.map(|days| Days(i64::from(days)).to_string()))
        .maybe("gates open", playbook.gates_open.map(gates_open))
        .maybe("calls", playbook.cadence.execution_call.map(spoken))
        .maybe("written updates", playbook.cadence.update.map(spoken))
        .maybe("source", playbook.source.get())
}

/// A part with its heading, when there is something in it.
fn part(title: &str, table: Table) -> Report {
    if table.is_empty() { Report::new() } else { Report::new().with(Heading::part(title)).with(table) }
}

const fn gates_open(how: GatesOpen) -> &'static str {
    match how {
        GatesOpen::Automatic => "by themselves, on what is measured",
        GatesOpen::Signed => "with a signature",
    }
}

fn spoken(frequency: Frequency) -> String {
    frequency.word().replace('_', " ")
}

fn theirs(role: Role) -> Cell {
    Cell::text(role.word().replace('_', " "), role.word())
}

/// `day 14` for what counts from the signature, as plans are talked about; in data as the file has it.
fn when(due: &RelativeDay) -> Cell {
    let is_day = due.milestone().is_none() && !due.is_working;
    let shown = if is_day { format!("day {}", due.days) } else { due.to_string() };
    Cell::text(shown, due.to_string())
}

fn phases(playbook: &Playbook) -> Report {
    let rows = &playbook.phases;
    let columns = [
        Column::left("phase").of(rows, |it| Tone::Strong.line(it.phase)),
        Column::right("days").of(rows, |it| format!("{} to {}", it.from_day, it.to_day)),
        Column::left("aim").wraps().of(rows, |it| it.aim.or("")),
    ];
    part("Phases", Table::new(columns))
}

fn targets(playbook: &Playbook) -> Report {
    let named = [
        ("quick win", &playbook.value.quick_win),
        ("first value", &playbook.value.first),
        ("full value", &playbook.value.full),
    ];
    let rows: Vec<_> = named.into_iter().filter_map(|(name, due)| Some((name, due.as_ref()?))).collect();
    let columns = [
        Column::left("target").of(&rows, |(name, _)| *name),
        Column::left("by").of(&rows, |(_, due)| when(due)),
    ];
    let mut report = part("Targets", Table::new(columns));
    let rows = &playbook.handoff.customer_resources;
    let columns = [
        Column::left("who of the customer").of(rows, |it| it.role.as_str()),
        Column::right("hours a week").of(rows, |it| it.hours_per_week),
    ];
    report.append(part("The customer's hours", Table::new(columns)));
    report
}

fn milestones(playbook: &Playbook) -> Report {
    let rows = &playbook.milestones;
    let mut columns = vec![
        Column::left("★").named("core").of(rows, |it| core(it.core)),
        Column::left("id").of(rows, |it| Tone::Code.line(&it.id)),
        Column::left("milestone").wraps().at_least(22).of(rows, |it| it.title.as_str()),
        Column::left("due").of(rows, |it| when(&it.due)),
        Column::right("days").named("working_days").expendable(5).of(rows, |it| it.days),
        Column::left("ours").expendable(3).of(rows, |it| it.owner.map(TeamRole::word)),
        Column::left("theirs").expendable(4).of(rows, |it| it.customer_owner.map(theirs)),
        Column::left("after").wraps().expendable(2).of(rows, |it| it.after.join(", ")),
        Column::data("phase").of(rows, |it| it.phase.word()),
        Column::data("event").of(rows, |it| it.event.map(Event::word)),
        Column::data("fact").of(rows, |it| it.fact.map(Fact::word)),
        Column::data("workstream").of(rows, |it| it.workstream.get()),
        Column::data("acceptance").of(rows, |it| it.acceptance.get()),
    ];
    // Only an overlay takes the place of anything.
    let is_replacing = rows.iter().any(|it| it.replaces.get().is_some());
    let replaces = if is_replacing { Column::left("in place of") } else { Column::data("replaces") };
    columns.push(replaces.named("replaces").of(rows, |it| it.replaces.get()));
    let mut report = part("Milestones", Table::new(columns).main());
    if rows.iter().any(|it| it.core) {
        report.push(Line::new().dim("★ on the short plan, which the customer reads first"));
    }
    report
}

/// The mark of what belongs to the short plan; in data, whether it does.
fn core(is_core: bool) -> Cell {
    Cell::text(if is_core { "★" } else { "" }, is_core.to_string())
}

fn acceptance(playbook: &Playbook) -> Report {
    let items = playbook.milestones.iter().filter_map(|milestone| {
        let title = Line::new().code(&milestone.id).plain(format!(" {}", milestone.title));
        Some(Item::new(title).below(milestone.acceptance.get()?))
    });
    let items: Vec<Item> = items.collect();
    if items.is_empty() {
        return Report::new();
    }
    Report::new().with(Heading::part("What has to be shown")).with(Items::new(items))
}

fn gates(playbook: &Playbook) -> Report {
    let mut report = Report::new();
    for name in GateName::ALL {
        let gate = playbook.gates.get(*name);
        if !gate.criteria.is_empty() {
            let title = Line::new().plain("Gate ").code(name).plain(format!(": closes {}", name.phase()));
            report.push(Heading::part(title));
            report.push(criteria(gate));
        }
    }
    report
}

fn criteria(gate: &GateTemplate) -> Table {
    let rows = &gate.criteria;
    let columns = [
        Column::left("criterion").wraps().at_least(28).of(rows, |it| it.text.as_str()),
        Column::left("decided by").wraps().of(rows, decided_by),
        Column::left("sees to it").expendable(1).of(rows, |it| it.owner.map(TeamRole::word)),
        Column::data("id").of(rows, |it| it.id.as_str()),
    ];
    Table::new(columns)
}

fn workstreams(playbook: &Playbook) -> Report {
    let rows = &playbook.workstreams;
    let columns = [
        Column::left("workstream").wraps().of(rows, |it| it.name.or(&it.id)),
        Column::left("ours").of(rows, |it| it.owner.map(TeamRole::word)),
        Column::left("theirs").of(rows, |it| it.customer_owner.map(theirs)),
        Column::left("id").expendable(1).of(rows, |it| Tone::Code.line(&it.id)),
    ];
    part("Workstreams", Table::new(columns))
}

fn training(playbook: &Playbook) -> Report {
    let rows = &playbook.training;
    let columns = [
        Column::left("session").wraps().of(rows, |it| it.title.as_str()),
        Column::left("for").of(rows, |it| it.audience.word().replace('_', " ")),
        Column::left("due").of(rows, |it| when(&it.due)),
        Column::left("tested by")
            .expendable(1)
            .of(rows, |it| it.assessment.map(|test| test.word().replace('_', " "))),
    ];
    part("Training", Table::new(columns))
}

fn activation(playbook: &Playbook) -> Report {
    let rows = &playbook.activation;
    let columns = [
        Column::right("day").of(rows, |it| it.day),
        Column::left("users have").wraps().of(rows, |it| it.title.as_str()),
    ];
    part("After go-live", Table::new(columns))
}
