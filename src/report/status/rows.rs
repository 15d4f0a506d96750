//! The portfolio's table: a row a plan, in columns that are as narrow as they can be.

use super::cells;
use super::names::Names;
use super::portfolio::PortfolioStatus;
use super::totals::worth_of;
use crate::health::Judgement;
use crate::report::collected::{Collected, Unreadable};
use crate::report::{Column, Line, SPARE, Table, Tone};
use crate::status::StatusRow;

/// The rows of `plans`; which columns give way first is what a stand-up can do without most easily.
pub(super) fn table(plans: &Collected<StatusRow>, names: &Names) -> Table {
    let by = |row: &StatusRow| row.owner.as_deref().map(|name| names.initials(name));
    let columns = [
        Column::left("health").of_all_plans(plans, |_| Tone::Bad.line("✗").into(), cells::mark),
        Column::left("customer").names().of_all_plans(
            plans,
            |plan| Tone::Strong.line(&plan.slug).into(),
            |row| Tone::Strong.line(&row.customer),
        ),
        Column::right("day").expendable(4).of_plans(plans, cells::day_of_planned),
        window("–30", 0).of_plans(plans, |row| cells::window(row.windows.first())),
        window("–60", 1).of_plans(plans, |row| cells::window(row.windows.get(1))),
        window("–90", 2).of_plans(plans, |row| cells::window(row.windows.get(2))),
        window("91+", SPARE - 10).of_plans(plans, |row| cells::window(row.windows.get(3))),
        Column::left("next gate").expendable(2).of_all_plans(plans, Unreadable::mark, |row| {
            row.next_gate.filter(|_| row.ended.is_none()).map_or_else(|| cells::ended(row), cells::next_gate)
        }),
        Column::left("go-live").expendable(3).of_plans(plans, |row| cells::go_live(&row.go_live)),
        Column::left("first value")
            .expendable(SPARE + 1)
            .of_plans(plans, |row| cells::first_value_short(row.first_value)),
        Column::right("worth").expendable(SPARE + 2).of_plans(plans, worth_of),
        Column::right("late").expendable(1).of_plans(plans, |row| cells::count(row.overdue, Tone::Bad)),
        Column::right("blk").expendable(5).of_plans(plans, |row| cells::count(row.blocked, Tone::Warn)),
        Column::right("seen").expendable(6).of_plans(plans, cells::seen),
        Column::left("by").expendable(7).of_plans(plans, by),
    ];
    Table::new(columns).close()
}

/// The windows give way from the last to the first.
fn window(title: &str, at: u8) -> Column {
    Column::left(title).expendable(10 + at)
}

/// Whether somebody has to look at the row: its health has another letter than on the last Monday, or something needs a
/// person.
pub(super) fn asks_for_a_look(row: &StatusRow) -> bool {
    let has_changed =
        row.before.as_ref().is_some_and(|then| then.judgement.letter() != row.judgement.letter());
    has_changed || !row.needs.is_empty() || row.judgement == Judgement::Insufficient
}

/// How many rows are not shown, and how to see them.
pub(super) fn folded(count: usize) -> Line {
    let words = if count == 1 { " more plan has" } else { " more plans have" };
    let line = Tone::Dim.line(format!("{count}{words} not changed since Monday and need nobody: "));
    line.code("--all").dim(if count == 1 { " shows it" } else { " shows them" })
}

impl PortfolioStatus {
    /// All names that stand on the screen.
    pub(super) fn names(&self) -> Names {
        let of_row = |row| {
            let row: &StatusRow = row;
            let needs = row.needs.iter().filter_map(|need| need.owner.as_deref());
            let next = row.due_next.iter().filter_map(|one| one.owner.as_deref());
            row.owner.as_deref().into_iter().chain(needs).chain(next)
        };
        Names::of(self.collected.rows.iter().flat_map(of_row))
    }
}
