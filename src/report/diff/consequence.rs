//! What a change does: days, gates, health, signals, before and after.

use super::{Compared, marks, summary};
use crate::date::Date;
use crate::diff::{
    Both, CapChange, Consequence, Course, CriterionChange, DayChange, DayOf, HealthChange, PlanFate,
    PromiseRoom,
};
use crate::gate::{CriterionState, Verdict};
use crate::health::Cap;
use crate::metric;
use crate::model::{GateName, Phase, ValueName};
use crate::phrase::{Count, Number, Signed, capital};
use crate::report::gate::name as gate_name;
use crate::report::{Cell, Column, Heading, Line, Report, Table, Tone};
use crate::slip::{Ledger, Part, SideDays};

/// A row: what it is, before, after, and what the difference is.
struct Row {
    what: String,
    base: Cell,
    head: Cell,
    note: Line,
}

/// What a change does to a plan; nothing where it does nothing to it.
pub(super) fn part(it: &Compared) -> Option<Report> {
    // What a plan came to that is not there any more is nothing that the change does to it.
    if it.diff.fate == PlanFate::Removed {
        return None;
    }
    Some(Report::new().with(Heading::sub("What it does")).with(table(&it.diff.consequence)?))
}

/// What of that the settings do by themselves.
pub(super) fn of_settings(it: &Compared) -> Option<Report> {
    let table = table(it.by_settings.as_ref()?)?;
    Some(Report::new().with(Heading::sub("Of that, the settings do by themselves")).with(table))
}

/// What differs, before and after; none where nothing does.
pub(in crate::report) fn table(it: &Consequence) -> Option<Table> {
    let rows = rows(it);
    let table = Table::new([
        Column::left("").named("what").wraps().of(&rows, |row| row.what.as_str()),
        Column::left("before").wraps().of(&rows, |row| row.base.clone()),
        Column::left("after").wraps().of(&rows, |row| row.head.clone()),
        Column::left("").named("note").wraps().of(&rows, |row| row.note.clone()),
    ]);
    (!rows.is_empty()).then_some(table)
}

fn rows(it: &Consequence) -> Vec<Row> {
    let mut rows = Vec::new();
    if it.phase.is_changed() {
        let phase = |phase: Option<Phase>| phase.map_or_else(Cell::absent, |it| it.word().into());
        rows.push(row("Phase", it.phase.map(phase), Line::new()));
    }
    let is_live = |it: &&DayChange| matches!(it.of, DayOf::GoLivePlanned | DayOf::GoLiveExpected);
    let (live, later): (Vec<&DayChange>, Vec<&DayChange>) = it.days.iter().partition(is_live);
    rows.extend(live.into_iter().map(|change| day(change, it.course)));
    rows.extend(slipped(it));
    rows.extend(later.into_iter().map(|change| day(change, it.course)));
    rows.extend(it.promises.iter().map(promise));
    for gate in &it.gates {
        let name = capital(&format!("{} gate", gate_name(gate.gate).text()));
        let said = |verdict: Option<Verdict>, progress| {
            verdict.map_or_else(Cell::absent, |it| marks::gate(it, progress).into())
        };
        let cells = Both::new(
            said(gate.verdict.base, gate.progress.base),
            said(gate.verdict.head, gate.progress.head),
        );
        let criteria = gate.criteria.iter().map(criterion);
        rows.push(row(&name, cells, Line::joined(criteria, "; ")));
    }
    rows.extend(health(&it.health));
    rows.extend(it.health.caps.iter().map(cap));
    let signal = |base: &str, head: &str, id: &str, note: &str| {
        row(&format!("Signal {id}"), Both::new(base.into(), head.into()), note.to_owned().into())
    };
    rows.extend(it.signals.started.iter().map(|it| signal("–", "fires", it.signal, &it.observation.message)));
    rows.extend(it.signals.stopped.iter().map(|it| signal("fires", "–", it.signal, "")));
    rows
}

fn row(what: &str, cells: Both<Cell>, note: Line) -> Row {
    Row { what: what.to_owned(), base: cells.base, head: cells.head, note }
}

/// A day before and after. Of the last gate it is said which day of the onboarding that is, and that it is past the planned
/// end.
fn day(it: &DayChange, course: Option<Course>) -> Row {
    let course = course.filter(|_| it.of == DayOf::Gate(GateName::Graduation));
    let is_past = |day: Option<Date>| course.zip(day).is_some_and(|(course, day)| day > course.end);
    let cell = |day: Option<Date>| match course.zip(day) {
        Some((course, on)) => {
            let of = if is_past(day) { format!(" of {}", course.days) } else { String::new() };
            let said = format!("{}, day {}{of}", on.short_with_weekday(), on.days_since(course.signed));
            Cell::text(said, on.to_string())
        }
        None => marks::day(day),
    };
    let note = it.later().map(marks::days).unwrap_or_default();
    let past = if is_past(it.day.head) { Tone::Warn.line("past the planned end") } else { Line::new() };
    let note = Line::joined([note, past].into_iter().filter(|line| !line.is_empty()), ", ");
    row(&day_name(it.of), it.day.map(cell), note)
}

