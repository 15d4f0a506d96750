//! Milestones and workstreams: how far the plan is, and whose work it is.

use super::measuring::{milestone_route, settled};
use super::{Better, Measuring, Metric, Record, Unit, Value};
use crate::model::PlanFile;
use crate::phrase::List;
use crate::plan_at::PlanAt;
use crate::remedy::{Command, Word, blank, commands};
use crate::route::Route;

pub(super) const MILESTONE_COMPLETION: Metric = Metric {
    id: "milestone_completion",
    name: "milestones done",
    unit: Unit::Share,
    better: Better::Higher,
    summary: "milestones of the whole plan that are done",
    formula: "done ÷ all `milestones` that are not dropped",
    not_applicable: "",
    source: "S1 S2 S3",
    files: &[PlanFile::Jsp],
    record: Record::Often(finish_next),
    measure: |at| settled(milestone_completion(at)),
};

fn milestone_completion(at: &Measuring<'_>) -> Result<Value, Value> {
    let milestones = at.milestones()?;
    let done = milestones.iter().filter(|(_, _, forecast)| forecast.is_done).count();
    Ok(share_of_milestones(done, milestones.len()))
}

fn share_of_milestones(part: usize, whole: usize) -> Value {
    let value = Value::share(part, whole, "no milestones are planned");
    value.from([Route::to(PlanFile::Jsp).key("milestones")]).note(format!("{part} of {whole}"))
}

pub(super) const DUE_MILESTONES_DONE: Metric = Metric {
    id: "due_milestones_done",
    name: "work due",
    unit: Unit::Share,
    better: Better::Higher,
    summary: "milestones that the agreed plan wanted done by now and that are, late or not",
    formula: "done ÷ `milestones` that are done or whose day is before the as-of date: the one that the customer's side \
              agreed to last, or the first that was planned where it never did, moved by holds alone and rolled forward \
              from a day off",
    not_applicable: "nothing was to be done by now",
    source: "S1 S2 S3",
    files: &[PlanFile::Onboarding, PlanFile::Jsp],
    record: Record::Often(finish_next),
    measure: |at| settled(due_milestones_done(at)),
};

fn due_milestones_done(at: &Measuring<'_>) -> Result<Value, Value> {
    let milestones = at.milestones()?;
    let mut wanted = milestones;
    wanted.retain(|(index, _, forecast)| {
        let by = at.milestone_owed_on(*index).map(|on| at.calendar.roll_forward(on));
        forecast.is_done || by.is_some_and(|by| by < at.today())
    });
    if wanted.is_empty() {
        return Err(Value::not_applicable("no milestone was to be done by now"));
    }
    let done = wanted.iter().filter(|(_, _, forecast)| forecast.is_done).count();
    Ok(share_of_milestones(done, wanted.len()))
}

pub(super) const MILESTONES_ON_TIME: Metric = Metric {
    id: "milestones_on_time",
    name: "on time",
    unit: Unit::Share,
    better: Better::Higher,
    summary: "milestones that were done by the day that was agreed, of those that are done or should be",
    formula: "done with `done_on` by that day ÷ done `milestones` with one + open ones whose day is before the as-of date: \
              the one that the customer's side agreed to last, as for `due_milestones_done`; on a day off it rolls forward",
    not_applicable: "nothing has been due yet",
    source: "S1 S3",
    files: &[PlanFile::Onboarding, PlanFile::Jsp],
    record: Record::None,
    measure: |at| settled(milestones_on_time(at)),
};

fn milestones_on_time(at: &Measuring<'_>) -> Result<Value, Value> {
    let (mut punctual, mut judged) = (0, 0);
    // What was open when the onboarding ended was late by then, or never.
    let last = at.on(at.today());
    let is_past = |due| last.is_past(due);
    for (index, _, forecast) in at.milestones()? {
        let Some(owed) = at.milestone_owed_on(index) else { continue };
        match at.done_on(index) {
            Some(on) => {
                judged += 1;
                punctual += usize::from(on <= at.holds.roll_forward(&at.calendar, owed));
            }
            None if forecast.standing.is_open() && is_past(owed) => judged += 1,
            None => {}
        }
    }
    if judged == 0 {
        return Err(Value::not_applicable("no milestone has been due yet"));
    }
    Ok(share_of_milestones(punctual, judged))
}

pub(super) const OVERDUE_MILESTONES: Metric = Metric {
    id: "overdue_milestones",
    name: "late milestones",
    unit: Unit::Count,
    better: Better::Lower,
    summary: "open milestones whose due date has passed",
    formula: "open `milestones` whose `due`, rolled forward from a day off or on hold, is before the as-of date",
    not_applicable: "the onboarding has ended",
    source: "S1 S2",
    files: &[PlanFile::Onboarding, PlanFile::Jsp],
    record: Record::Often(finish_next),
    measure: |at| settled(overdue_milestones(at)),
};

