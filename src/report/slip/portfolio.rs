//! The slip of many plans: by plan, side, segment, playbook or CSM, and in one line.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::plan::total;
use crate::model::names;
use crate::phrase::{Count, Signed};
use crate::report::collected::{Collected, Unreadable};
use crate::report::{Cell, Column, Line, Report, Table, Tone};
use crate::slip::{Against, Ledger, NoLedger, Part, Sums};

names! {
    /// By what the slip of a portfolio is summed up.
    Grouping {
        /// A row a plan, those that slipped most first.
        Plan = "plan",
        /// A row a side, then what is at once and unexplained.
        Side = "side",
        /// A row a segment.
        Segment = "segment",
        /// A row a playbook.
        Playbook = "playbook",
        /// A row a CSM.
        Csm = "csm",
    }
}

/// The slip of one plan among many.
#[derive(Clone, Debug, PartialEq)]
pub struct SlipRow {
    /// The plan.
    pub slug: String,
    /// Its customer.
    pub customer: String,
    /// Its segment.
    pub segment: &'static str,
    /// Its playbook, if it says which.
    pub playbook: Option<String>,
    /// Who owns it.
    pub csm: Option<String>,
    /// The slip and its causes, or why there is none.
    pub ledger: Result<Ledger, NoLedger>,
}

impl SlipRow {
    fn known(&self) -> Option<&Ledger> {
        self.ledger.as_ref().ok()
    }

    fn group(&self, by: Grouping) -> Option<&str> {
        match by {
            Grouping::Plan | Grouping::Side => None,
            Grouping::Segment => Some(self.segment),
            Grouping::Playbook => self.playbook.as_deref(),
            Grouping::Csm => self.csm.as_deref(),
        }
    }
}

/// The answer of `onboard slip` about all plans.
#[derive(Clone, Debug, PartialEq)]
pub struct PortfolioSlip {
    /// The plans.
    pub plans: Collected<SlipRow>,
    /// What go-lives are held against.
    pub against: Against,
    /// How they are summed up.
    pub by: Grouping,
}

impl PortfolioSlip {
    /// These plans; those that slipped most come first, those without a slip last.
    pub fn of(mut plans: Collected<SlipRow>, against: Against, by: Grouping) -> Self {
        let slip = |row: &SlipRow| row.known().map(|ledger| ledger.slip);
        plans.rows.sort_by(|a, b| slip(b).cmp(&slip(a)).then_with(|| a.slug.cmp(&b.slug)));
        Self { plans, against, by }
    }

    /// What all plans come to.
    pub(super) fn total(&self) -> Sums {
        Sums::of(self.plans.rows.iter().filter_map(SlipRow::known))
    }

    /// What all plans come to in a line, then a row for each plan or group.
    pub(super) fn as_report(&self) -> Report {
        let mut report = Report::new();
        let sums = self.total();
        if sums.plans > 0 {
            let plans = Count(sums.plans, "plan");
            report.push(total(sums.slip).plain(format!(" in {plans}: {sums}")));
        }
        report.push(match self.by {
            Grouping::Plan => self.by_plan(&sums),
            Grouping::Side => by_side(&sums),
            Grouping::Segment | Grouping::Playbook | Grouping::Csm => self.by_group(&sums),
        });
        report.data(self.facts(&sums));
        report.push_lines(self.without());
        self.plans.footnotes(&mut report);
        report
    }

    /// What the plans of each group come to, the most slip first; those of no group, last.
    pub(super) fn groups(&self) -> Vec<(Option<&str>, Sums)> {
        if matches!(self.by, Grouping::Plan | Grouping::Side) {
            return Vec::new();
        }
        let mut groups: BTreeMap<Option<&str>, Sums> = BTreeMap::new();
        for row in &self.plans.rows {
            if let Some(ledger) = row.known() {
                groups.entry(row.group(self.by)).or_default().add(ledger);
            }
        }
        let mut groups: Vec<_> = groups.into_iter().collect();
        groups.sort_by_key(|(name, sums)| (name.is_none(), Reverse(sums.slip)));
        groups
    }

    fn by_plan(&self, sums: &Sums) -> Table {
        let name = Column::left("plan").names().named("customer").of_all_plans(
            &self.plans,
            |plan| Tone::Strong.line(&plan.slug).into(),
            |row| Tone::Strong.line(&row.customer),
        );
        let slip = Column::right("slip").of_all_plans(&self.plans, Unreadable::mark, |row| {
            row.known().map_or_else(Cell::absent, |ledger| days(ledger.slip))
        });
        let part = |part: Part| {
            column(part).of_plans(&self.plans, |row| row.known().map(|ledger| days(part.days_in(ledger))))
        };
        let columns = [name, slip].into_iter().chain(Part::ALL.map(part));
        Table::new(with_total(columns, sums)).when_empty(self.plans.none_shown())
    }