/// By how many days go-live is later than agreed, in one line a side.
fn slipped(it: &Consequence) -> Option<Row> {
    if !it.slip.is_changed() {
        return None;
    }
    let baseline = it.ledger.as_ref().map(|it| it.as_ref().map(|it| it.baseline));
    // Where new days were agreed on, each side says against which it stands.
    let is_one = baseline.base.is_none() || baseline.head.is_none() || !baseline.is_changed();
    let name = match baseline.head.or(baseline.base).filter(|_| is_one) {
        Some(day) => format!("Against the baseline of {}", day.short()),
        None => "Against the baseline".to_owned(),
    };
    let of = |day: Option<Date>| day.filter(|_| !is_one).map(|day| format!(" of {}", day.short()));
    let cell = |days, ledger: &Option<Ledger>, day| slip(days, ledger, &of(day).unwrap_or_default());
    let cells = Both::new(
        cell(it.slip.base, &it.ledger.base, baseline.base),
        cell(it.slip.head, &it.ledger.head, baseline.head),
    );
    let note = it.slip.known().map(|slip| marks::days(slip.head - slip.base)).unwrap_or_default();
    Some(row(&name, cells, note))
}

/// By how many days go-live is later than agreed, and whose they are: `+18: customer 18`.
fn slip(days: Option<i64>, ledger: &Option<Ledger>, of: &str) -> Cell {
    let Some(days) = days else { return Cell::absent() };
    let parts = ledger.iter().flat_map(|it| {
        let side = |it: &SideDays| (Part::Side(it.side).name(), it.days);
        let rest = [Part::AtOnce, Part::Unexplained].map(|part| (part.name(), part.days_in(it)));
        it.sides.iter().map(side).chain(rest).filter(|(_, days)| *days != 0).collect::<Vec<_>>()
    });
    let parts: Vec<String> = parts.map(|(whose, days)| format!("{whose} {}", Number(days as f64))).collect();
    let whose = if parts.is_empty() { String::new() } else { format!(": {}", parts.join(", ")) };
    Cell::signed(format!("{}{of}{whose}", Signed::days(days)))
}

/// How much room go-live leaves to a promise.
fn promise(it: &PromiseRoom) -> Row {
    let cell = |room: i64| match room {
        room if room < 0 => format!("{} too late", Count(room.unsigned_abs() as usize, "day")).into(),
        room => format!("{} of room", Count(room as usize, "day")).into(),
    };
    let (tone, note) = match it.room.head {
        room if room < 0 => (Tone::Bad, "⚠ go-live comes after it"),
        room if room < it.room.base => (Tone::Warn, "⚠"),
        _ => (Tone::Plain, ""),
    };
    let what = format!("Promise: {}, {}", if it.text.is_empty() { &it.id } else { &it.text }, it.due.short());
    row(&what, it.room.map(cell), tone.line(note))
}

fn day_name(of: DayOf) -> String {
    match of {
        DayOf::GoLivePlanned => "Go-live, planned".to_owned(),
        DayOf::GoLiveExpected => "Go-live, expected".to_owned(),
        DayOf::Value(ValueName::QuickWin) => "Quick win, expected".to_owned(),
        DayOf::Value(ValueName::First) => "First value, expected".to_owned(),
        DayOf::Value(ValueName::Full) => "Full value, expected".to_owned(),
        DayOf::Gate(GateName::Graduation) => "Graduation gate can open".to_owned(),
        DayOf::Gate(gate) => capital(&format!("{} gate can open", gate.word())),
    }
}

/// What became of a criterion: `C-uat unmet → met`.
fn criterion(it: &CriterionChange) -> Line {
    let said =
        |state: Option<CriterionState>| state.map_or("not asked for", |it| it.word()).replace('_', " ");
    let Both { base, head } = it.state.map(said);
    Line::new().code(&it.id).plain(format!(" {base} → {head}"))
}

fn health(it: &HealthChange) -> Option<Row> {
    if !it.judgement.is_changed() && it.components.is_empty() {
        return None;
    }
    /// Components that are named; a score has a dozen.
    const NAMED: usize = 4;
    let said = |of| summary::health(Both::new(of, of));
    let mut parts: Vec<(&str, f64)> =
        it.components.iter().map(|it| (metric::name(&it.metric), it.difference())).collect();
    parts.extend(it.by_caps().map(|points| ("caps", points)));
    parts.retain(|(_, points)| *points != 0.0);
    parts.sort_by(|(_, a), (_, b)| b.abs().total_cmp(&a.abs()));
    let each = parts.iter().take(NAMED).map(|(what, points)| {
        let tone = if *points < 0.0 { Tone::Bad } else { Tone::Good };
        Line::from(format!("{what} ")).toned(tone, Signed::points(*points))
    });
    let rest = parts.len().saturating_sub(NAMED);
    let note = Line::joined(each, ", ");
    let note = if rest > 0 { note.plain(format!(", and {} more", Count(rest, "part"))) } else { note };
    Some(row("Health", it.judgement.map(|it| said(it).into()), note))
}

/// A cap that came or went.
fn cap(it: &CapChange) -> Row {
    let at_most = |cap: &Option<Cap>| {
        cap.as_ref().map_or_else(Cell::absent, |it| format!("at most {}", Number(it.at_most)).into())
    };
    // Why it was there is no longer so.
    let reason = match (&it.cap.head, &it.cap.base) {
        (Some(cap), _) => cap.reason.clone(),
        (None, Some(cap)) => format!("no longer: {}", cap.reason),
        (None, None) => String::new(),
    };
    row(&format!("Cap {}", it.id), it.cap.as_ref().map(at_most), reason.into())
}
