//! What is late or stuck in the logs, and whether somebody answers for it in time.

use super::measuring::{milestone_route, settled};
use super::{Better, Measuring, Metric, Record, Unit, Value};
use crate::model::{Action, Event, PlanFile, State};
use crate::phrase::List;
use crate::plan_at::PlanAt;
use crate::plan_at::Wait;
use crate::remedy::{Command, Word, commands};
use crate::route::Route;
use crate::schedule::{Stuck, open_actions, stuck};

pub(super) const OVERDUE_ACTIONS: Metric = Metric {
    id: "overdue_actions",
    name: "late actions",
    unit: Unit::Count,
    better: Better::Lower,
    summary: "open actions whose due date has passed",
    formula: "open `actions` whose `due`, rolled forward from a day off or on hold, is before the as-of date; one that \
              depends on a milestone is held against that milestone's baseline",
    not_applicable: "the onboarding has ended",
    source: "S1",
    files: &[PlanFile::Onboarding, PlanFile::Actions],
    record: Record::Often(finish_late_action),
    measure: |at| settled(overdue_actions(at)),
};

fn overdue_actions(at: &Measuring<'_>) -> Result<Value, Value> {
    at.while_running()?;
    at.with(PlanFile::Actions)?;
    let is_late = |index| at.action_owed_on(index).is_some_and(|due| at.is_past(due));
    let mut late: Vec<(usize, &Action)> = open_actions(at).filter(|(index, _)| is_late(*index)).collect();
    late.sort_by_key(|(index, _)| (at.action_owed_on(*index), *index));
    let ids: Vec<&str> = late.iter().map(|(_, action)| action.id.as_str()).collect();
    let value = Value::count(late.len()).from(late.iter().map(|(index, _)| action_route(*index).key("due")));
    Ok(if ids.is_empty() { value } else { value.note(List::and(&ids).at_most(3).to_string()) })
}

pub(super) const BLOCKED_ITEMS: Metric = Metric {
    id: "blocked_items",
    name: "blocked work",
    unit: Unit::Count,
    better: Better::Lower,
    summary: "milestones and actions that cannot go on",
    formula: "open `milestones` + open `actions` with a blocker that is open: since the as-of date or before, and not over",
    not_applicable: "the onboarding has ended",
    source: "S1",
    files: &[PlanFile::Onboarding, PlanFile::Jsp, PlanFile::Actions],
    record: Record::None,
    measure: |at| settled(blocked_items(at)),
};

fn blocked_items(at: &Measuring<'_>) -> Result<Value, Value> {
    let blocked = blocked(at)?;
    let ids: Vec<&str> = blocked.iter().map(|stuck| stuck.id).collect();
    let value = Value::count(ids.len()).from(blocked.iter().map(|stuck| stuck.route.clone()));
    Ok(if ids.is_empty() { value } else { value.note(List::and(&ids).at_most(3).to_string()) })
}

pub(super) const BLOCKERS_PAST_SLA: Metric = Metric {
    id: "blockers_past_sla",
    name: "unanswered blockers",
    unit: Unit::Count,
    better: Better::Lower,
    summary: "blocked milestones and actions that nobody has answered, and should have",
    formula: "blocked items with an open blocker that is not answered and whose working days after `since` (`added_on` of \
              the item, or the signature, where none is written) exceed the deadline for its `urgency` (normal when none is \
              written); a day off counts as the next working day",
    not_applicable: "the onboarding has ended",
    source: "S1",
    files: &[PlanFile::Onboarding, PlanFile::Jsp, PlanFile::Actions],
    record: Record::None,
    measure: |at| settled(blockers_past_sla(at)),
};

fn blockers_past_sla(at: &Measuring<'_>) -> Result<Value, Value> {
    let (mut items, mut routes, mut notes) = (0, vec![], vec![]);
    for Stuck { route, id, waits, .. } in blocked(at)? {
        let late: Vec<Wait<'_>> = waits.into_iter().filter(|wait| at.is_past_answer(wait)).collect();
        items += usize::from(!late.is_empty());
        notes.extend(late.first().map(|wait| format!("{id} since {}", wait.since)));
        routes.extend(late.iter().map(|wait| route.clone().key("blockers").index(wait.index)));
    }
    let value = Value::count(items).from(routes);
    Ok(if notes.is_empty() { value } else { value.note(List::and(&notes).at_most(4).to_string()) })
}

/// What is blocked on the as-of date; unknown when neither of the files that would say so exists.
fn blocked<'a>(at: &Measuring<'a>) -> Result<Vec<Stuck<'a>>, Value> {
    at.while_running()?;
    if !at.plan.has(PlanFile::Jsp) && !at.plan.has(PlanFile::Actions) {
        return Err(Value::unknown(format!(
            "there is no `{}` and no `{}`",
            PlanFile::Jsp,
            PlanFile::Actions
        )));
    }
    Ok(stuck(at.plan_at()))
}

pub(super) const BLOCKED_PATH_WORKING_DAYS: Metric = Metric {
    id: "blocked_path_working_days",
    name: "blocked way to go-live",
    unit: Unit::WorkingDays,
    better: Better::Lower,
    summary: "working days for which something that go-live waits for has been blocked; 0 once the customer is live",
    formula: "of the open blockers of the milestone with `event: go_live` and of all that it waits for, directly or through \
              others: the most working days since `since`, those on hold left out",
    not_applicable: "nothing that go-live waits for has begun, or the onboarding has ended",
    source: "S1",
    files: &[PlanFile::Onboarding, PlanFile::Jsp, PlanFile::Actions],
    record: Record::None,
    measure: |at| settled(blocked_path_working_days(at)),
};

fn blocked_path_working_days(at: &Measuring<'_>) -> Result<Value, Value> {
    at.while_running()?;
    at.with(PlanFile::Jsp)?;
    let Some((live, _)) = at.plan_at().milestone_of(Event::GoLive) else {
        return Err(Value::unknown(format!("no milestone is marked `event: {}`", Event::GoLive)));
    };
    // What nobody has begun cannot be held up, and is no clear way.
    let has_begun = |index: usize| !matches!(at.plan_at().state(index), State::NotStarted | State::Dropped);
    if !at.schedule.way_to(live).into_iter().any(|(index, _)| has_begun(index)) {
        return Err(Value::not_applicable("nothing that go-live waits for has begun"));
    }
    let path = at.open_path_to(Event::GoLive);
    let first =
        path.into_iter().filter_map(|index| Some((at.plan_at().waits(index).into_iter().next()?, index)));
    let Some((wait, index)) = first.min_by_key(|(wait, index)| (wait.since, *index)) else {
        return Ok(Value::days(0));
    };
    let days = at.working_days_passed(wait.since, at.as_of());
    let id = &at.plan.jsp.milestones[index].id;
    let route = milestone_route(index).key("blockers").index(wait.index);
    Ok(Value::days(days).from([route]).note(format!("{id} since {}", wait.since)))
}

fn action_route(index: usize) -> Route {
    Route::to(PlanFile::Actions).key("actions").index(index)
}

/// Finishes the first action that is late.
fn finish_late_action(at: &PlanAt) -> Option<Command> {
    let late =
        open_actions(at).find(|(index, _)| at.action_owed_on(*index).is_some_and(|due| at.is_past(due)));
    Some(commands::action_done(at.slug(), Word::or(late.map(|(_, it)| &it.id), "id"), None))
}
