//! Whether the customer does in time what waits for the customer.

use super::measuring::settled;
use super::{Better, Measuring, Metric, Record, Unit, Value};
use crate::date::Date;
use crate::model::{ContactKind, PlanFile, Side};
use crate::phrase::List;
use crate::route::Route;

pub(super) const CUSTOMER_WORK_ON_TIME: Metric = Metric {
    id: "customer_work_on_time",
    name: "customer on time",
    unit: Unit::Share,
    better: Better::Higher,
    summary: "actions and asks of the customer that were done in time, of those that were to be done by now",
    formula: "the customer's `actions` done by the day for which they were planned first, and asks answered by theirs ÷ those \
              that are done or answered, or whose day is past; moved by holds alone, and rolled forward from a day off",
    not_applicable: "nothing of the customer's was to be done by now",
    source: "S1",
    files: &[
        PlanFile::Onboarding,
        PlanFile::Stakeholders,
        PlanFile::Jsp,
        PlanFile::Actions,
        PlanFile::Contacts,
    ],
    record: Record::None,
    measure: |at| settled(customer_work_on_time(at)),
};

/// Something that waits for the customer: its id, where it is, the day for which it was planned first, and the day on
/// which it was done.
struct Piece<'a> {
    id: &'a str,
    route: Route,
    due: Date,
    done_on: Option<Date>,
}

fn customer_work_on_time(at: &Measuring<'_>) -> Result<Value, Value> {
    let files = [PlanFile::Actions, PlanFile::Contacts];
    if !files.iter().any(|file| at.plan.has(*file)) {
        return Err(Value::unknown(format!("there is no `{}` and no `{}`", files[0], files[1])));
    }
    let last = at.on(at.today());
    let judged: Vec<(Piece<'_>, bool)> = actions(at)
        .chain(asks(at))
        .filter(|piece| piece.done_on.is_some() || last.is_past(piece.due))
        .map(|piece| {
            let by = at.holds.roll_forward(&at.calendar, piece.due);
            let is_punctual = piece.done_on.is_some_and(|on| on <= by);
            (piece, is_punctual)
        })
        .collect();
    if judged.is_empty() {
        return Err(Value::not_applicable("nothing of the customer's was to be done by now"));
    }
    let late: Vec<&str> = judged.iter().filter(|(_, is)| !is).map(|(piece, _)| piece.id).collect();
    let punctual = judged.len() - late.len();
    let note = match late.as_slice() {
        [] => format!("{punctual} of {}", judged.len()),
        late => format!("{punctual} of {}, not {}", judged.len(), List::and(late).at_most(3)),
    };
    let share = Value::share(punctual, judged.len(), "");
    let routes = judged.iter().map(|(piece, _)| piece.route.clone());
    Ok(share.from(routes).note(note))
}

fn actions<'a>(at: &Measuring<'a>) -> impl Iterator<Item = Piece<'a>> {
    let at = at.plan_at();
    let actions = at.plan.actions.actions.iter().enumerate();
    let theirs = actions.filter(move |(index, action)| {
        action.progress().is_planned_on(at.as_of()) && at.action_side(*index) == Some(Side::Customer)
    });
    theirs.filter_map(move |(index, action)| {
        Some(Piece {
            id: &action.id,
            route: Route::to(PlanFile::Actions).key("actions").index(index),
            due: at.first_planned(action.due.as_ref(), &action.moves)?,
            done_on: at.action_done_on(index),
        })
    })
}

fn asks<'a>(at: &Measuring<'a>) -> impl Iterator<Item = Piece<'a>> {
    let at = at.plan_at();
    let asks = at.plan.contacts.contacts.iter().enumerate().filter(|(_, it)| it.kind == ContactKind::Ask);
    let theirs = asks.filter(move |(_, ask)| {
        let of = ask.of.one_on(at.as_of());
        ask.asked_by(at.as_of()).is_some() && of.and_then(|of| at.side_of(of)) == Some(Side::Customer)
    });
    theirs.filter_map(move |(index, ask)| {
        Some(Piece {
            id: &ask.id,
            route: Route::to(PlanFile::Contacts).key("contacts").index(index),
            due: at.first_planned(ask.due.as_ref(), &ask.moves)?,
            done_on: ask.answered_by(at.as_of()),
        })
    })
}
