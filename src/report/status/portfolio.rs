//! The portfolio: one row a plan, worst first, then what needs a person today.

use crate::date::Date;
use crate::gate::Bypass;
use crate::model::Colour;
use crate::phrase::Count;
use crate::remedy::commands;
use crate::report::collected::{Collected, Unreadable, none_yet};
use crate::report::{Callout, Cell, Column, Heading, Item, Items, Line, Report, Table, Tone};
use crate::signal::cost_rank;
use crate::status::StatusRow;

use super::cells;

/// What the portfolio's screen shows.
#[derive(Clone, Debug, PartialEq)]
pub struct PortfolioStatus {
    /// The date of all of it.
    pub as_of: Date,
    /// The plans to show, in the order to show them, and those that could not be read.
    pub collected: Collected<StatusRow>,
    /// Plans that the filters leave out.
    pub filtered: usize,
}

/// How many things the screen says need a person: a list that is longer is not read.
const URGENT: usize = 5;

impl PortfolioStatus {
    /// The answer in blocks.
    pub(super) fn blocks(&self) -> Report {
        let mut report = Report::new().with(title(self)).with(table(self));
        if !self.collected.unreadable.is_empty() {
            report.push(incomplete(&self.collected.unreadable));
        }
        self.collected.doubts(&mut report);
        let urgent = urgent(&self.collected.rows, self.as_of);
        if !urgent.is_empty() {
            report.push(Heading::part("needs a person today"));
            report.push(Items::numbered(urgent));
        }
        report.push_lines(remarks(self));
        report
    }
}

fn title(portfolio: &PortfolioStatus) -> Line {
    let Collected { rows, unreadable, .. } = &portfolio.collected;
    let shown = Count(rows.len() + unreadable.len(), "onboarding");
    let line = Line::new().strong(shown).dim(format!(" as of {}", portfolio.as_of.short_with_weekday()));
    let running = || rows.iter().filter(|row| row.ended.is_none());
    let part = |count: usize, tone: Tone, words: &str| {
        if count == 0 { Line::new() } else { tone.line(format!("{count} {words}")) }
    };
    let band = |band: Colour| {
        part(running().filter(|row| row.band == Some(band)).count(), cells::tone(band), band.word())
    };
    let parts = [
        part(unreadable.len(), Tone::Bad, "unreadable"),
        band(Colour::Red),
        band(Colour::Amber),
        band(Colour::Green),
        part(running().filter(|row| row.band.is_none()).count(), Tone::Dim, "with insufficient data"),
    ];
    Line::joined([line, Line::joined(parts, ", ")], " · ")
}

fn table(portfolio: &PortfolioStatus) -> Table {
    let plans = &portfolio.collected;
    let columns = [
        Column::left("customer").cuts().at_least(12).of_all_plans(
            plans,
            |plan| Tone::Strong.line(&plan.slug).into(),
            |row| Tone::Strong.line(&row.customer),
        ),
        Column::data("slug").of_all_plans(plans, Unreadable::name, |row| row.slug.as_str()),
        Column::left("segment").expendable(9).of_plans(plans, |row| row.segment.word()),
        Column::right("day").of_plans(plans, |row| row.day),
        Column::left("phase").expendable(4).of_all_plans(
            plans,
            |_| Tone::Bad.line("unreadable").into(),
            cells::phase,
        ),
        Column::left("30/60/90")
            .named("windows")
            .expendable(2)
            .of_plans(plans, |row| cells::windows(row.windows.iter().take(3))),
        Column::left("91+")
            .named("after_90")
            .expendable(7)
            .of_plans(plans, |row| cells::windows(row.windows.iter().skip(3))),
        Column::left("next gate").expendable(1).of_plans(plans, |row| row.next_gate.map(cells::next_gate)),
        Column::left("opens")
            .named("gate_forecast")
            .expendable(8)
            .of_plans(plans, |row| row.next_gate?.forecast.map(cells::day)),
        Column::data("gate_slip_days").of_plans(plans, |row| row.next_gate?.slip()),
        Column::left("health").of_all_plans(plans, Unreadable::mark, cells::health),
        Column::data("band").of_plans(plans, |row| row.band.map(Colour::word)),
        Column::left("value")
            .named("first_value")
            .of_plans(plans, |row| cells::first_value_short(row.first_value)),
        Column::right("late").named("overdue").of_plans(plans, |row| cells::bad_count(row.overdue)),
        Column::right("blk").named("blocked").of_plans(plans, |row| cells::bad_count(row.blocked)),
        Column::left("waiting on")
            .wraps()
            .expendable(6)
            .of_plans(plans, |row| cells::waiting_on(&row.waiting_on)),
        Column::left("owner").cuts().expendable(3).of_plans(plans, |row| row.owner.as_deref()),
        Column::right("update").named("days_since_update").expendable(5).of_plans(plans, |row| {
            row.days_since_update.map(|days| Cell::number(format!("{days}d ago"), days as f64))
        }),
    ];
    Table::new(columns).when_empty(nothing(portfolio)).main()
}

