//! The portfolio as programs read it in a table: one fact a cell, under the names of the JSON answer.

use crate::model::{Colour, Outcome, Side};
use crate::report::collected::{Collected, Unreadable};
use crate::report::{Cell, Column, Table};
use crate::status::{Earlier, FirstValue, StatusRow, Window};

/// The windows by the names of their columns.
const WINDOWS: [&str; 4] = ["0_30", "31_60", "61_90", "91"];

/// A row a plan; of one that could not be read its slug, and that it is so.
pub(super) fn table(plans: &Collected<StatusRow>) -> Table {
    let of = |name: &str| Column::data(name);
    let mut columns = vec![
        of("slug").of_all_plans(plans, Unreadable::name, |row| row.slug.as_str()),
        of("customer").of_plans(plans, |row| row.customer.as_str()),
        of("segment").of_plans(plans, |row| row.segment.word()),
        of("day").of_plans(plans, |row| row.day),
        of("planned_days").of_plans(plans, |row| row.planned_days),
        of("planned_end").of_plans(plans, |row| row.planned_end),
        of("phase").of_plans(plans, StatusRow::standing),
        of("is_on_hold").of_plans(plans, |row| row.is_on_hold),
        of("outcome").of_plans(plans, |row| row.ended.map(Outcome::word)),
        of("owner").of_plans(plans, |row| row.owner.as_deref()),
        of("arr").of_plans(plans, |row| row.arr),
        of("currency").of_plans(plans, |row| row.currency.as_deref()),
        of("load").of_plans(plans, |row| row.load),
        of("calls_in_5_working_days").of_plans(plans, |row| row.calls),
        of("health_state").of_all_plans(plans, Unreadable::state, |row| row.judgement.word()),
        of("health_score").of_plans(plans, |row| row.score),
        of("health_band").of_plans(plans, |row| row.band.map(Colour::word)),
        of("health_coverage").of_plans(plans, |row| row.coverage),
        of("health_score_on_monday").of_plans(plans, |row| row.before.as_ref()?.judgement.score()),
        of("ttfv_days").of_plans(plans, |row| match row.first_value {
            FirstValue::Reached(day) => Some(day),
            _ => None,
        }),
        of("first_value_state").of_plans(plans, |row| row.first_value.word()),
        of("first_value_days").of_plans(plans, |row| row.first_value.days()),
        of("next_gate").of_plans(plans, |row| row.next_gate.map(|next| next.gate.word())),
        of("next_gate_due").of_plans(plans, |row| row.next_gate?.due),
        of("next_gate_baseline").of_plans(plans, |row| row.next_gate?.baseline),
        of("next_gate_forecast").of_plans(plans, |row| row.next_gate?.forecast),
        of("next_gate_slip_days").of_plans(plans, |row| row.next_gate?.slip),
        of("next_gate_slip_of_plan_days").of_plans(plans, |row| row.next_gate?.slip_of_plan),
        of("go_live_live_on").of_plans(plans, |row| row.go_live.live_on),
        of("go_live_forecast").of_plans(plans, |row| row.go_live.forecast),
        of("go_live_baseline").of_plans(plans, |row| row.go_live.baseline),
        of("go_live_slip_days").of_plans(plans, |row| row.go_live.slip_days),
    ];
    for (at, name) in WINDOWS.iter().enumerate() {
        let part = |part: &str, count: fn(&Window) -> usize| {
            of(&format!("window_{name}_{part}")).of_plans(plans, |row| row.windows.get(at).map(count))
        };
        columns.extend([
            part("done", |window| window.done.len()),
            part("late", |window| window.late.len()),
            part("open", |window| window.open.len()),
        ]);
    }
    columns.extend([
        of("overdue").of_plans(plans, |row| row.overdue),
        of("blocked").of_plans(plans, |row| row.blocked),
    ]);
    columns.extend(
        Side::ALL
            .iter()
            .map(|side| of(&format!("waiting_on_{side}")).of_plans(plans, |row| waiting(row, *side))),
    );
    columns.extend([
        of("last_contact_on").of_plans(plans, |row| row.last_contact),
        of("days_since_contact").of_plans(plans, |row| row.days_since_contact),
        of("days_since_update").of_plans(plans, |row| row.days_since_update),
        of("signals").of_plans(plans, |row| row.signals.len()),
    ]);
    let compared = plans.rows.iter().any(|row| row.earlier.is_some());
    if compared {
        columns.extend(then(plans));
    }
    Table::new(columns)
}

/// How far each plan is, and what of it was on the earlier day that it is compared with.
fn then(plans: &Collected<StatusRow>) -> Vec<Column> {
    fn was<C: Into<Cell>>(plans: &Collected<StatusRow>, name: &str, cell: impl Fn(&Earlier) -> C) -> Column {
        Column::data(name)
            .of_plans(plans, |row| row.earlier.as_ref().map_or_else(Cell::absent, |it| cell(it).into()))
    }
    vec![
        Column::data("done").of_plans(plans, |row| row.done),
        Column::data("milestones").of_plans(plans, |row| row.milestones),
        was(plans, "since", |it| it.on),
        was(plans, "phase_was", Earlier::standing),
        was(plans, "health_state_was", |it| it.judgement.word()),
        was(plans, "health_score_was", |it| it.judgement.score()),
        was(plans, "health_band_was", |it| it.judgement.band().map(Colour::word)),
        was(plans, "go_live_live_on_was", |it| it.go_live.live_on),
        was(plans, "go_live_forecast_was", |it| it.go_live.forecast),
        was(plans, "go_live_slip_days_was", |it| it.go_live.slip_days),
        was(plans, "done_was", |it| it.done),
        was(plans, "milestones_was", |it| it.milestones),
        was(plans, "overdue_was", |it| it.overdue),
        was(plans, "blocked_was", |it| it.blocked),
    ]
}

/// How many things wait on a side; nothing where nobody knows what waits.
fn waiting(row: &StatusRow, side: Side) -> Option<usize> {
    row.blocked?;
    let one = row.waiting_on.iter().find(|one| one.side == Some(side));
    Some(one.map_or(0, |one| one.count))
}
