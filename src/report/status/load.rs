//! A portfolio that is too long to read row by row: what each CSM carries.

use std::collections::BTreeMap;

use super::names::Names;
use crate::model::{Colour, Segment, Side};
use crate::phrase::Percent;
use crate::report::health::tone;
use crate::report::{Cell, Column, Table, Tone};
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

/// The same as a table.
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
