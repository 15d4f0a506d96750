//! A line a plan.

use super::logs::counts;
use super::{Compared, marks};
use crate::diff::{Both, DayOf, GateChange, PlanDiff, PlanFate};
use crate::gate::Verdict;
use crate::health::Judgement;
use crate::model::Colour;
use crate::phrase::{Number, Plural, Signed};
use crate::report::gate::name as gate_name;
use crate::report::health::tone;
use crate::report::{Cell, Column, Line, Table, Tone};

/// Whose plan it is, and what becomes of its go-live.
pub(super) fn title(it: &Compared) -> Line {
    let line = Line::new().strong(&it.diff.customer);
    match it.diff.consequence.day(DayOf::GoLivePlanned).and_then(Both::known) {
        Some(day) => {
            let later = day.head.days_since(day.base);
            let days = Plural(later.unsigned_abs() as usize, "day");
            let line = line.plain(format!(" · go-live {} → ", day.base.short())).strong(day.head.short());
            line.plain(format!(" ({} {days})", Signed::days(later)))
        }
        None => line,
    }
}

/// A row a plan.
pub(super) fn table(plans: &[Compared]) -> Table {
    let rows: Vec<&PlanDiff> = plans.iter().map(|it| &it.diff).collect();
    let mut columns = vec![
        Column::left("").named("mark").of(&rows, |it| mark(it)),
        Column::left("plan").names().of(&rows, |it| Tone::Strong.line(&it.customer)),
        Column::left("needs approval").of(&rows, |it| approvals(it)),
        Column::left("go-live expected").of(&rows, |it| go_live(it)),
        Column::left("gate").wraps().of(&rows, |it| gate(it)),
        Column::left("health").of(&rows, |it| health(it.consequence.health.judgement)),
        Column::left("findings").of(&rows, |it| findings(it)),
    ];
    let also = Column::left("also").wraps().of(&rows, |it| also(it));
    if !also.cells.iter().all(Cell::says_nothing) {
        columns.push(also);
    }
    Table::new(columns)
}

fn mark(it: &PlanDiff) -> Line {
    let is_worse = it.consequence.health.band().known().is_some_and(|band| band.head > band.base);
    let is_in_doubt = it.approvals.iter().any(super::approvals::is_in_doubt);
    let wants_a_look = is_worse || is_in_doubt || !it.left_behind.is_empty();
    match (it.missing().next().is_some() || it.broken.head.is_some(), wants_a_look) {
        (true, _) => Tone::Bad.line("✗"),
        (false, true) => Tone::Warn.line("⚠"),
        (false, false) => Tone::Good.line("✓"),
    }
}

/// What else became of it: that it came, went or is called otherwise; and of one of which the other columns say nothing what
/// its logs say.
fn also(it: &PlanDiff) -> Cell {
    let fate = match it.fate {
        PlanFate::Added => Some("new".to_owned()),
        PlanFate::Removed => Some("gone".to_owned()),
        PlanFate::Ended(result) => Some(format!("ended: {result}")),
        PlanFate::Reopened => Some("was reopened".to_owned()),
        PlanFate::Kept => None,
    };
    let was = it.former_name().map(|was| format!("was called {was}"));
    let is_silent = [approvals(it), go_live(it), gate(it)].iter().all(Cell::says_nothing);
    let logs =
        (is_silent && it.fate == PlanFate::Kept && !it.entries.is_empty()).then(|| counts(&it.entries));
    let all: Vec<String> = [fate, was, logs].into_iter().flatten().collect();
    if all.is_empty() { Cell::absent() } else { all.join("; ").into() }
}

fn approvals(it: &PlanDiff) -> Cell {
    match (it.approvals.len(), it.missing().count()) {
        (0, _) => Cell::absent(),
        (count, 0) => Line::from(count.to_string()).into(),
        (count, missing) => Line::from(format!("{count}, ")).bad(format!("{missing} missing")).into(),
    }
}

fn go_live(it: &PlanDiff) -> Cell {
    let day = it.consequence.day(DayOf::GoLiveExpected);
    day.map_or_else(Cell::absent, |day| Cell::signed(marks::moved(day)))
}

