//! A portfolio that is too long to read row by row: what each CSM carries, and those who implement.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::names::Names;
use crate::model::{Colour, Segment, Side};
use crate::person::key;
use crate::phrase::{Count, Percent};
use crate::report::health::tone;
use crate::report::{Cell, Column, Line, Table, Tone};
use crate::status::StatusRow;

/// What one CSM carries.
pub(super) struct Carried<'a> {
    pub(super) who: Option<&'a str>,
    pub(super) plans: Vec<&'a StatusRow>,
}

impl Carried<'_> {
    pub(super) fn count(&self, is_wanted: impl Fn(&StatusRow) -> bool) -> usize {
        self.plans.iter().filter(|row| is_wanted(row)).count()
    }

    fn of(&self, segment: Segment) -> Cell {
        Cell::count(self.count(|row| row.segment == segment), Tone::Plain)
    }

    fn marked(&self, colour: Colour) -> Cell {
        Cell::count(self.count(|row| row.band == Some(colour)), tone(colour))
    }

    pub(super) fn load(&self) -> f64 {
        self.plans.iter().map(|row| row.load).sum()
    }

    /// How many milestones and actions are late.
    pub(super) fn late(&self) -> usize {
        self.plans.iter().filter_map(|row| row.overdue).sum()
    }

    /// How many calls they have in the coming five working days.
    pub(super) fn calls(&self) -> usize {
        self.plans.iter().map(|row| row.calls).sum()
    }

    /// How many things wait on us.
    pub(super) fn on_us(&self) -> usize {
        let waiting = self.plans.iter().flat_map(|row| &row.waiting_on);
        waiting.filter(|one| one.side == Some(Side::Vendor)).map(|one| one.count).sum()
    }
}

/// Who carries what, the largest load first. The load of a plan is one of as many as a CSM carries of its segment by
/// `csm_load`.
pub(super) fn carried(rows: &[StatusRow]) -> Vec<Carried<'_>> {
    let mut by_owner: BTreeMap<Option<&str>, Vec<&StatusRow>> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.ended.is_none()) {
        by_owner.entry(row.owner.as_deref()).or_default().push(row);
    }
    let mut all: Vec<Carried<'_>> = by_owner.into_iter().map(|(who, plans)| Carried { who, plans }).collect();
    all.sort_by(|a, b| b.load().total_cmp(&a.load()).then_with(|| a.who.cmp(&b.who)));
    all
}

/// What one of those who implement has to do.
pub(super) struct Implementing<'a> {
    pub(super) who: &'a str,
    pub(super) plans: usize,
    /// What is due in the coming five working days.
    pub(super) due: usize,
    pub(super) late: usize,
}

/// Who implements how many open plans, the most first.
pub(super) fn implementing(rows: &[StatusRow]) -> Vec<Implementing<'_>> {
    let mut by_name: BTreeMap<Cow<'_, str>, Implementing<'_>> = BTreeMap::new();
    for one in rows.iter().filter(|row| row.ended.is_none()).flat_map(|row| &row.implementers) {
        let none = || Implementing { who: &one.name, plans: 0, due: 0, late: 0 };
        let all = by_name.entry(key(&one.name)).or_insert_with(none);
        all.plans += 1;
        all.due += one.due;
        all.late += one.late;
    }
    let mut all: Vec<Implementing<'_>> = by_name.into_values().collect();
    all.sort_by(|a, b| b.plans.cmp(&a.plans).then_with(|| a.who.cmp(b.who)));
    all
}

/// `Sofia (implementation)  in 17 plans  6 due this week  2 late`: rows that read as lines.
pub(super) fn implementation(rows: &[StatusRow], names: &Names) -> Table {
    let all = implementing(rows);
    let some = |count: usize, words: Line| if count == 0 { Line::new() } else { words };
    Table::new([
        Column::left("who")
            .cuts()
            .of(&all, |it| Line::new().strong(names.first(it.who)).dim(" (implementation)")),
        Column::left("open").of(&all, |it| format!("in {}", Count(it.plans, "plan"))),
        Column::left("due").of(&all, |it| some(it.due, format!("{} due this week", it.due).into())),
        Column::left("late").of(&all, |it| some(it.late, Tone::Bad.line(format!("{} late", it.late)))),
    ])
    .bare()
}

/// Who carries what as a table.
pub(super) fn table(rows: &[StatusRow], names: &Names) -> Table {
    let all = carried(rows);
    let who = |it: &Carried<'_>| match it.who {
        Some(name) => Tone::Strong.line(names.first(name)),
        None => Tone::Warn.line("nobody"),
    };
    let columns = [
        Column::left("who").cuts().of(&all, who),
        Column::right("open").of(&all, |it| it.plans.len()),
        Column::right("ent").expendable(3).of(&all, |it| it.of(Segment::Enterprise)),
        Column::right("mm").expendable(3).of(&all, |it| it.of(Segment::MidMarket)),
        Column::right("smb").expendable(3).of(&all, |it| it.of(Segment::Smb)),
        Column::right("red").of(&all, |it| it.marked(Colour::Red)),
        Column::right("amber").expendable(2).of(&all, |it| it.marked(Colour::Amber)),
        Column::right("late").of(&all, |it| Cell::count(it.late(), Tone::Bad)),
        Column::right("on us").expendable(1).of(&all, |it| Cell::count(it.on_us(), Tone::Warn)),
        Column::right("calls").expendable(1).of(&all, |it| Cell::count(it.calls(), Tone::Plain)),
        Column::right("load").of(&all, |it| load(it.load())),
    ];
    Table::new(columns)
}

/// `115 % !` where it is more than one person carries.
fn load(load: f64) -> Cell {
    let percent = Percent((load * 100.0).round() / 100.0);
    let line =
        if load > 1.0 { Tone::Bad.line(format!("{percent} !")) } else { format!("{percent}  ").into() };
    Cell::number(line, load)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::Assessment;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};

    fn row(slug_of: &str, csm: &str, implementation: &str) -> StatusRow {
        let head = format!(
            "{{customer: {slug_of}, segment: mid-market, contract: {{signed_on: 2026-03-02}}, \
             team: {{csm: {csm}, implementation: {implementation}}}}}"
        );
        let jsp = "cadence: {execution_call: daily}\nmilestones: [{id: M-1, title: Data, due: 2026-04-15, owner: Sofia}]";
        let contacts = "contacts: [{id: L-1, kind: kickoff, held_on: 2026-03-09, present: [Lee]}]";
        let files = [("onboarding.yaml", head.as_str()), ("jsp.yaml", jsp), ("contacts.yaml", contacts)];
        StatusRow::of(&Assessment::of(plan_from(&files), &Basis::on(date("2026-04-13"))))
    }

    #[test]
    fn calls_are_of_whoever_looks_after_the_plan_and_work_of_whoever_implements_it() {
        let rows =
            [row("Acme", "Tomas", "Sofia"), row("Globex", "Tomas", "Marek"), row("Initech", "Ines", "Sofia")];
        let calls: Vec<(Option<&str>, usize)> =
            carried(&rows).iter().map(|it| (it.who, it.calls())).collect();
        assert_eq!(calls, [(Some("Tomas"), 10), (Some("Ines"), 5)]);
        let names = Names::of(["Sofia", "Marek", "Tomas", "Ines"]);
        let lines: Vec<String> = implementation(&rows, &names).lines().iter().map(Line::text).collect();
        assert_eq!(
            lines,
            ["Sofia (implementation) · in 2 plans · 2 due this week", "Marek (implementation) · in 1 plan"]
        );
        assert!(implementation(&[], &names).is_empty());
    }
}