    fn by_group(&self, all: &Sums) -> Table {
        let groups = self.groups();
        let nobody = || Tone::Dim.line("none is written");
        let name = Column::left(self.by.word())
            .of(&groups, |(name, _)| name.map_or_else(nobody, |name| Tone::Strong.line(name)));
        let slip = Column::right("slip").of(&groups, |(_, sums)| days(sums.slip));
        let part = |part: Part| column(part).of(&groups, |(_, sums)| days(sums.days(part)));
        let columns = [name, slip].into_iter().chain(Part::ALL.map(part));
        let plans = Column::right("plans").expendable(5).of(&groups, |(_, sums)| sums.plans).total(all.plans);
        Table::new(with_total(columns, all).into_iter().chain([plans])).when_empty(self.plans.none_shown())
    }

    /// The plans that have no slip to explain, by the reason.
    fn without(&self) -> Vec<Line> {
        let mut why: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for row in &self.plans.rows {
            if let Err(none) = &row.ledger {
                why.entry(none.to_string()).or_default().push(&row.slug);
            }
        }
        let line = |(why, plans): (String, Vec<&str>)| {
            Tone::Dim.line(format!("{} without: ", Count(plans.len(), "plan"))).then(Line::message(&why))
        };
        why.into_iter().map(line).collect()
    }

    /// A row a plan as programs read it, or a row a group.
    fn facts(&self, sums: &Sums) -> Table {
        let part_name = |part: Part| format!("{}_days", part.word());
        match self.by {
            Grouping::Plan => {
                let of = |name: &str| Column::data(name);
                let plans = &self.plans;
                let head = [
                    of("slug").of_all_plans(plans, Unreadable::name, |row| row.slug.as_str()),
                    of("customer").of_plans(plans, |row| row.customer.as_str()),
                    of("state").of_all_plans(plans, Unreadable::state, state),
                    of("segment").of_plans(plans, |row| row.segment),
                    of("playbook").of_plans(plans, |row| row.playbook.as_deref()),
                    of("csm").of_plans(plans, |row| row.csm.as_deref()),
                    of("go_live").of_plans(plans, |row| Some(row.known()?.go_live)),
                    of("baseline").of_plans(plans, |row| Some(row.known()?.baseline)),
                    of("slip_days").of_plans(plans, |row| Some(row.known()?.slip)),
                ];
                let part =
                    |part: Part| of(&part_name(part)).of_plans(plans, |row| Some(part.days_in(row.known()?)));
                Table::new(head.into_iter().chain(Part::ALL.map(part)))
            }
            Grouping::Side => {
                let rows: Vec<(Part, i64, usize)> = sums.parts().collect();
                Table::new([
                    Column::data("side").of(&rows, |(part, _, _)| part.word()),
                    Column::data("days").of(&rows, |(_, days, _)| *days),
                    Column::data("plans").of(&rows, |(_, _, plans)| *plans),
                ])
            }
            Grouping::Segment | Grouping::Playbook | Grouping::Csm => {
                let groups = self.groups();
                let head = [
                    Column::data(self.by.word()).of(&groups, |(name, _)| *name),
                    Column::data("plans").of(&groups, |(_, sums)| sums.plans),
                    Column::data("slip_days").of(&groups, |(_, sums)| sums.slip),
                ];
                let part =
                    |part: Part| Column::data(&part_name(part)).of(&groups, |(_, sums)| sums.days(part));
                Table::new(head.into_iter().chain(Part::ALL.map(part)))
            }
        }
    }
}

fn by_side(all: &Sums) -> Table {
    let rows: Vec<(Part, i64, usize)> = all.parts().collect();
    let columns = [
        Column::left("side").of(&rows, |(part, _, _)| Tone::Strong.line(part.name())).total("slip"),
        Column::right("days").of(&rows, |(_, sum, _)| days(*sum)).total(days(all.slip)),
        Column::right("plans").of(&rows, |(_, _, plans)| Cell::count(*plans, Tone::Plain)).total(all.plans),
        Column::left("").expendable(1).wraps().of(&rows, |(part, _, _)| {
            Cell::lacking(part.meaning().map_or_else(Line::new, |it| Tone::Dim.line(it)))
        }),
    ];
    Table::new(columns)
}

/// The columns with what all plans come to below them: a name, the slip, and each part.
fn with_total(columns: impl Iterator<Item = Column>, sums: &Sums) -> Vec<Column> {
    if sums.plans < 2 {
        return columns.collect();
    }
    let all = [sums.slip].into_iter().chain(Part::ALL.map(|part| sums.days(part)));
    let cells = std::iter::once(Cell::from("all")).chain(all.map(days));
    columns.zip(cells).map(|(column, cell)| column.total(cell)).collect()
}

/// Whether there is a slip to explain.
const fn state(row: &SlipRow) -> &'static str {
    if row.ledger.is_ok() { "known" } else { "unknown" }
}

fn column(part: Part) -> Column {
    let rank = match part {
        Part::Side(Some(_)) => 0,
        Part::Side(None) => 4,
        Part::AtOnce => 3,
        Part::Unexplained => 2,
    };
    Column::right(part.name()).expendable(rank)
}

/// Days with their sign; none is a dim dot, so that what there is stands out.
fn days(days: i64) -> Cell {
    let line = if days == 0 { Tone::Dim.line("·") } else { Line::from(Signed::days(days).to_string()) };
    Cell::number(line, days as f64)
}