/// The first gate that turned, else the first that is judged otherwise: `go-live shut 5/9 → shut 6/9, 1 waived`.
fn gate(it: &PlanDiff) -> Cell {
    let gates = &it.consequence.gates;
    let shown = gates.iter().find(|it| it.turned()).or_else(|| gates.first());
    shown.map_or_else(Cell::absent, |gate| gate_line(gate).into())
}

/// What becomes of a gate.
fn gate_line(it: &GateChange) -> Line {
    let said = |verdict: Option<Verdict>, progress, waived: usize| {
        let Some(verdict) = verdict else { return Tone::Dim.line("not there") };
        let waived = if waived > 0 { format!(", {waived} waived") } else { String::new() };
        let tone = if verdict.is_open() { Tone::Good } else { Tone::Plain };
        tone.line(format!("{}{waived}", marks::gate(verdict, progress)))
    };
    let base = said(it.verdict.base, it.progress.base, it.waived.base);
    let head = said(it.verdict.head, it.progress.head, it.waived.head);
    gate_name(it.gate).plain(" ").then(marks::turned(base, head))
}

/// The band and the score, before and after.
pub(super) fn health(both: Both<Option<Judgement>>) -> Line {
    let said = |judgement: Option<Judgement>| {
        let Some(judgement) = judgement else { return Tone::Dim.line("–") };
        let tone = judgement.band().map_or(Tone::Dim, tone);
        let score = judgement.score().map(|score| format!(" {}", Number(score))).unwrap_or_default();
        tone.line(format!("{}{score}", judgement.phrase()))
    };
    let is_same_band = both.map(|it| it.map(Judgement::phrase)).known().is_some_and(|it| it.base == it.head);
    let scores = both.map(|it| it.and_then(Judgement::score)).known();
    match scores.filter(|_| is_same_band && both.is_changed()) {
        Some(score) => said(both.base).plain(format!(" → {}", Number(score.head))),
        None => marks::turned(said(both.base), said(both.head)),
    }
}

fn findings(it: &PlanDiff) -> Cell {
    let (new, gone) = (it.findings.new.len(), it.findings.gone.len());
    match (new, gone) {
        (0, 0) => Cell::absent(),
        (0, gone) => Tone::Good.line(format!("{gone} gone")).into(),
        (new, 0) => Tone::Warn.line(format!("{new} new")).into(),
        (new, gone) => Tone::Warn.line(format!("{new} new")).plain(format!(", {gone} gone")).into(),
    }
}

/// The same for programs: one fact a cell.
pub(super) fn facts(plans: &[Compared]) -> Table {
    let rows: Vec<&PlanDiff> = plans.iter().map(|it| &it.diff).collect();
    let live = |it: &PlanDiff| it.consequence.day(DayOf::GoLiveExpected);
    let score = |it: &PlanDiff| it.consequence.health.score();
    let band = |it: &PlanDiff| it.consequence.health.band();
    let columns = [
        Column::data("slug").of(&rows, |it| it.name()),
        Column::data("customer").of(&rows, |it| it.customer.as_str()),
        Column::data("fate").of(&rows, |it| it.fate.word()),
        Column::data("approvals").of(&rows, |it| it.approvals.len()),
        Column::data("approvals_missing").of(&rows, |it| it.missing().count()),
        Column::data("go_live_expected_before").of(&rows, |it| live(it).and_then(|day| day.base)),
        Column::data("go_live_expected_after").of(&rows, |it| live(it).and_then(|day| day.head)),
        Column::data("health_band_before").of(&rows, |it| band(it).base.map(Colour::word)),
        Column::data("health_band_after").of(&rows, |it| band(it).head.map(Colour::word)),
        Column::data("health_score_before").of(&rows, |it| score(it).base),
        Column::data("health_score_after").of(&rows, |it| score(it).head),
        Column::data("findings_new").of(&rows, |it| it.findings.new.len()),
        Column::data("findings_gone").of(&rows, |it| it.findings.gone.len()),
        Column::data("entries_changed").of(&rows, |it| it.entries.len()),
        Column::data("left_behind")
            .of(&rows, |it| it.left_behind.iter().map(|it| it.entries.len()).sum::<usize>()),
    ];
    Table::new(columns)
}