fn nothing(portfolio: &PortfolioStatus) -> Line {
    if portfolio.filtered + portfolio.collected.ended > 0 {
        return Line::from("no onboarding matches; ")
            .quoted(commands::status_all())
            .plain(" shows ended ones too");
    }
    none_yet()
}

fn incomplete(unreadable: &[Unreadable]) -> Callout {
    let count = Count(unreadable.len(), "onboarding");
    let text = format!("{count} cannot be read: every count here is incomplete");
    let named = unreadable.iter().take(URGENT).fold(Callout::error(text), |callout, plan| {
        let line = Line::new().strong(&plan.slug).plain(": ").then(Line::message(&plan.message));
        callout.below(line.dim(" · ").code(commands::check(&plan.slug)))
    });
    match unreadable.len().saturating_sub(URGENT) {
        0 => named,
        more => named.below(Line::new().plain(format!("and {more} more · ")).code(commands::check_all())),
    }
}

/// The costliest signals of the portfolio: by what they cost to ignore, then by the contract at stake. At most
/// two a plan, so that one burning plan does not hide the others.
fn urgent(rows: &[StatusRow], as_of: Date) -> Vec<Item> {
    let running = rows.iter().filter(|row| row.ended.is_none() && !row.is_on_hold);
    let mut all: Vec<_> =
        running.flat_map(|row| row.signals.iter().take(2).map(move |fired| (row, fired))).collect();
    all.sort_by(|(a, x), (b, y)| {
        let rank = cost_rank(x.signal).cmp(&cost_rank(y.signal));
        let stake = b.arr.unwrap_or(0.0).total_cmp(&a.arr.unwrap_or(0.0));
        rank.then(stake).then_with(|| a.slug.cmp(&b.slug))
    });
    let signal = |(row, fired): &(&StatusRow, &crate::signal::Fired)| {
        let line =
            Line::new().strong(&row.customer).plain(": ").then(Line::message(&fired.observation.message));
        let owner = fired.owner.as_deref().map_or_else(|| ", ".to_owned(), |owner| format!(", {owner} "));
        let play =
            Line::new().dim("play ").code(fired.play).dim(owner).then(cells::play_clock(fired.by, as_of));
        Item::new(line).below(play).below(Line::command(&commands::status(&row.slug)))
    };
    behind_shut_gates(rows).into_iter().chain(all.iter().map(signal)).take(URGENT).collect()
}

/// What happened behind a gate that is not open comes before any signal, the largest contract first: nothing else there
/// is known to be wrong already.
fn behind_shut_gates(rows: &[StatusRow]) -> Vec<Item> {
    let mut all: Vec<_> = rows
        .iter()
        .filter_map(|row| Some((row, row.bypassed.iter().rev().find(|it| it.what.is_forbidden())?)))
        .collect();
    all.sort_by(|(a, _), (b, _)| {
        let stake = b.arr.unwrap_or(0.0).total_cmp(&a.arr.unwrap_or(0.0));
        stake.then_with(|| a.slug.cmp(&b.slug))
    });
    let item = |(row, bypass): &(&StatusRow, &Bypass)| {
        let message = bypass.message();
        let line = Line::new().strong(&row.customer).plain(": ").then(Line::message(&message));
        Item::new(line).below(Line::command(&commands::gate(&row.slug, bypass.gate())))
    };
    all.iter().map(item).collect()
}

fn remarks(portfolio: &PortfolioStatus) -> Vec<Line> {
    let mut remarks = Vec::new();
    remarks.extend(portfolio.collected.left_out());
    if portfolio.filtered > 0 {
        let filtered = Count(portfolio.filtered, "onboarding");
        remarks.push(Tone::Dim.line(format!("{filtered} left out by the filters")));
    }
    remarks
}
