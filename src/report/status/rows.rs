//! The portfolio's table: a row a plan, in columns that are as narrow as they can be.

use super::cells;
use super::names::Names;
use super::totals::worth_of;
use crate::date::Date;
use crate::health::Judgement;
use crate::phrase::Plural;
use crate::report::collected::{Collected, Unreadable};
use crate::report::{Column, Line, SPARE, Table, Tone};
use crate::status::StatusRow;

/// The rows of `plans`; which columns give way first is what a stand-up can do without most easily.
pub(super) fn table(plans: &Collected<StatusRow>, names: &Names, as_of: Date) -> Table {
    let by = |row: &StatusRow| row.owner.as_deref().map(|name| names.initials(name));
    let is_compared = plans.rows.iter().any(|row| row.earlier.is_some());
    let late = |row: &StatusRow| {
        cells::count_since(row.overdue, row.earlier.as_ref().map(|then| then.overdue), Tone::Bad)
    };
    let blocked = |row: &StatusRow| {
        cells::count_since(row.blocked, row.earlier.as_ref().map(|then| then.blocked), Tone::Warn)
    };
    let columns = [
        Column::left("band").of_all_plans(plans, |_| Tone::Bad.line("✗").into(), cells::mark),
        Column::left("customer").names().of_all_plans(
            plans,
            |plan| Tone::Strong.line(&plan.slug).into(),
            |row| Tone::Strong.line(&row.customer),
        ),
        Column::right("done").expendable(8).data_only_if(!is_compared).of_plans(plans, cells::done),
        Column::right("day").expendable(4).of_plans(plans, cells::day_of_planned),
        window("–30", 0).of_plans(plans, |row| cells::window(row.windows.first())),
        window("–60", 1).of_plans(plans, |row| cells::window(row.windows.get(1))),
        window("–90", 2).of_plans(plans, |row| cells::window(row.windows.get(2))),
        window("91+", SPARE - 10).of_plans(plans, |row| cells::window(row.windows.get(3))),
        Column::left("next gate").expendable(2).of_all_plans(plans, Unreadable::mark, |row| {
            row.next_gate.filter(|_| row.ended.is_none()).map_or_else(|| cells::ended(row), cells::next_gate)
        }),
        Column::left("go-live").expendable(3).of_plans(plans, cells::go_live_since),
        Column::left("first value")
            .expendable(SPARE + 1)
            .of_plans(plans, |row| cells::first_value_short(row.first_value)),
        Column::right("worth").expendable(SPARE + 2).of_plans(plans, worth_of),
        Column::right("late").expendable(1).of_plans(plans, late),
        Column::right("blk").expendable(5).of_plans(plans, blocked),
        Column::right("seen").expendable(6).of_plans(plans, |row| cells::seen(row, as_of)),
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
pub(super) fn asks_for_a_look(row: &StatusRow, as_of: Date) -> bool {
    let has_changed = row.judgement_then().is_some_and(|then| then.letter() != row.judgement.letter());
    has_changed || row.needs.iter().any(|need| need.by <= as_of) || row.judgement == Judgement::Insufficient
}

/// How many rows are not shown, and how to see them.
pub(super) fn folded(count: usize, since: &str) -> Line {
    let (have, need, them) = if count == 1 { ("has", "needs", "it") } else { ("have", "need", "them") };
    let plans = Plural(count, "plan");
    let line = format!("{count} more {plans} {have} not changed since {since} and {need} nobody today: ");
    Tone::Dim.line(line).code("--all").dim(format!(" shows {them}"))
}
