//! `onboard playbook show`: a whole playbook, in the order in which a plan goes through it.

use super::{decided_by, origin};
use crate::model::{Engagement, Frequency, GateName, Role, Segment};
use crate::phrase::{Days, Number};
use crate::playbook::{Anchor, GateTemplate, MilestoneTemplate, Offset, Playbook, PlaybookSource, TeamRole};
use crate::report::{Cell, Column, Heading, Item, Line, List, Pairs, Report, Table};

/// All of one playbook; `entry` says where it comes from.
#[must_use]
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
        .maybe("calls", playbook.cadence.execution_call.map(spoken))
        .maybe("written updates", playbook.cadence.update.map(spoken))
        .maybe("source", playbook.source.get())
}

/// A part with its heading, when there is something in it.
fn part(title: &str, table: Table) -> Report {
    if table.rows.is_empty() { Report::new() } else { Report::new().with(Heading::part(title)).with(table) }
}

fn spoken(frequency: Frequency) -> String {
    frequency.word().replace('_', " ")
}

fn ours(role: Option<TeamRole>) -> Cell {
    role.map_or_else(Cell::absent, |role| role.word().into())
}

fn theirs(role: Option<Role>) -> Cell {
    role.map_or_else(Cell::absent, |role| Cell::text(role.word().replace('_', " "), role.word()))
}

/// `day 14` for what counts from the signature, as plans are talked about; in data as the file has it.
fn when(offset: Offset) -> Cell {
    let is_day = offset.anchor == Anchor::Signature && !offset.is_working;
    let shown = if is_day { format!("day {}", offset.days) } else { offset.to_string() };
    Cell::text(shown, offset.to_string())
}

fn phases(playbook: &Playbook) -> Report {
    let columns = [Column::left("phase"), Column::right("days"), Column::left("aim").wraps()];
    let rows = playbook.phases.iter().map(|phase| {
        let days = format!("{} to {}", phase.from_day, phase.to_day);
        [Line::new().strong(phase.phase).into(), days.into(), phase.aim.or("").into()]
    });
    part("Phases", Table::new(columns).rows(rows))
}

fn targets(playbook: &Playbook) -> Report {
    let named = [
        ("handoff meeting", playbook.handoff.meeting),
        ("quick win", playbook.value.quick_win),
        ("first value", playbook.value.first),
        ("full value", playbook.value.full),
    ];
    let rows = named.into_iter().filter_map(|(name, offset)| Some([name.into(), when(offset?)]));
    let mut report = part("Targets", Table::new([Column::left("target"), Column::left("by")]).rows(rows));
    let hours = playbook.handoff.customer_resources.iter().map(|resource| {
        [resource.role.as_str().into(), resource.hours_per_week.map_or_else(Cell::absent, hours)]
    });
    let columns = [Column::left("who of the customer"), Column::right("hours a week")];
    report.append(part("The customer's hours", Table::new(columns).rows(hours)));
    report
}

fn hours(hours: f64) -> Cell {
    Cell::number(Number(hours).to_string(), hours)
}

fn milestones(playbook: &Playbook) -> Report {
    let columns = [
        Column::left("milestone").wraps().at_least(28),
        Column::left("due"),
        Column::right("days").named("working_days").expendable(2),
        Column::left("ours").expendable(3),
        Column::left("theirs").expendable(4),
        Column::left("after").wraps().expendable(5),
        Column::data("id"),
        Column::data("phase"),
        Column::data("event"),
        Column::data("workstream"),
        Column::data("acceptance"),
    ];
    part("Milestones", Table::new(columns).rows(playbook.milestones.iter().map(milestone)).main())
}

fn milestone(milestone: &MilestoneTemplate) -> Vec<Cell> {
    vec![
        milestone.title.as_str().into(),
        when(milestone.due),
        milestone.days.into(),
        ours(milestone.owner),
        theirs(milestone.customer_owner),
        milestone.depends_on.join(", ").into(),
        milestone.id.as_str().into(),
        milestone.phase.word().into(),
        milestone.event.map_or_else(Cell::absent, |event| event.word().into()),
        milestone.workstream.or("").into(),
        milestone.acceptance.or("").into(),
    ]
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
    Report::new().with(Heading::part("What has to be shown")).with(List::new(items))
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
    let columns = [
        Column::left("criterion").wraps().at_least(28),
        Column::left("decided by").wraps(),
        Column::left("sees to it").expendable(1),
        Column::data("id"),
    ];
    let rows = gate.criteria.iter().map(|criterion| {
        let text = Line::from(criterion.text.as_str());
        [text.into(), decided_by(criterion).into(), ours(criterion.owner), criterion.id.as_str().into()]
    });
    Table::new(columns).rows(rows)
}

fn workstreams(playbook: &Playbook) -> Report {
    let columns = [
        Column::left("workstream").wraps(),
        Column::left("ours"),
        Column::left("theirs"),
        Column::left("id").expendable(1),
    ];
    let rows = playbook.workstreams.iter().map(|stream| {
        let name = stream.name.or(&stream.id);
        [name.into(), ours(stream.owner), theirs(stream.customer_owner), Line::new().code(&stream.id).into()]
    });
    part("Workstreams", Table::new(columns).rows(rows))
}

fn training(playbook: &Playbook) -> Report {
    let columns = [
        Column::left("session").wraps(),
        Column::left("for"),
        Column::left("due"),
        Column::left("tested by").expendable(1),
    ];
    let rows = playbook.training.iter().map(|session| {
        let test = session.assessment.map_or_else(Cell::absent, |test| test.word().replace('_', " ").into());
        let audience = session.audience.word().replace('_', " ");
        [session.title.as_str().into(), audience.into(), when(session.due), test]
    });
    part("Training", Table::new(columns).rows(rows))
}

fn activation(playbook: &Playbook) -> Report {
    let columns = [Column::right("day"), Column::left("users have").wraps()];
    let rows = playbook.activation.iter().map(|step| [step.day.into(), step.title.as_str().into()]);
    part("After go-live", Table::new(columns).rows(rows))
}