fn overdue_milestones(at: &Measuring<'_>) -> Result<Value, Value> {
    at.while_running()?;
    let mut overdue = at.milestones()?;
    overdue.retain(|(_, _, forecast)| forecast.is_overdue);
    overdue.sort_by_key(|(index, _, forecast)| (forecast.due, *index));
    let ids: Vec<&str> = overdue.iter().map(|(_, milestone, _)| milestone.id.as_str()).collect();
    let routes = overdue.iter().map(|(index, ..)| milestone_route(*index).key("due"));
    let value = Value::count(overdue.len()).from(routes);
    Ok(if ids.is_empty() { value } else { value.note(List::and(&ids).at_most(3).to_string()) })
}

pub(super) const SCOPE_GROWTH: Metric = Metric {
    id: "scope_growth",
    name: "scope growth",
    unit: Unit::Change,
    better: Better::Lower,
    summary: "milestones added since the plan was agreed, against those that were agreed",
    formula: "`milestones` added after both sides had confirmed the plan ÷ those that were in it; dropped ones are left \
              out, and until then it is 0",
    not_applicable: "",
    source: "S0",
    files: &[PlanFile::Jsp],
    record: Record::None,
    measure: |at| settled(scope_growth(at)),
};

fn scope_growth(at: &Measuring<'_>) -> Result<Value, Value> {
    let milestones = at.milestones()?;
    let is_added = |index: &usize| at.baselines.is_scope_growth(*index);
    let added: Vec<usize> = milestones.iter().map(|(index, ..)| *index).filter(is_added).collect();
    let agreed = milestones.len() - added.len();
    let growth = Value::share(added.len(), agreed, "no milestone was in the plan when it was agreed");
    let note = match at.baselines.agreed_on() {
        Some(on) => format!("{} added to {agreed} since {on}", added.len()),
        None => "the plan is not agreed yet".to_owned(),
    };
    Ok(growth.from(added.into_iter().map(milestone_route)).note(note))
}

pub(super) const CUSTOMER_OWNED_SHARE: Metric = Metric {
    id: "customer_owned_share",
    name: "owned by the customer",
    unit: Unit::Share,
    better: Better::Higher,
    summary: "milestones that somebody at the customer owns too",
    formula: "`milestones` with a `customer_owner`, or whose workstream has one ÷ all that are not dropped",
    not_applicable: "",
    source: "S1 S2",
    files: &[PlanFile::Jsp],
    record: Record::None,
    measure: |at| settled(customer_owned_share(at)),
};

fn customer_owned_share(at: &Measuring<'_>) -> Result<Value, Value> {
    let milestones = at.milestones()?;
    let shared = milestones.iter().filter(|(index, ..)| at.customer_owner(*index).is_some());
    Ok(share_of_milestones(shared.count(), milestones.len()))
}

pub(super) const UNOWNED_WORKSTREAMS: Metric = Metric {
    id: "unowned_workstreams",
    name: "unowned workstreams",
    unit: Unit::Count,
    better: Better::Lower,
    summary: "workstreams without a named customer owner: they count as not started",
    formula: "`workstreams` without a `customer_owner`",
    not_applicable: "",
    source: "S1",
    files: &[PlanFile::Jsp],
    record: Record::Often(own_streams),
    measure: |at| settled(unowned_workstreams(at)),
};

fn unowned_workstreams(at: &Measuring<'_>) -> Result<Value, Value> {
    at.with(PlanFile::Jsp)?;
    let all: Vec<_> = at.workstreams().collect();
    if all.is_empty() {
        return Err(Value::unknown("no workstreams are listed"));
    }
    let open = all.into_iter().filter(|(_, stream)| !stream.is_owned_by_customer(at.as_of()));
    let (routes, ids): (Vec<Route>, Vec<&str>) = open
        .map(|(index, stream)| (Route::to(PlanFile::Jsp).key("workstreams").index(index), stream.id.as_str()))
        .unzip();
    let value = Value::count(ids.len()).from(routes);
    Ok(if ids.is_empty() { value } else { value.note(List::and(&ids).at_most(3).to_string()) })
}

/// Names somebody of the customer for all streams that have nobody.
fn own_streams(at: &PlanAt) -> Option<Command> {
    let mut open = at.workstreams().filter(|(_, it)| !it.is_owned_by_customer(at.as_of()));
    let (_, first) = open.next()?;
    let set = commands::workstream_set_customer_owner(at.slug(), &first.id, blank("name"));
    Some(set.and(open.map(|(_, it)| &it.id)))
}

/// Finishes the first milestone in the file that waits for nothing that is open.
fn finish_next(at: &PlanAt) -> Option<Command> {
    let mut open = at.written_milestones().filter(|(index, it)| at.is_open(*index) && it.fact.is_none());
    let next = open.find(|(index, _)| at.open_before(*index, at.as_of()).is_empty());
    let id = Word::or(next.map(|(_, it)| &it.id), "id");
    Some(commands::milestone_done(at.slug(), id, None, Some(blank("evidence"))))
}
