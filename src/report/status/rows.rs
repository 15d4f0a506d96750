//! The portfolio's table: a row a plan, in columns that are as narrow as they can be.

use super::cells;
use super::names::Names;
use super::totals::worth_of;
use crate::date::Date;
use crate::health::Judgement;
use crate::phrase::Plural;
use crate::report::collected::{Collected, Unreadable};
use crate::report::{Cell, Column, Line, SPARE, Table, Tone};
use crate::status::StatusRow;

/// The rows of `plans`; which columns give way first is what a stand-up can do without most easily.
pub(super) fn table(plans: &Collected<StatusRow>, names: &Names, as_of: Date) -> Table {
    table_with(plans, names, as_of, cells::mark)
}

/// The rows of plans that have another band than they had: which one it was, too.
pub(super) fn turned(plans: &Collected<StatusRow>, names: &Names, as_of: Date) -> Table {
    table_with(plans, names, as_of, cells::mark_from)
}

fn table_with(
    plans: &Collected<StatusRow>,
    names: &Names,
    as_of: Date,
    band: fn(&StatusRow) -> Cell,
) -> Table {
    let by = |row: &StatusRow| row.owner.as_deref().map(|name| names.initials(name));
    let is_compared = plans.rows.iter().any(|row| row.earlier.is_some());
    let late = |row: &StatusRow| {
        cells::count_since(row.overdue, row.earlier.as_ref().map(|then| then.overdue), Tone::Bad)
    };
    let blocked = |row: &StatusRow| {
        cells::count_since(row.blocked, row.earlier.as_ref().map(|then| then.blocked), Tone::Warn)
    };
    let columns = [
        Column::left("band").of_all_plans(plans, |_| Tone::Bad.line("✗").into(), band),
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

/// Whether its health has another letter than on the day that it is compared with. One that was not there then has; one that
/// rests is told of neither day.
pub(super) fn has_another_band(row: &StatusRow) -> bool {
    match row.judgement_then() {
        Some(then) => then.letter() != row.judgement.letter(),
        None => row.ended.is_none() && row.judgement != Judgement::OnHold,
    }
}

/// How many rows are not shown, and how to see them. Other numbers of them may well have moved.
pub(super) fn folded(count: usize, since: &str) -> Line {
    let them = if count == 1 { "it" } else { "them" };
    let line = format!("{count} more {} in the same band as on {since}: ", Plural(count, "plan"));
    Tone::Dim.line(line).code("--all").dim(format!(" shows {them}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::Assessment;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};

    #[test]
    fn what_is_folded_has_the_band_that_it_had_and_nothing_more_is_said_of_it() {
        let signed = |day: &str| {
            let head = format!("{{customer: Acme, segment: smb, contract: {{signed_on: {day}}}}}");
            let it = Assessment::of(plan_from(&[("onboarding.yaml", &head)]), &Basis::on(date("2026-03-03")));
            StatusRow::of(&it).since_monday(&it)
        };
        assert!(!has_another_band(&signed("2026-03-02")));
        assert!(has_another_band(&signed("2026-03-03")), "it was not there on Monday");
        let said = [1, 2].map(|count| folded(count, "Mon 2 Mar").text());
        assert_eq!(said[0], "1 more plan in the same band as on Mon 2 Mar: --all shows it");
        assert_eq!(said[1], "2 more plans in the same band as on Mon 2 Mar: --all shows them");
    }
}
